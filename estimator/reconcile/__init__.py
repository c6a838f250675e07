"""What was used by the logs and what was billed, side by side: each request counted once.

Logs are read line by line (``reading``), what they say is recognised by its shape (``shapes``,
``responses``, ``rows``), each request is kept once as a few bytes (``ledger``), added up by model,
class and day (``tally``) and priced by the book (``priced``). ``comparing`` holds it against a bill
and says which cause (``causes``) accounts for each difference; ``expected`` against an estimate.
Of a log nothing but numbers, names of models, moments and digests of ids is ever kept.
"""
