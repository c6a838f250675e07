"""estimator rates: the files, the report, and what is kept."""

import csv
import io
import json
from pathlib import Path

import pytest

from estimator.cli import rates
from estimator.pricing.portable import imports
from estimator.store.store import Store

HEAD = "provider,model,meter,rate\n"
LITELLM = Path(__file__).parents[1] / "data" / "litellm.json"


@pytest.fixture
def file(tmp_path):
    """Writes a file; its name."""

    def written(text, name="rates.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def own(run, tmp_path):
    """The user's rates, as an export has them."""
    path = tmp_path / "own.csv"
    assert run("rates", "export", str(path), "--own").status == 0
    table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return {(row["model"], row["meter"], row["above"]): row["rate"] for row in table}


def test_the_book_as_csv(run, tmp_path):
    path = tmp_path / "book.csv"
    done = run("rates", "export", str(path))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfkind,provider,model,")
    assert data.count(b"\r\n") == data.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert (done.status, done.out) == (0, f"{len(rows)} rows written to {path}\n")
    assert rows[0]["kind"] == "model"
    again = run("rates", "import", str(path))
    assert (again.status, again.err) == (0, "")
    assert again.out.startswith("Done: 0 added, 0 changed, 0 removed, ")
    assert own(run, tmp_path) == {}


EVIL = "\x1b]0;pwned\x07\x1b[31m\u202e"


def test_what_a_terminal_would_obey_is_refused_and_escaped(run, file, tmp_path):
    rows = f"openai,evil{EVIL},input_tokens,1\nopenai,gpt-5.4\x00,input_tokens,7\n"
    done = run("rates", "import", file(HEAD + rows))
    assert done.status == 1
    first, second = done.err.splitlines()
    assert first == (
        "estimator: Line 2: model has characters that can't be seen (\"evil\\u001b]0;pwned\\u0007"
        '\\u001b[31m\\u202e"): remove them.'
    )
    assert second.startswith("estimator: Line 3: model has characters that can't be seen")
    assert own(run, tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"provider,model,meter,rate,kind,note\nopenai,gpt-5.4,,,model,a{EVIL}\n", "rates.csv"),
        (f"provider,model,meter,rate,x{EVIL}y\nopenai,gpt-5.4,input_tokens,7,1\n", "rates.csv"),
        (f"provider,model,meter,rate\nopenai,gpt-5.4,input_tokens,7{EVIL}\n", "rates.csv"),
        (
            json.dumps(
                {
                    "format": "token-estimator-rates",
                    "version": 1,
                    "meters": {f"a{EVIL}": {"per": 1, "unit": "x", "title": "y"}},
                    "rules": {"r": {"percent": "1", "note": EVIL}, f"s{EVIL}": {"percent": "1"}},
                    EVIL: 1,
                }
            ),
            "rates.json",
        ),
        (f'{{"a{EVIL}": 1, "a{EVIL}": 2}}'.replace(EVIL, json.dumps(EVIL)[1:-1]), "rates.json"),
    ],
)
def test_nothing_of_a_file_is_printed_for_a_terminal_to_obey(run, file, text, name):
    done = run("rates", "import", file(text, name), "--dry-run")
    assert done.out + done.err
    assert (done.out + done.err).replace("\n", "").isprintable()


def test_the_book_as_json(run, tmp_path):
    path = tmp_path / "book.JSON"
    assert run("rates", "export", str(path)).status == 0
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "token-estimator-rates"
    assert (
        run("rates", "import", str(path), "--dry-run")
        .out.splitlines()[1]
        .startswith("Would be: 0 added")
    )


def test_an_import_is_kept(run, file, tmp_path):
    done = run("rates", "import", file(HEAD + "openai,gpt-5.4,input_tokens,3\n"))
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "Done: 0 added, 1 changed, 0 removed, 0 as they were, 0 kept as you set them,"
        " 0 refused (csv).\n"
    )
    assert own(run, tmp_path) == {("gpt-5.4", "input_tokens", ""): "3"}
    assert run("rates", "export", str(tmp_path / "x.csv"), "--own").out.startswith("1 row written")


