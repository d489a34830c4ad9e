"""What both towers stand on: sentences in two languages, refusals, exact arrays. Standard library only."""
