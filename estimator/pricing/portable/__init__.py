"""The rates as files: the book as rows, and the files of others read into the user's layer.

rows      the book as rows, one a rate, a model or a card
sheet     rows as CSV, and back; cells, numbers: what spreadsheets make of texts and numbers
headers   the columns by the names that people give them
document  rows, rules, exchange rates and meters as JSON, and back
litellm, genai: the price files of two public projects
said      what a file says, claim by claim; reading: how a row is understood
compare   what that would change in a book
imports   a file of any of these forms -> what it would change
"""
