"""Every rule, in the order in which they run: first what takes most away, white space last."""

from estimator.trimming.rule import Rule

ALL: tuple[Rule, ...] = ()
BY_NAME = {rule.name: rule for rule in ALL}
LINE_ENDINGS = "line-endings"
"""What the text has no part in: it is saved, and counted, with one line feed a line."""
