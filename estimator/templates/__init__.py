"""Prompts with places for values, and the tokens of each row of values in them."""
