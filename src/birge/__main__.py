"""`python -m birge` is the console command."""

from birge.site.cli import main

if __name__ == "__main__":
    main()
