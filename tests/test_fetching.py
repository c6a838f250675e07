"""Rates fetched from an address: what is asked, what is taken, and what is not."""

import gzip
import socket
import ssl
import threading
import time
from types import SimpleNamespace

import pytest
from servers import Server

from estimator import fetching
from estimator.rate_source import ADDRESS, MAX_BYTES, FetchError, checked


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    made = Server()
    yield made
    made.close()


def refused(address, **options):
    with pytest.raises(FetchError) as caught:
        fetching.fetch(address, **options)
    return caught.value.reason


def test_the_text_at_an_address(server):
    told = []
    address = server.says('[{"é": 1}]')
    assert fetching.fetch(address, progress=lambda *known: told.append(known)) == '[{"é": 1}]'
    assert told == [(0, 11), (11, 11)]


def test_nothing_but_the_request_is_sent(server):
    fetching.fetch(server.says("[]"))
    ((path, headers),) = server.asked
    assert path == "/data.json"
    assert {name.lower() for name in headers} == {
        "accept", "accept-encoding", "connection", "host", "user-agent",
    }  # fmt: skip
    assert headers["User-Agent"] == "token-estimator"
    assert headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "no-address"),
        ("https://", "no-address"),
        ("rates.json", "no-address"),
        ("https://me:word@example.com/", "no-address"),
        ("https://example.com/a b", "no-address"),
        ("https://example.com/\r\nHost: other", "no-address"),
        ("https://example.com:99999/", "no-address"),
        ("https://[::1/", "no-address"),
        ("https://例子.cn/", "no-address"),
        ("https://example.com/" + "a" * 2000, "no-address"),
        ("http://example.com/data.json", "not-secure"),
        ("http://localhost.example.com/", "not-secure"),
        ("file://localhost/etc/passwd", "not-secure"),
        ("ftp://example.com/data.json", "not-secure"),
        ("data://localhost/,[]", "not-secure"),
    ],
)
def test_an_address_that_is_not_asked(address, reason, monkeypatch):
    def reach(*_):
        raise AssertionError("it was asked")

    monkeypatch.setattr(socket, "create_connection", reach)
    assert refused(address) == reason


@pytest.mark.parametrize("address", [ADDRESS, "http://localhost:8/x", "http://[::1]:8/x"])
def test_an_address_that_may_be_asked(address):
    assert checked(address).hostname


@pytest.mark.parametrize("status", [404, 500, 403, 503])
def test_an_error_of_the_server(server, status):
    with pytest.raises(FetchError) as caught:
        fetching.fetch(server.does(lambda handler: handler.head(status)))
    assert caught.value == FetchError("status", str(status))


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/") == "unreachable"


def test_a_name_that_is_none(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for name in ("http_proxy", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(FetchError) as caught:
        fetching.fetch("https://nowhere.invalid/data.json")
    assert caught.value == FetchError("unreachable", "Name or service not known")


def test_an_answer_that_drips_is_given_up(server, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.2)
    address = server.does(lambda handler: (handler.head(), handler.drip(b" ", 0.01)))
    assert refused(address) == "slow"


def test_a_server_that_says_nothing_is_given_up(server, monkeypatch):
    monkeypatch.setattr(fetching, "WAIT_SECONDS", 0.1)
    assert refused(server.does(lambda handler: handler.drip(b"", 0.05))) == "slow"
    assert refused(server.does(lambda handler: (handler.head(), handler.drip(b"", 0.05)))) == "slow"


def test_a_stream_without_end_is_stopped_at_the_limit(server, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 300_000)
    came = []
    address = server.does(lambda handler: (handler.head(), handler.drip(b" " * 65536, 0)))
    assert refused(address, progress=lambda now, _all: came.append(now)) == "too-large"
    assert max(came) <= 300_000


def test_a_file_that_says_it_is_too_large_is_not_read(server):
    address = server.does(lambda handler: handler.head(Content_Length=MAX_BYTES + 1))
    assert refused(address) == "too-large"


def test_an_answer_that_ends_too_early(server):
    def short(handler):
        handler.head(Content_Length=1000)
        handler.wfile.write(b"[")

    assert refused(server.does(short)) == "cut-off"


def test_a_chunk_that_ends_too_early(server):
    def short(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.head(Transfer_Encoding="chunked")
        handler.wfile.write(b"ff\r\n[")
        handler.close_connection = True

    assert refused(server.does(short)) in ("cut-off", "not-understood")


def test_a_packed_answer_is_not_unpacked(server):
    bomb = gzip.compress(b" " * 10_000_000)
    assert refused(server.says(bomb, Content_Encoding="gzip")) == "packed"


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/png", "application/zip"])
def test_an_answer_of_another_kind(server, kind):
    assert refused(server.says("<html>sign in</html>", kind=kind)) == "wrong-kind"


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain; charset=utf-8", "application/vnd.rates+json", ""]
)
def test_an_answer_of_a_kind_that_may_be_rates(server, kind):
    assert fetching.fetch(server.says("[]", kind=kind)) == "[]"


def test_bytes_that_are_no_text(server):
    assert refused(server.says(b"\x00\xff\xfe\x80")) == "not-text"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,[]", "http://example.com/x",
     "https://example.com/x", "http://127.0.0.1:1/x"],
)  # fmt: skip
def test_a_way_on_to_another_place_is_not_taken(server, target, status):
    address = server.does(lambda handler: handler.head(status, Location=target), "/a")
    with pytest.raises(FetchError) as caught:
        fetching.fetch(address)
    assert caught.value == FetchError("moved", target)
    assert [path for path, _ in server.asked] == ["/a"]


