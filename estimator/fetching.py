"""A file of rates fetched from an address: the one place of the app that opens a connection."""

import socket
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPMessage,
    HTTPResponse,
    HTTPSConnection,
)
from pathlib import Path
from typing import IO, Any, NoReturn, Self
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from estimator.rate_source import MAX_BYTES, FetchError, checked
from estimator.tokens.text import DecodeError, decode

WAIT_SECONDS = 15
"""The longest time in which nothing comes."""
MOST_SECONDS = 120
"""The longest time that all of it may take."""
_PIECE = 64 * 1024
_KINDS = ("application/json", "application/octet-stream", "text/plain", "text/csv", "")
# Where systems keep the certificates that they trust, if Python was built for another system.
_TRUSTED = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


Progress = Callable[[int, int | None], None]
"""Told the bytes that came, and how many there are, where that is known."""


class Line:
    """The connection of one request, which another thread may cut at any moment.

    A server can hold up a request where nobody asks whether it is wanted still: within TLS, before
    the head of its answer, and behind its end.
    """

    def __init__(self) -> None:
        self._held: socket.socket | None = None
        self.is_cut = False

    def connect(self, *where: Any, **options: Any) -> socket.socket:
        """As ``socket.create_connection``."""
        made = socket.create_connection(*where, **options)
        self._held = made.dup()  # TLS takes the socket itself over
        if self.is_cut:  # meanwhile
            self.cut()
        return made

    def cut(self) -> None:
        """End the connection, and any that is about to be made."""
        self.is_cut = True
        if held := self._held:
            with suppress(OSError):  # it has ended
                held.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        held, self._held = self._held, None
        if held:
            held.close()
        if self.is_cut:
            raise FetchError("stopped") from None


class _Plain(HTTPConnection):
    def __init__(self, line: Line, host: str, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = line.connect


class _Secure(HTTPSConnection):
    def __init__(self, line: Line, host: str, **options: Any) -> None:
        super().__init__(host, **options)
        self._create_connection = line.connect


class _PlainHandler(HTTPHandler):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: Request) -> HTTPResponse:
        """Open a connection that can be cut."""
        return self.do_open(partial(_Plain, self._line), req)


class _SecureHandler(HTTPSHandler):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line, self._trusted = line, _trusting()

    def https_open(self, req: Request) -> HTTPResponse:
        """Open a connection that can be cut."""
        made = partial(_Secure, self._line)
        return self.do_open(made, req, context=self._trusted)


def fetch(
    address: str,
    line: Line | None = None,
    progress: Progress = lambda _came, _all: None,
) -> str:
    """The text at an address: one request, which says nothing but that it wants it.

    A proxy of the system or the environment is used. The system's certificates are trusted.

    Args:
        address: https; or http on this computer.
        line: to be cut by whoever wants it no longer.
        progress: told of each piece.

    Raises:
        FetchError: there is none, or it is no text.
    """
    line = line or Line()
    checked(address)
    wanted = {"Accept": "application/json, text/csv, text/plain", "Accept-Encoding": "identity"}
    request = Request(address, headers={"User-Agent": "token-estimator", **wanted})  # noqa: S310 - checked
    with line, _errors(), _opener(line).open(request, timeout=WAIT_SECONDS) as answer:
        _check_head(answer)
        data = b"".join(_pieces(answer, line, progress))
    try:
        return decode(data).text
    except DecodeError:
        raise FetchError("not-text") from None


class _Moved(HTTPRedirectHandler):
    """Goes to no other address: the user was shown this one alone."""

    def http_error_302(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,  # noqa: ARG002 - the library's signature
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,
    ) -> NoReturn:
        fp.close()
        raise FetchError("moved", urljoin(req.full_url, headers.get("location", "")))

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _opener(line: Line) -> OpenerDirector:
    """Knows no addresses but of http and https: none of files, of ftp or of data."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _PlainHandler(line),
        _SecureHandler(line),
        HTTPDefaultErrorHandler(),
        _Moved(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _trusting() -> ssl.SSLContext:
    """Trusts what the system does; Windows and macOS are asked, elsewhere it is a file."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if sys.platform != "win32" and not paths.cafile and not paths.capath:
        for path in _TRUSTED:
            if Path(path).is_file():
                context.load_verify_locations(path)
                break
    return context


@contextmanager
def _errors() -> Iterator[None]:
    """Turns what can go wrong on the way into a FetchError."""
    try:
        yield
    except HTTPError as error:
        error.close()
        raise FetchError("status", str(error.code)) from None
    except URLError as error:
        raise _failed(error.reason) from None
    except OSError as error:
        raise _failed(error) from None
    except (HTTPException, ValueError):
        raise FetchError("not-understood") from None


def _failed(reason: object) -> FetchError:
    match reason:
        case FetchError():
            return reason
        case TimeoutError():
            return FetchError("slow")
        case ssl.SSLCertVerificationError():
            return FetchError("certificate", reason.verify_message)
        case ssl.SSLError():
            return FetchError("not-understood", str(reason.reason))
        case ConnectionResetError():
            return FetchError("cut-off")
    return FetchError("unreachable", getattr(reason, "strerror", None) or str(reason))


def _check_head(answer: HTTPResponse) -> None:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _KINDS and not kind.endswith("+json"):
        raise FetchError("wrong-kind", kind[:100])
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise FetchError("packed")  # which nobody asked for; unpacked it may have any size
    if (answer.length or 0) > MAX_BYTES:
        raise FetchError("too-large")


def _pieces(answer: HTTPResponse, line: Line, progress: Progress) -> Iterator[bytes]:
    came, whole, end = 0, answer.length, time.monotonic() + MOST_SECONDS
    while True:
        if line.is_cut:
            return
        progress(came, whole)
        piece = answer.read1(_PIECE)
        if not piece:
            break
        came += len(piece)
        if came > MAX_BYTES:
            raise FetchError("too-large")
        if time.monotonic() > end:
            raise FetchError("slow")
        yield piece
    if whole is not None and came < whole:
        raise FetchError("cut-off")
