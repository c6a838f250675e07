"""The words themselves: what they load, how they fail, and how they end."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import estimator
from estimator import cli
from estimator.cli import arguments, quote
from estimator.session import DEFAULT_MODEL

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from estimator import cli; sys.exit(cli.main(sys.argv[1:]))"
REQUEST = b'{"id": 1, "model": "gpt-5.4", "usage": {"input_tokens": 3}}\n'


def in_a_process(*words, stdin=b"", program=PROGRAM, **settings):
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        input=stdin,
        cwd=ROOT,
        env=env,
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings,
    )


def test_the_version(run):
    done = run("--version")
    assert (done.status, done.out) == (0, f"Token Estimator {estimator.__version__}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], "count"),
        (["-h"], "ESTIMATOR_DATA_DIR"),
        (["count", "--help"], f"default: {DEFAULT_MODEL}"),
        (["quote", "-h"], '"usage": {"input_tokens"'),
        (["models", "--help"], "--json"),
    ],
)
def test_help(run, words, said):
    done = run(*words)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: estimator")
    assert said in done.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            [],
            (
                "A word is missing: count, quote, models, rates, reconcile, trim, batch,"
                " --version or --self-test."
            ),
        ),
        (
            ["shorten"],
            (
                "Argument WORD: invalid choice: 'shorten'"
                " (choose from 'count', 'quote', 'models', 'rates', 'reconcile', 'trim', 'batch');"
                " see estimator --help."
            ),
        ),
        (
            ["count", "--model"],
            "Argument --model: expected one argument; see estimator count --help.",
        ),
        (
            ["count", "--mod", "x"],
            "Unrecognized arguments: --mod; see estimator --help.",
        ),
        (
            ["count", "--model", "gpt-5", "--encoding", "o200k_base"],
            "Argument --encoding: not allowed with argument --model; see estimator count --help.",
        ),
        (
            ["count", "--chat", "--image", "3x4"],
            "Argument --image: not allowed with argument --chat; see estimator count --help.",
        ),
        (
            ["count", "--detail", "low"],
            "--detail is of a picture: name it with --image, or leave --detail out.",
        ),
        (
            ["count", "a.txt", "--image", "3x4"],
            "--image counts a picture and not a.txt: count them one after the other.",
        ),
        (
            ["count", "--chat", "--encoding", "o200k_base"],
            ("--chat goes by the rules of a model and not by an encoding: give --model instead."),
        ),
        (
            ["count", "--image=3x4", "--encoding", "o200k_base"],
            ("--image goes by the rules of a model and not by an encoding: give --model instead."),
        ),
    ],
)
def test_words_that_are_not_understood(refused, words, sentence):
    choices = "(choose from 'count', 'quote', 'models', 'rates')"
    said = refused(*words).replace("(choose from count, quote, models, rates)", choices)
    assert said == sentence


def test_arguments_are_read_into_one_value():
    read = arguments.read_arguments(["count", "x.txt", "--encoding", "o200k_base", "--json"])
    assert read == arguments.Arguments("count", "x.txt", encoding="o200k_base", json=True)


def test_an_interruption_is_quiet(run, monkeypatch):
    def interrupted(_file, **_):
        raise KeyboardInterrupt

    monkeypatch.setattr(quote, "run", interrupted)
    done = run("quote")
    assert (done.status, done.out, done.err) == (130, "", "")


def test_a_fault_of_the_program_is_not_hidden(run, monkeypatch):
    def faulty(_file, **_):
        raise ZeroDivisionError

    monkeypatch.setattr(quote, "run", faulty)
    with pytest.raises(ZeroDivisionError):
        run("quote")


@pytest.fixture
def real_output(tmp_path, monkeypatch):
    """Puts in a standard output with a descriptor, as a process has; for the test's own body."""
    with (tmp_path / "out").open("w", encoding="utf-8") as file:

        def put_in():
            monkeypatch.setattr(sys, "stdout", file)
            return file.fileno()

        yield put_in


def is_dropped(descriptor):
    return os.fstat(descriptor).st_rdev == Path(os.devnull).stat().st_rdev


def test_a_reader_that_has_seen_enough_ends_it_quietly(real_output, monkeypatch, capsys):
    def broken(_file, **_):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(quote, "run", broken)
    descriptor = real_output()
    assert cli.main(["quote"]) == 0
    assert capsys.readouterr().err == ""
    assert is_dropped(descriptor)


def test_an_output_that_is_full(real_output, monkeypatch, capsys):
    def full(_file, **_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(quote, "run", full)
    descriptor = real_output()
    assert cli.main(["quote"]) == 2
    assert capsys.readouterr().err == (
        "estimator: The system could not read or write (No space left on device):"
        " make room, or use another file.\n"
    )
    assert is_dropped(descriptor)


def test_a_frozen_app_without_a_console_has_no_streams(monkeypatch, tmp_path):
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert cli.main(["--version"]) == 0
    assert cli.main(["count"]) == 2
    (tmp_path / "x").write_bytes(b"hello")
    assert cli.main(["count", str(tmp_path / "x")]) == 0


# As processes


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_broken_pipe_in_a_process():
    program = f"{PROGRAM.replace('sys.exit(', 'status = (')}; print(status, file=sys.stderr)"
    reader, writer = os.pipe()
    os.close(reader)
    done = in_a_process("quote", stdin=REQUEST * 1000, program=program, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"0\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    ("words", "stdin"), [(["quote"], REQUEST), (["count"], b"x"), (["-h"], b"")]
)
def test_a_full_device_in_a_process(words, stdin):
    with Path("/dev/full").open("wb") as full:
        done = in_a_process(*words, stdin=stdin, stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"estimator: The system could not read or write")
    assert done.stderr.count(b"\n") == 1


def test_utf_8_goes_in_and_out_whatever_the_locale_says():
    request = '{"id": "中😀", "model": "不明", "usage": {}}'.encode()
    done = in_a_process("quote", stdin=request)
    assert done.returncode == 1
    assert '"id": "中😀"'.encode() in done.stdout
    assert "不明".encode() in done.stdout
    missing = in_a_process("count", "不明.txt")
    assert missing.returncode == 2


NOTHING_MORE = {
    "--version": {"estimator.session", "estimator.pricing", "sqlite3", "tiktoken", "json"},
    "--help": {"estimator.session", "estimator.pricing", "sqlite3", "tiktoken", "json"},
    "models": {"estimator.session", "tiktoken"},
    "quote": {"estimator.session"},
    "count": set(),
    "--self-test": set(),
}


@pytest.mark.parametrize("word", NOTHING_MORE)
def test_no_word_loads_the_window_or_what_it_does_not_need(word):
    program = f"""
import socket, sys
from estimator import cli
def refuse(*_): raise SystemExit("a socket")
socket.socket = socket.create_connection = refuse
cli.main([{word!r}])
print(*sys.modules, file=sys.stderr)
"""
    done = in_a_process(program=program)
    loaded = set(done.stderr.decode().split())
    assert "estimator.cli" in loaded
    assert done.returncode == 0
    for module in {"PySide6", "shiboken6", "estimator.ui", "genai_prices", *NOTHING_MORE[word]}:
        assert module not in loaded


def test_no_word_opens_a_socket(run, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for words in (["--self-test"], ["models"], ["count"], ["quote"]):
        assert run(*words).status == 0


def test_count_does_not_open_the_store(run, data_dir):
    assert run("count", stdin="hello").status == 0
    assert not data_dir.exists()