def test_a_way_on_is_named_in_full(server):
    address = server.does(lambda handler: handler.head(302, Location="b"), "/a")
    with pytest.raises(FetchError) as caught:
        fetching.fetch(address)
    assert caught.value == FetchError("moved", server.address("/b"))


def test_the_user_stops_it_in_the_middle(server):
    line = fetching.Line()
    address = server.does(lambda handler: (handler.head(), handler.drip(b" " * 1000, 0.001)))

    def progress(now, _all):
        if now > 5000:
            line.cut()

    assert refused(address, line=line, progress=progress) == "stopped"


def _before_the_head(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    handler.drip(b"X: y\r\n", 0.01)


def _behind_the_end(handler):
    handler.head(Transfer_Encoding="chunked")
    handler.wfile.write(b"2\r\n[]\r\n0\r\n")
    handler.drip(b"X: y\r\n", 0.01)


HOLD_UPS = {
    "nothing": lambda handler: handler.drip(b"", 0.01),
    "interim answers": lambda handler: handler.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0),
    "a head without end": _before_the_head,
    "an end without end": _behind_the_end,
}


@pytest.mark.parametrize("way", HOLD_UPS)
def test_the_user_stops_what_holds_it_up(server, way):
    line, reasons = fetching.Line(), []
    address = server.does(HOLD_UPS[way])
    thread = threading.Thread(target=lambda: reasons.append(refused(address, line=line)))
    thread.start()
    while not server.asked:
        time.sleep(0.01)
    line.cut()
    thread.join(5)
    assert reasons == ["stopped"]


def test_the_user_stops_it_within_tls(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line, reasons = fetching.Line(), []
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        thread = threading.Thread(target=lambda: reasons.append(refused(address, line=line)))
        thread.start()
        connection, _ = listening.accept()
        with connection:
            connection.recv(1)  # of its greeting, which nobody answers
            line.cut()
            thread.join(5)
    assert reasons == ["stopped"]


def test_what_was_stopped_before_it_began_asks_nobody(server):
    line = fetching.Line()
    line.cut()
    assert refused(server.says("[]"), line=line) == "stopped"
    assert server.asked == []


def test_what_is_no_web_server():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"

        def answer():
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        assert refused(address) == "not-understood"
        thread.join()


def test_a_server_without_encryption_is_not_taken_for_one_with_it(server):
    assert refused(server.address().replace("http:", "https:")) == "not-understood"


def test_certificates_are_looked_at():
    context = fetching._trusting()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    error = ssl.SSLCertVerificationError(1, "no")
    error.verify_message = "self-signed certificate"
    assert fetching._failed(error) == FetchError("certificate", "self-signed certificate")


def test_the_systems_certificates_are_found_where_pythons_are_not(monkeypatch, tmp_path):
    nothing = SimpleNamespace(cafile=None, capath=None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)
    bad = tmp_path / "trusted.pem"
    bad.write_text("no certificate")
    monkeypatch.setattr(fetching, "_TRUSTED", ("/nowhere", str(bad)))
    with pytest.raises(ssl.SSLError):
        fetching._trusting()


def test_the_proxy_of_the_surroundings_is_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address(""))
    monkeypatch.setenv("no_proxy", "")
    server.says("[]", "http://localhost:1/data.json")
    assert fetching.fetch("http://localhost:1/data.json") == "[]"
    assert server.asked[0][0] == "http://localhost:1/data.json"
