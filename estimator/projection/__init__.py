"""What a way of using a model costs by the day and by the month, for months ahead."""
