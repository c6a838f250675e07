"""What is wrong with the lines of a batch file, as English sentences."""

from estimator.batch.lines import MAX_LINE, Problem
from estimator.cli.phrases import quoted
from estimator.cli.words_media import WORDS, right_of, shown

_SENTENCES = {
    "not-json": "This is not JSON{where}: write one object a line",
    "not-text": "This is not UTF-8: save the file as UTF-8",
    "too-long": "The line is longer than {longest} bytes: send that request alone",
    "not-an-object": "The line is {given}: write one object a line",
    "not-a-request": "The body is no request, it has no messages: write a list of them",
    "too-deep": "The request is nested too deep: take some levels out",
    "duplicate": "The custom_id {quoted} is that of line {first}: give each its own",
    "other-model": "{field} is {quoted}, and {right} in line {first}: send one file for each",
    "other-url": "{field} is {quoted}, and {right} in line {first}: send one file for each",
    "too-large": "The request has {tokens} tokens, and the model takes {limit}: shorten it",
    "too-much-output": "{field} allows {tokens} tokens, and the model gives {limit}: lower it",
    "too-large-together": "The request and its answer may have {tokens} tokens, and the model"
    " takes {limit} in all: shorten it, or lower {field}",
    "not-openai": "{given} is no model of OpenAI, whose batches these are: name one of its models",
    "no-rule": "{given} takes no request of this kind that is known: use another model or url",
    "unreadable": "In {field}, {cause}",
    "missing": "{field} is missing: add it, as {right}",
    "bad-value": "{field} is {given}: it must be {right}",
}


def sentence(problem: Problem) -> str:
    """What is wrong and what would be right, on one line, with its full stop."""
    said = _SENTENCES[problem.kind].format(
        field=problem.field,
        given=shown(problem.given),
        quoted=quoted(problem.given),
        right=right_of(problem.right, problem.known),
        where=_where(problem),
        first=problem.first,
        tokens=problem.tokens,
        limit=problem.limit,
        longest=MAX_LINE,
        cause=_cause(problem.cause),
    )
    return " ".join(said.split()) + "."


def _where(problem: Problem) -> str:
    if not problem.field:
        return " (a number is too long)"
    return f" at character {problem.field} ({problem.given})"


def _cause(error: Exception | None) -> str:
    said = WORDS[type(error)](error) if error else ""
    return said[:1].lower() + said[1:]
