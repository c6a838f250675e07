"""``estimator trim``: a prompt made shorter, and what that took."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from estimator import savings
from estimator.budget import Budget, Kind
from estimator.choices import MAX_OUTPUT_TOKENS
from estimator.cli import in_force, trim_report
from estimator.cli.arguments import CommandError
from estimator.cli.phrases import one_of, quoted
from estimator.cli.source import read_text
from estimator.cli.trim_report import Done
from estimator.estimate import Document, Estimate
from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.session import DEFAULT_MODEL, Session
from estimator.store.folder import database_path
from estimator.store.store import Store
from estimator.tokens import texts, vocab
from estimator.tokens.text import Decoded, encode, split_newlines
from estimator.trimming import edits, fit, order, rules
from estimator.trimming.cut import Where
from estimator.trimming.fit import Fit, Means
from estimator.trimming.prompt import Prompt

NEVER = "never"
_ANY = 1 << 60  # tokens: more than any text has


@dataclass(frozen=True)
class Options:
    """What is wanted; None for what was not said."""

    budget: str | None = None
    model: str | None = None
    rules: str | None = None
    cut: str | None = None
    output: int | None = None
    keep: int = 1
    lossy: bool = False
    as_text: bool = False
    json: bool = False


def run(file: str, options: Options) -> int:
    """Trim and print.

    Returns:
        0: the budget is met, or none was given; 1: it is not.

    Raises:
        CommandError: the words say nothing that can be done.
        BookError, FileError, VocabularyError, StoreError: as they say.
    """
    names, budget = _names(options), _budget(options.budget)
    if options.keep < 0:
        raise CommandError(f"--keep is {options.keep}: give 0 or more turns")
    decoded = read_text(file)
    desk = _Desk(decoded, options)
    done = desk.trimmed(names, budget)
    trim_report.say(done, as_json=options.json)
    if not options.json:
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(done.text, decoded.coding))
    return int(not done.is_reached)


# What was asked for


def _names(options: Options) -> tuple[str, ...]:
    """The rules that may be followed."""
    if options.rules is None:
        known = [rule.name for rule in rules.ALL if rule.keeps_meaning or options.lossy]
        return (*known, rules.LINE_ENDINGS)
    names = tuple(name.strip() for name in options.rules.split(","))
    for name in names:
        if name not in rules.BY_NAME and name != rules.LINE_ENDINGS:
            known = sorted([*rules.BY_NAME, rules.LINE_ENDINGS])
            raise CommandError(f"there is no rule {quoted(name)}: name {one_of(known)}")
    return names


def _budget(given: str | None) -> Budget | None:
    if given is None:
        return None
    plain = given.strip().lower()
    if plain == Kind.WINDOW:
        return Budget(Kind.WINDOW)
    kind = Kind.COST if plain.startswith("$") else Kind.TOKENS
    try:
        amount = money.parse_rate(plain.removeprefix("$"))
    except RateError:
        amount = None
    if amount is None or (kind is Kind.TOKENS and amount % 1):
        raise CommandError(
            f"{quoted(given)} is no budget: give tokens such as 4000, money such as $0.05, or"
            " window"
        )
    return Budget(kind, amount)


# The prompt


class _Desk:
    """A prompt in a session of its own, with the rates in force and what bills taught."""

    def __init__(self, decoded: Decoded, options: Options) -> None:
        self._options = options
        self._session = Session(in_force.load(), _store())
        self._choose_model(options.model or DEFAULT_MODEL)
        if options.output is not None:
            if not 0 <= options.output <= MAX_OUTPUT_TOKENS:
                raise CommandError(f"--output is {options.output}: give 0 to {MAX_OUTPUT_TOKENS}")
            self._session.choices.set_output_tokens(options.output)
        self._session.count_as_text(options.as_text)
        self._encoding = vocab.load(self._session.encoding.encoding)
        self._session.add_encoding(self._encoding)
        lines = split_newlines(decoded.text)
        self._made_alike = lines.changed
        self._session.set_document(Document(None, decoded.coding, lines.newline))
        self._session.edit(0, 0, lines.text)

    def _choose_model(self, asked: str) -> None:
        found = self._session.offered_as(asked)
        if found is None:
            raise CommandError(
                f"{quoted(asked)} is no model that is offered for prompts: see estimator models"
            )
        self._session.choose_model(found)

    def trimmed(self, names: Sequence[str], budget: Budget | None) -> Done:
        """Trim it, and count and price it anew."""
        before, newline = self._estimate(), self._session.document.newline
        if self._excess(budget) and rules.LINE_ENDINGS in names and newline != "\n":
            self._end_lines("\n")
            if self._estimate().low == before.low:
                self._end_lines(newline)
        excess = self._excess(budget)
        prompt = self._prompt()
        means = self._means(prompt, names, budget)
        found = fit.fit(prompt, excess, means, self._count) if excess else _NOTHING
        if found.edits:
            text = edits.applied(prompt.text, found.edits)
            self._session.edit(0, self._session.units, text)
        after = self._estimate()
        return Done(
            before,
            after,
            budget,
            shares=tuple((step.rule, step.saved) for step in found.steps if step.rule),
            is_with_line_feeds=self._session.document.newline != newline,
            made_alike=self._made_alike,
            cuts=found.cuts,
            left_alone=prompt.trimmed(means.rules).left_alone,
            original=prompt.text,
            text=self._session.text.replace("\n", self._session.document.newline),
            is_reached=budget is None or budget.is_met(after),
            is_lossy=self._options.lossy,
        )

    def _end_lines(self, newline: str) -> None:
        self._session.set_document(replace(self._session.document, newline=newline))
        self._estimate()

    def _estimate(self) -> Estimate:
        """The estimate once everything is counted."""
        while work := self._session.take_work(1 << 20):
            work.do([self._encoding] * len(work.encodings))
            self._session.give_work(work)
        while aside := self._session.take_aside():
            aside.do()
            self._session.give_aside(aside)
        return self._session.estimate()

    def _excess(self, budget: Budget | None) -> int:
        """How much is to go; without a budget, all that may."""
        return savings.excess(self._session, budget) if budget else _ANY

    def _count(self, text: str) -> int:
        # What JSON says has line endings of its own.
        newline = "\n" if self._is_request else self._session.document.newline
        return texts.count(self._encoding, text.replace("\n", newline))

    @property
    def _is_request(self) -> bool:
        return self._session.estimate().reading.counted is not None

    def _prompt(self) -> Prompt:
        return Prompt(self._session.text, self._count, is_request=self._is_request)

    def _means(self, prompt: Prompt, names: Sequence[str], budget: Budget | None) -> Means:
        chosen = [rule for rule in rules.ALL if rule.name in names]
        where = self._options.cut or Where.MIDDLE
        may_cut = self._options.lossy and budget and where != NEVER
        everything = [(0, len(prompt.text))]
        parts = order.of_prompt(prompt, self._options.keep) if budget else everything
        return Means(chosen, parts, Where(where) if may_cut else None)


_NOTHING = Fit((), 0, (), 0, is_reached=True)


def _store() -> Store:
    """A store for this run, which knows the bills that were kept."""
    made = Store.in_memory()
    if database_path().exists():
        kept = Store.open(database_path())
        try:
            for each in kept.observations():
                made.add_observation(each.observation, each.seen_at)
        finally:
            kept.close()
    return made
