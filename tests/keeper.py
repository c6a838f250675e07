"""Keeps prompts and saves files as the app does, and says after each what is there for good.

Usage: keeper.py FOLDER SEED STEPS. Each line names what is acknowledged by now: ``kept`` with the
texts of all prompts by their numbers, or ``saved`` with the text of the file, as JSON.
"""

import json
import os
import random
import sys
from pathlib import Path

from estimator.store import files
from estimator.store.drafts import Change, Edit, Leaving
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.text import Coding


def tell(*words):
    """Say it in one write, whose place among the others is known."""
    os.write(1, (" ".join(words) + "\n").encode())


def main():
    """Keep and save."""
    folder, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
    store, texts = Store.open(folder / "estimator.db"), {}
    tell("opened")
    for step in range(int(sys.argv[3])):
        if chance.random() < 0.15:
            content = f"saved {step} " + "word " * chance.choice([1, 500, 4000])
            tell("saving", json.dumps(content))
            files.write(folder / "prompt.txt", content, Coding())
            tell("saved", json.dumps(content))
            continue
        number = chance.choice([1, 2, 3])
        change = changed(chance, texts, number)
        tell("keeping", json.dumps({**texts, number: texts[number]}))
        store.keep(Leaving("me", sorted(texts), [change], settings={"step": str(step)}))
        tell("kept", json.dumps(texts))
        if chance.random() < 0.05:
            store.back_up()
    store.close()


def changed(chance, texts, number):
    """A prompt typed into, or written anew."""
    text = texts.get(number, "")
    draft = Draft(text, None, Coding(), "\n", modified=True, cursor=0, title="", choices={})
    if number not in texts or chance.random() < 0.2:
        texts[number] = text[:20_000] + "whole " * chance.choice([1, 50, 3000])
        return Change(number, Draft(texts[number], None, Coding(), "\n", modified=True, cursor=0))
    at = chance.randrange(len(text) + 1)
    typed = chance.choice(["a", "word ", "x" * 6000])
    texts[number] = text[:at] + typed + text[at:]
    return Change(number, draft, [Edit(at, 0, typed)])


if __name__ == "__main__":
    main()
