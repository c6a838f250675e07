"""Write the table of docs/trimming.md: what each rule saves on real texts, and in what time.

python docs/trimming.py

The texts are made of this repository's own, so that anyone gets the same savings from the same
revision; the times are this machine's.
"""

import functools
import json
import re
import statistics
import sys
import time
from itertools import cycle
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from estimator.tokens import vocab, whole
from estimator.trimming import rules
from estimator.trimming.prompt import Prompt
from estimator.trimming.rule import Rule

ENCODING, RUNS = "o200k_base", 3
BEGINS, ENDS = "<!-- made by docs/trimming.py -->\n", "<!-- to here -->\n"
_PROSE = re.compile(r"^(?![#|`>!<\[ ])[^\n]{40,}(?:\n[^\n]+)*", re.MULTILINE)


def read(*paths: str) -> str:
    """Files of the repository, one after the other."""
    return "\n".join((ROOT / path).read_text(encoding="utf-8") for path in paths)


def markdown() -> str:
    """The pages of this folder, but for the one that is written."""
    pages = sorted(each.name for each in HERE.glob("*.md") if each.stem != Path(__file__).stem)
    return read("README.md", *(f"docs/{name}" for name in pages))


def source_tree() -> str:
    """Each file of the trimming, below a heading with its path."""
    files = sorted((ROOT / "estimator" / "trimming").glob("*.py"))
    return "\n".join(
        f"## {file.relative_to(ROOT).as_posix()}\n\n```python\n{read(str(file))}```\n"
        for file in files
    )


def chat() -> str:
    """What the pages say, told in turns."""
    said = _PROSE.findall(markdown())
    return "\n\n".join(f"{who}: {text}" for who, text in zip(cycle(_ROLES), said, strict=False))


_ROLES = ("User", "Assistant")


def chat_export() -> str:
    """Turns in both languages as Python writes JSON for people: indented, with escapes."""
    said = [*_PROSE.findall(read("README.md")), *_PROSE.findall(read("README.zh-CN.md"))]
    turns = [
        {"role": who.lower(), "content": t} for who, t in zip(cycle(_ROLES), said, strict=False)
    ]
    return f"The chat so far:\n\n```json\n{json.dumps(turns, indent=2)}\n```\n"


TEXTS = {
    "JSON answer": lambda: json.dumps(json.loads(read("resources/rates/openai.json")), indent=2),
    "Markdown": markdown,
    "source tree": source_tree,
    "chat log": chat,
    "chat as JSON": chat_export,
    "Chinese article": lambda: read("README.zh-CN.md"),
}


load = functools.cache(vocab.load)


def count(text: str) -> int:
    """Tokens."""
    return whole.count(load(ENCODING), text)


def measured(prompt: Prompt, chosen: list[Rule]) -> tuple[int, float]:
    """The tokens that rules save, and the seconds that this took."""
    began = time.perf_counter()
    saved = prompt.trimmed(chosen).saved
    return saved, time.perf_counter() - began


def lines() -> list[tuple[str, list[Rule]]]:
    """What is measured: each rule, and all of them."""
    keeping = [rule for rule in rules.ALL if rule.keeps_meaning]
    each = [(f"`{rule.name}`{' *' * rule.keeps_meaning}", [rule]) for rule in rules.ALL]
    return [*each, ("**all \\*, together**", keeping), ("**all, together**", list(rules.ALL))]


def column(text: str) -> list[str]:
    """The cells of a text: per cent of its tokens, and milliseconds."""
    runs = []
    for run in range(RUNS):  # each of a text that nothing has been kept of
        prompt = Prompt(f"{text}\n{run}", count)
        runs.append([measured(prompt, chosen) for _, chosen in lines()])
    total = count(text)
    return [cell(found, total) for found in zip(*runs, strict=True)]


def cell(found: tuple[tuple[int, float], ...], total: int) -> str:
    """Of some runs: what was saved, and the median of the times."""
    share, took = found[0][0] / total, statistics.median(each[1] for each in found)
    saved = f"{100 * share:.1f}" if found[0][0] else "–"
    return f"{saved} · {1000 * took:.0f} ms"


def table() -> str:
    """The table, in Markdown."""
    texts = {name: make() for name, make in TEXTS.items()}
    column("```python\n# loads the lexers\n```")
    columns = [column(text) for text in texts.values()]
    sizes = [f"{len(text) / 1000:.0f} KB, {count(text):,}" for text in texts.values()]
    rows = [
        ["", *texts],
        ["---", *["---:"] * len(texts)],
        ["characters, tokens", *sizes],
        *([name, *cells] for (name, _), *cells in zip(lines(), *columns, strict=True)),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> None:
    """Put the table into the page."""
    page = HERE / "trimming.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    made = f"{before}{BEGINS}\n{table()}\n{ENDS}{after}"
    page.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