def test_a_trial_changes_nothing(run, file, tmp_path):
    rows = HEAD + "openai,gpt-5.4,input_tokens,3\nme,mine,output_tokens,1\n"
    done = run("rates", "import", file(rows), "--dry-run")
    lines = done.out.splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["MODEL", "PROVIDER", "CLASS", "RATE", "OR", "FACT", "NOW", "FILE"],
        ["gpt-5.4", "openai", "standard", "input_tokens", "2.5", "->", "3"],
        ["mine", "me", "standard", "output_tokens", "-", "->", "1"],
    ]
    assert lines[3].startswith("Would be: 1 added, 1 changed,")
    assert (done.status, own(run, tmp_path)) == (0, {})


def test_a_bad_row_stops_it_unless_the_good_ones_are_asked_for(run, file, tmp_path):
    name = file(HEAD + "openai,gpt-5.4,input_tokens,3\nopenai,gpt-5.4,output_tokens,lots\n")
    done = run("rates", "import", name)
    assert done.status == 1
    assert done.out.startswith("Nothing was changed: ")
    assert done.err == 'estimator: Line 3: rate is "lots": write a number such as 2.5.\n'
    assert own(run, tmp_path) == {}
    assert run("rates", "import", name, "--partial").status == 1
    assert own(run, tmp_path) == {("gpt-5.4", "input_tokens", ""): "3"}


def test_what_was_set_before_stays(run, file, tmp_path):
    run("rates", "import", file(HEAD + "openai,gpt-5.4,input_tokens,3\n"))
    name = file(HEAD + "openai,gpt-5.4,input_tokens,4\n")
    done = run("rates", "import", name)
    assert done.out.splitlines()[0] == "Kept as you set it (--overwrite takes the file's):"
    assert "1 kept as you set them" in done.out
    assert own(run, tmp_path) == {("gpt-5.4", "input_tokens", ""): "3"}
    run("rates", "import", name, "--overwrite")
    assert own(run, tmp_path) == {("gpt-5.4", "input_tokens", ""): "4"}
    run("rates", "import", file(HEAD + "openai,gpt-5.4,input_tokens,2.5\n"), "--overwrite")
    assert own(run, tmp_path) == {}


def test_the_file_of_litellm(run):
    done = run("rates", "import", str(LITELLM), "--dry-run")
    assert (done.status, done.err) == (0, "")
    assert "Passed over, 6 rows of other providers: " in done.out
    assert "Without a place in the book, " in done.out
    assert done.out.count(" and ") == 1
    azure = run("rates", "import", str(LITELLM), "--dry-run", "--provider", "azure")
    assert azure.out.splitlines()[1].split()[:2] == ["gpt-5.4", "azure"]


def test_many_bad_rows_are_not_all_listed(run, file, monkeypatch):
    monkeypatch.setattr(rates, "_MOST_BAD", 2)
    done = run("rates", "import", file(HEAD + "openai,gpt-5.4,input_tokens,x\n" * 5))
    assert done.err.count("\n") == 3
    assert done.err.endswith("estimator: 3 more rows are refused.\n")


def test_utf_16_as_spreadsheets_write_it(run, file, tmp_path):
    text = "provider\tmodel\tmeter\trate\r\nopenai\tgpt-5.4\tinput_tokens\t3,5\r\n"
    assert run("rates", "import", file(text.encode("utf-16"), "rates.txt")).status == 0
    assert own(run, tmp_path) == {("gpt-5.4", "input_tokens", ""): "3.5"}


def test_an_import_is_one_step(run, file, data_dir):
    rows = HEAD + "openai,gpt-5.4,input_tokens,3\nme,mine,output_tokens,1\n"
    run("rates", "import", file(rows, "theirs.csv"))
    run("rates", "import", file(rows, "again.csv"))
    store = Store.open(data_dir / "estimator.db")
    (step,) = store.own.steps()
    assert (step.label, len(step.changes)) == ("import theirs.csv", 2)
    store.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty: name one with rates."),
        (
            "hello",
            (
                "The file is none of rates: give a table (CSV) with the columns provider, model,"
                " meter and rate, a JSON of estimator rates export, or the price file of litellm or"
                " genai-prices."
            ),
        ),
        (
            "{",
            (
                "The file is not JSON, line 1 (Expecting property name enclosed in double quotes):"
                " mend it there."
            ),
        ),
        ("[" * 99_999, "The file is nested too deeply: name a file of rates."),
        (
            '{"format": "token-estimator-rates", "version": 2}',
            (
                "The file was written by another"
                ' version of Token Estimator (format "2", this one reads 1): update it.'
            ),
        ),
        ("provider,model,meter\n", 'The table has no column "rate": add it.'),
        (
            "provider,modle,meter,rate\n",
            'The table has a column "modle": name it model, or leave it out.',
        ),
        (
            "provider,model,model,meter,rate",
            'The table has the column "model" twice: leave one of them.',
        ),
        (HEAD + "x" * 200_000, "The table can't be read at line 2: look at its quotation marks."),
    ],
)
def test_a_file_that_is_none_of_rates(refused, file, text, said):
    assert refused("rates", "import", file(text)) == said


