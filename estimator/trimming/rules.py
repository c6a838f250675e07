"""Every rule, in the order in which they run: first what takes most away, blanks last."""

from dataclasses import replace
from itertools import chain

from estimator.trimming import (
    blank_rules,
    code_blocks,
    comment_rules,
    data_rules,
    duplicate_rules,
    embedded_rules,
    html_rules,
    indent_rules,
    json_rules,
    json_table_rules,
    log_rules,
    table_rules,
    wording_rules,
)
from estimator.trimming.edits import holding, merged, outside
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

_ORDER = (
    *("base64", "html-text", "duplicate-blocks", "duplicate-lines", "log-lines"),
    *("json-rows", "table-rows", "json-table", "json-compact", "json-escapes", "table-padding"),
    *("data-indentation", "comments", "code-indentation", "politeness", "punctuation"),
    *("inner-blanks", "trailing-blanks", "blank-lines"),
)
_FAMILIES = (
    blank_rules,
    comment_rules,
    data_rules,
    duplicate_rules,
    embedded_rules,
    html_rules,
    indent_rules,
    json_rules,
    json_table_rules,
    log_rules,
    table_rules,
    wording_rules,
)


_OF_WORDS = {"html-text", "log-lines", "politeness", "punctuation"}


def _apart(rule: Rule) -> Rule:
    """A rule that leaves alone all of what patches say: they apply to the byte, or do not.

    One of words leaves programs alone too, whose strings would change. Fences it knows itself.
    """

    def find(source: Source) -> Found:
        found, solid = rule.find(source), list(source.patches)
        if found.edits and rule.name in _OF_WORDS and not source.fences:
            solid = merged([*solid, *code_blocks.programs(source)])
        if not solid:
            return found
        left = (each for each in found.left_alone if not holding(source.patches, each.at))
        return Found(tuple(outside(found.edits, solid)), tuple(left))

    return replace(rule, find=find)


BY_NAME = {
    rule.name: _apart(rule) for rule in chain.from_iterable(each.RULES for each in _FAMILIES)
}
ALL: tuple[Rule, ...] = tuple(BY_NAME[name] for name in _ORDER if name in BY_NAME)
LINE_ENDINGS = "line-endings"
"""Not a rule of the text: it is saved, and counted, with a line feed alone at the end of a line."""
