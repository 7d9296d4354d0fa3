"""What is printed, or taken along as a file."""
