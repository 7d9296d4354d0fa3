"""What is sent and answered about water. Exact numbers are text."""
