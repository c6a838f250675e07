"""Write docs/cuts.md: each wrong rule, and the text at which it is caught.

python docs/cuts.py
"""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from mutants import CHANGES, RULES, Rule, add_rule
from oracles import Found, pairs_of, pieces_of, tokens_of, wrongly_cut

LENGTH = 5
PAGE = """# Where a text may be cut

A count follows each key because an edit counts only what stands around it, between two places
where the text may be cut: the tokens of the parts are those of the whole.
`estimator/tokens/split.py` says which cuts are safe, `estimator/tokens/seams.py` how a giant piece
is cut that has none. This page shows that the tests would see a wrong rule. It is written by
`docs/cuts.py`.

## Unsafe cuts

Each row is a cut that is not safe. `tests/tokens/test_mutants.py` adds it to the splitter and cuts
every short text of a few characters wherever the splitter then allows. It is caught where the
parts have other pieces than the whole in some encoding's pattern, and again where their tokens do
not add up. That is counted in a vocabulary in which any two bytes merge. Real vocabularies merge
little across such a cut: they miss {missed} of the {rules}, so they alone would prove nothing.

`·` is a space, `|` the cut. The encodings are those that are bundled; p50k_base
cuts as r50k_base does.

| cut | pieces differ in | every pair: tokens, of the parts | real: tokens, of the parts |
|---|---|---|---|
{rows}

Without such a rule the same checks find nothing, nor do they in any text of six characters of nine
kinds (`make soak`).

## Wrong changes

| what is wrong | caught by |
|---|---|
{changes}

- *mixed edits*: random edits of short texts of all kinds of characters, in six encodings (the three
  and their every-pair twins); each count is compared with the whole text counted at once.
- *edits of runs*: the same with long runs of one kind, which are cut at seams.
- *seams*: every place in random runs where a seam is allowed and its tokens join; the tokens of
  both sides are compared with those of the whole.
- *giant pieces*, *streams*: random pieces and files, against tiktoken.
"""


def shown(parts: tuple[str, ...]) -> str:
    """A cut text as code, each character to be seen."""
    text = "|".join(
        "".join(c if "!" <= c <= "~" else "·" if c == " " else escaped(c) for c in part)
        for part in parts
    )
    return f"`{text}`".replace("|", "\\|")


def escaped(character: str) -> str:
    """A letter as it is, and what can't be seen as its escape."""
    return character if character.isalpha() else ascii(character)[1:-1]


def cell(found: Found | None) -> str:
    """What caught a rule."""
    if found is None:
        return "missed"
    counts = f": {found.whole}, {found.sum}" if isinstance(found.whole, int) else ""
    name = found.encoding.removesuffix("_base")
    return f"{shown(found.parts)} {name}{counts}"


def row(rule: Rule) -> tuple[Found | None, ...]:
    """The text that each check finds."""
    with pytest.MonkeyPatch.context() as patch:
        add_rule(patch, rule)
        return tuple(
            wrongly_cut(rule.alphabet, LENGTH, of) for of in (pieces_of, pairs_of, tokens_of)
        )


def main() -> None:
    """Write the page."""
    found = [(rule, row(rule)) for rule in RULES]
    rows = [
        "| {} | {} |".format(rule.name.replace("|", "\\|"), " | ".join(map(cell, cells)))
        for rule, cells in found
    ]
    page = PAGE.format(
        missed=sum(cells[-1] is None for _, cells in found),
        rules=len(found),
        rows="\n".join(rows),
        changes="\n".join(f"| {change.name} | {change.check} |" for change in CHANGES),
    )
    (HERE / "cuts.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
