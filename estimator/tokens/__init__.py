"""How many tokens a text is: vocabularies, safe cuts, and the incremental counter."""