def test_a_file_that_is_too_large(refused, file, monkeypatch):
    monkeypatch.setattr(imports, "MAX_CHARACTERS", 10)
    assert refused("rates", "import", file(HEAD)) == "The file is larger than 10 bytes: part it."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            'openai,gpt-5.4,input_tokens,"1,500",',
            'rate is "1,500", which may be two numbers: write 1500 or 1.5.',
        ),
        (
            "openai,gpt-5.4,tokens,1,",
            'there is no meter "tokens": use input_tokens or output_tokens.',
        ),
        (
            "openai,gpt-5.4,zzz,1,",
            'there is no meter "zzz": use one of the book\'s, such as input_tokens.',
        ),
        (
            "openai,gpt-5.4,input_tokens,3,EUR",
            (
                'currency is "EUR", and the other rates of this card'
                " are in USD: convert it, or set the currency of the card."
            ),
        ),
    ],
)
def test_a_row_that_is_refused(run, file, row, said):
    done = run("rates", "import", file(f"provider,model,meter,rate,currency\n{row}\n"))
    assert done.err == f"estimator: Line 2: {said}\n"


def test_a_row_as_a_whole_that_is_refused(run, file):
    done = run(
        "rates", "import", file('{"format":"token-estimator-rates","version":1,"rates":[5]}')
    )
    assert done.err == (
        "estimator: The entry rates[0] is not an object with a model and its rates: write it as"
        " one.\n"
    )
    done = run("rates", "import", file('[{"id": "openai", "models": [{"id": "x", "prices": 5}]}]'))
    assert done.err == (
        'estimator: The entry openai.x can\'t be understood ("x"): see what an export looks like.\n'
    )


def test_words_that_can_not_be_obeyed(refused, tmp_path):
    assert refused("rates", "export", "rates.xls") == (
        "The name rates.xls must end in .csv or .json, which says what is written."
    )
    assert "There is no file" in refused("rates", "import", str(tmp_path / "none.csv"))
    assert "folder" in refused("rates", "export", str(tmp_path / "none" / "x.csv"))
    assert "following arguments are required: WORD" in refused("rates")
    assert "invalid choice" in refused("rates", "sell")


def test_help(run):
    assert "--dry-run" in run("rates", "import", "--help").out
    assert "rates" in run("--help").out


def test_what_has_no_price_goes_to_another_computer(run, file, tmp_path, monkeypatch):
    rows = "provider,model,meter,rate\nopenai,gpt-5,web_searches,no price\n"
    assert run("rates", "import", file(rows)).status == 0
    path = tmp_path / "all.csv"
    assert run("rates", "export", str(path)).status == 0
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(tmp_path / "another"))
    assert own(run, tmp_path) == {}
    assert run("rates", "import", str(path)).status == 0
    assert own(run, tmp_path) == {("gpt-5", "web_searches", ""): "no price"}


def test_the_users_own_things_are_said_field_by_field(run, file):
    content = {
        "format": "token-estimator-rates",
        "version": 1,
        "rules": {"1": {"percent": "-15", "model": "gpt-5*"}},
        "meters": {"gpu_hours": {"unit": "hour", "part_of": ["requests"]}},
    }
    done = run("rates", "import", file(json.dumps(content), "own.json"), "--dry-run")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "1 - - rule - -> percent -15, model gpt-5*" in lines
    assert "gpu_hours - - meter - -> unit hour, part of requests" in lines
