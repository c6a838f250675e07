"""A web server on this computer, which answers as well or as badly as a test wants."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Handler(BaseHTTPRequestHandler):
    """Answers each path with what ``server.answers`` has for it: a function of the handler."""

    server: Any

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        with suppress(OSError):  # the client is gone
            self.server.answers[self.path.partition("?")[0]](self)

    def log_message(self, *_):
        pass

    def head(self, status=200, kind="application/json", **more):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def drip(self, piece, seconds):
        """The same piece again and again, until the client or the test has had enough."""
        while not self.server.is_over.wait(seconds):
            self.wfile.write(piece)


class Server(ThreadingHTTPServer):
    """Runs in a thread, until it is closed.

    Attributes:
        answers: path -> what is done with the handler.
        asked: the paths and the headers of every request.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked = {}, []
        self.is_over = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def address(self, path="/data.json", host="127.0.0.1"):
        return f"http://{host}:{self.server_port}{path}"

    def says(self, data, path="/data.json", **head):
        """Answer a path with some bytes; its address."""
        content = data.encode() if isinstance(data, str) else data

        def answer(handler):
            handler.head(Content_Length=len(content), **head)
            handler.wfile.write(content)

        return self.does(answer, path)

    def does(self, answer, path="/data.json"):
        """Answer a path by a function of the handler; its address."""
        self.answers[path] = answer
        return self.address(path)

    def close(self):
        self.is_over.set()
        self.shutdown()
        self.server_close()
