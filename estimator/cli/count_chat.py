"""``estimator count --chat``: the input tokens of a Chat Completions request, part by part."""

from dataclasses import dataclass
from pathlib import Path

from estimator.cli import report
from estimator.cli.count import encoding_for, text_counter
from estimator.cli.source import opened
from estimator.session import DEFAULT_MODEL
from estimator.store import files
from estimator.tokens import chat
from estimator.tokens.chat_rules import framing_of
from estimator.tokens.parts import Basis, Counted
from estimator.tokens.text import decode

NEAREST = "gpt-4o"
"""The newest family that the published rule covers."""


@dataclass(frozen=True)
class _Counted:
    """What was counted, by which model's rules, in which encoding."""

    counted: Counted
    model: str
    encoding: str


def run(file: str, model: str | None, *, as_json: bool) -> None:
    """Count and print; without a model, that of the request, or the default one.

    Raises:
        ChatError: the text is no chat request, a malformed one, or the model takes none.
        CommandError, BookError, VocabularyError, FileError: as ``count.run`` says.
    """
    with opened(file) as source, files.decoding(Path(file)):
        data = source.read()
        text = decode(data).text
    found = _counted(text, model)
    if as_json:
        report.print_json(
            found.counted,
            encoding=found.encoding,
            model=found.model,
            characters=len(text),
            bytes=len(data),
            basis=_basis(found),
        )
    else:
        report.print_table(found.counted, found.encoding)


def _counted(text: str, model: str | None) -> _Counted:
    request = chat.read(text)
    chosen = model or request.model or DEFAULT_MODEL
    counted_in = encoding_for(chosen)
    framing_of(chosen)  # refused before the vocabulary is loaded
    counted = chat.count(request, chosen, text_counter(counted_in))
    return _Counted(counted, chosen, counted_in.encoding)


def _basis(found: _Counted) -> str:
    counted, model = found.counted, found.model
    if framing_of(model).basis is Basis.DOCUMENTED:
        rule = f"as the OpenAI cookbook counts {model}"
        if counted.basis is not Basis.DOCUMENTED:
            rule += ", and what it does not cover in the same way"
    else:
        rule = f"as the OpenAI cookbook counts {NEAREST}, as no rule of {model} is published"
    said = f"{counted.basis.value}: counted with {found.encoding} {rule}"
    left = [report.name_of(part) for part in counted.parts if part.basis is Basis.NOT_COUNTED]
    return f"{said}; not counted: {', '.join(left)}" if left else said
