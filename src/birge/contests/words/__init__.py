"""What is said in words: procedures, texts, results and states, for pages and papers."""
