"""What is printed: notice, attendance sheet, minutes; and the sentences that explain a count."""
