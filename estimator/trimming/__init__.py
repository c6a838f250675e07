"""What can go from a prompt: rules that find edits, what they save, and plans that fit a budget."""
