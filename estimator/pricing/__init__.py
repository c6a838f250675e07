"""What a request costs: rates, the book that holds them, and quotes of exact decimals."""
