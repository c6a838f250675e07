import json

import pytest
from pictures import encrypted_pdf, pdf


def counted(run, *words, data):
    done = run("count", *words, "--json", stdin=data)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_a_pdf_is_its_text_and_a_picture_of_each_page(run):
    data = pdf("Hello, world", "second")
    found = counted(run, "-", "--model", "gpt-5.4", data=data)
    text, pages = found.pop("parts")
    assert text == {"name": "text", "tokens": 5, "basis": "estimate"}
    assert (pages["name"], pages["basis"]) == ("2 pages, as pictures", "estimate")
    assert found["low"] < found["tokens"] == 5 + pages["tokens"] < found["high"]
    assert (found["exact"], found["bytes"], found["characters"]) == (False, len(data), 19)
    assert (found["encoding"], found["model"]) == ("o200k_base", "gpt-5.4")
    assert found["basis"] == (
        "estimate: the text of the PDF counted with o200k_base, and a picture of each page, drawn"
        " at 144 dots an inch (72 to 288 in the range), by the rule of gpt-5.4"
    )


def test_an_encoding_has_no_pictures(run):
    found = counted(run, "--encoding", "o200k_base", data=pdf("Hello"))
    assert [part["name"] for part in found["parts"]] == ["text", "1 page, as pictures"]
    assert (found["tokens"], found["parts"][1]["basis"]) == (1, "not counted")
    assert found["basis"] == (
        "estimate: the text of the PDF counted with o200k_base; not counted: its pages as"
        " pictures, which go by a model"
    )


def test_a_table_for_people(run, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Hello"))
    first, *lines = run("count", str(path)).out.splitlines()
    assert first.endswith(" o200k_base)")
    assert lines[0].split() == ["text", "1", "estimate"]


@pytest.mark.parametrize(
    ("data", "words", "sentence"),
    [
        (b"%PDF-1.7", [], "The standard input is a broken PDF: save it anew."),
        (
            encrypted_pdf(),
            [],
            "The standard input is encrypted: save it without a password.",
        ),
    ],
)
def test_what_cannot_be_counted(refused, data, words, sentence):
    assert refused("count", *words, stdin=data) == sentence


def test_a_model_without_pictures_takes_no_pdf(refused):
    said = refused("count", "--model", "gpt-4", stdin=pdf("a"))
    assert said.startswith('There is no rule for the pictures of "gpt-4"')
