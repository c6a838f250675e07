"""What a batch file is and what is wrong with it, in the user's words."""

from estimator.batch.lines import MAX_LINE, Problem
from estimator.batch.prices import Priced
from estimator.batch.report import Group, Report
from estimator.estimate import Costs
from estimator.pricing.book import BookError
from estimator.ui import part_words, text, words
from estimator.ui.part_words import APPROXIMATELY
from estimator.ui.translated import tr
from estimator.ui.words_media import right_of, shown

_MEGA = 1_000_000
_NAMED = 3
NONE = "–"


def sentence(problem: Problem) -> str:
    """What is wrong with a line, and what would be right."""
    if problem.cause:
        return tr("In {path}: {cause}").format(
            path=problem.field, cause=words.sentence(problem.cause)
        )
    return _known(problem).format(
        path=problem.field,
        given=shown(problem.given),
        right=right_of(problem.right, problem.known),
        first=text.integer(problem.first),
        tokens=text.integer(problem.tokens),
        limit=text.integer(problem.limit or MAX_LINE // _MEGA),
    )


def _known(problem: Problem) -> str:
    sentences = {
        "not-json": tr("This is not JSON: see character {path}. Write one request a line."),
        "not-text": tr("This is not UTF-8. Save the file as UTF-8."),
        "too-long": tr("The line is longer than {limit} MB. Make the request smaller."),
        "too-deep": tr("The request is nested too deep."),
        "not-an-object": tr("The line is {given}. Write one request a line, as an object."),
        "not-a-request": tr("The body is no request: it has no messages. Write a list of them."),
        "missing": tr("{path} is missing. It must be {right}."),
        "bad-value": tr("{path} is {given}. It must be {right}."),
        "duplicate": tr("The id {given} is that of line {first}. Give each request its own."),
        "other-model": tr(
            "The model is {given}, but {right} in line {first}. Make a file for each model."
        ),
        "other-url": tr("The url is {given}, but {right} in line {first}. Make a file for each."),
        "too-large": tr(
            "The request has {tokens} tokens, and the model takes {limit}. Make it shorter."
        ),
        "too-much-output": tr(
            "{path} allows {tokens} tokens, and the model gives {limit}. Lower it."
        ),
        "too-large-together": tr(
            "The request and its answer may have {tokens} tokens, and the model takes {limit} in"
            " all. Make it shorter, or lower {path}."
        ),
        "not-openai": tr("{given} is no model of OpenAI: its batches do not take it."),
        "no-rule": tr("{given} takes no requests at this url that are known."),
    }
    if problem.kind == "not-json" and not problem.field:
        return tr("A number in this line is too long to be read.")
    return sentences[problem.kind]


def tokens(counted: Report | Group) -> str:
    """The input tokens of requests: exact, or about so many; a dash where none can be counted."""
    if counted.requests and not counted.counted:
        return NONE
    return part_words.figure(counted.tokens, is_unsure=not counted.is_exact)


def unchecked(report: Report) -> str:
    """The models that too little is known of to check their requests."""
    names = [shown(group.model) for group in report.groups if group.unchecked]
    more = ["…"] if len(names) > _NAMED else []
    return tr(", ").join(names[:_NAMED] + more)


def cost(costs: Costs, currency: str) -> str:
    """What requests cost; about so much where that is not sure."""
    figure = text.cost(costs.likely, currency)
    return figure if costs.low == costs.high else APPROXIMATELY + figure


def note(priced: Priced) -> str:
    """Where the prices of requests are from, or why there are none."""
    group, card = priced.group, priced.card
    if group.sold is None:
        return tr("This model is not in the rates.") if group.model else tr("No model is named.")
    if not group.counted:
        return tr("None of these requests can be counted.")
    if isinstance(priced.problem, BookError) and priced.standard:
        return tr("No batch price of this model is known.")
    if priced.problem or card is None:
        return words.sentence(priced.problem) if priced.problem else ""
    known = tr("{source}, {day}")
    return known.format(source=card.source.name, day=text.day(card.source.date))
