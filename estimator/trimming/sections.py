"""The section map of a text: what it is made of, by what it is.

A chat request or other JSON, a chat log, code, or Markdown with headings; else paragraphs. All of
it is told by how lines look, so that a megabyte takes a blink: a definition within a string, or a
heading within a list, may be taken for one.
"""

from collections.abc import Sequence

from estimator.trimming import code_blocks, section_json, section_lines
from estimator.trimming.section import GoOn, Mark, Section, always, nested, paragraphs, shortened


def sections(text: str, go_on: GoOn = always) -> tuple[Section, ...]:
    """The sections of a text, each before those within it."""
    if not text.strip():
        return ()
    if text.lstrip()[0] in "{[" and (found := section_json.find(text)):
        return found
    return nested(text, _marks(text, go_on)) or paragraphs(text)


def _marks(text: str, go_on: GoOn) -> list[Mark]:
    """Where the sections of a text begin that is no JSON."""
    fenced = section_lines.fenced(text)
    go_on()
    if section_lines.begins_with_turn(text):
        turns = section_lines.turns(text, fenced)
        if turns and not text[: turns[0].start].strip():
            return turns
    if not fenced and (code := _code(text, go_on)):
        return code
    go_on()
    return section_lines.headings(text, fenced) or section_lines.turns(text, fenced)


def _code(text: str, go_on: GoOn) -> list[Mark]:
    """The definitions of code, in the files that it names."""
    files, marks = list(code_blocks.named_files(text)), list[Mark]()
    for file in files:
        go_on()
        start, end = file.span
        marks.append(Mark(file.header_at, 1, "part", shortened(file.path)))
        inner = section_lines.definitions(text[start:end], go_on, file.language)
        marks += [Mark(start + m.start, m.level + 1, m.kind, m.title) for m in inner]
    if files or not code_blocks.looks_like_code(text):
        return marks
    return section_lines.definitions(text, go_on)


def duplicates(text: str, made: Sequence[Section]) -> dict[int, int]:
    """The sections whose text is that of an earlier one, blanks around it apart.

    Returns:
        their places, each with that of the first that says the same.
    """
    first, found = dict[str, int](), dict[int, int]()
    for place, section in enumerate(made):
        said = _said(text, section)
        if not said:
            continue
        earlier = first.setdefault(said, place)
        if earlier != place:
            found[place] = earlier
    return found


def _said(text: str, section: Section) -> str:
    """The text of a section; of JSON without the comma or bracket that follows."""
    end = section.end
    if section.kind in ("key", "message") and text[section.start] in '{["':
        end = section_json.entry_end(text, section.start) or end
    return text[section.start : end].strip(" \t\n,")
