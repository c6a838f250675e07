"""Batch files: many requests in one file, checked, counted and priced before they are sent."""
