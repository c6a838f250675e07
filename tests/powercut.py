"""What a disk may hold after a power cut, by the order in which a process wrote, flushed and named.

What was flushed is there. Each write since the last flush of its file is there, is not, or is there
in part, by sectors. What was done to names since the last flush of the folder has been done up to
some point, or not at all.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
WORDS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,unlinkat,close"
"""The calls that strace is to tell of."""
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Inode:
    """A file without its name: what is on the disk for sure, and what may be.

    Attributes:
        pending: places and bytes; None for bytes cuts the file there.
    """

    sure: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flushed(self):
        for place, data in self.pending:
            self.sure = put(self.sure, place, data)
        self.pending = []

    def after_a_cut(self, chance):
        made = self.sure
        for place, data in self.pending:
            for start, piece in pieces(chance, place, data):
                made = put(made, start, piece)
        return made


def pieces(chance, place, data):
    """What of a write has come to the disk."""
    fate = chance.choice(["there", "missing", "torn"])
    if fate == "there" or (data is None and fate == "torn"):
        yield place, data
    elif fate == "torn":
        start = place
        while start < place + len(data):
            end = min(start + SECTOR - start % SECTOR, place + len(data))
            if chance.random() < 0.5:
                yield start, data[start - place : end - place]
            start = end


def put(content, place, data):
    if data is None:
        return content[:place].ljust(place, b"\0")
    return content[:place].ljust(place, b"\0") + data + content[place + len(data) :]


class Disk:
    """A folder of files, as the events of a process change it.

    Attributes:
        told: what the process has said so far, line by line.
    """

    def __init__(self, folder):
        self._folder = str(folder)
        self._names, self._sure, self._pending = {}, {}, []
        self._open = {}  # by the number of the file: an inode, or the folder; and where it stands
        self.told = []

    def apply(self, call, words, result):
        """Follow a call that went well."""
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
        digits = words.partition(",")[0]
        number = int(digits) if digits.isdigit() else -1
        if call == "openat":
            self._open_file(texts[0].decode(), words, result)
        elif call == "close":
            self._open.pop(number, None)
        elif call == "write" and number == 1:
            self.told.append(texts[0].decode().rstrip("\n"))
        elif call in ("rename", "unlink", "unlinkat"):
            self._rename(*(text.decode() for text in texts))
        elif number in self._open:
            self._change(call, self._open[number], words, texts, result)

    def _change(self, call, opened, words, texts, result):
        inode = opened[0]
        if call in ("fsync", "fdatasync"):
            self._flush(inode)
        elif call == "ftruncate":
            inode.pending.append((int(words.split(",")[-1]), None))
        elif call in ("write", "pwrite64"):
            at = int(words.split(",")[-1]) if call == "pwrite64" else opened[1]
            inode.pending.append((at, texts[0][:result]))
            opened[1] = at + result

    def _flush(self, inode):
        if inode is not None:
            inode.flushed()
            return
        for change in self._pending:
            change(self._sure)
        self._pending = []

    def _open_file(self, path, words, number):
        if path == self._folder:
            self._open[number] = [None, 0]
        elif path.startswith(self._folder + "/"):
            if path not in self._names:
                made = self._names[path] = Inode()
                self._pending.append(lambda names: names.__setitem__(path, made))
            if "O_TRUNC" in words:
                self._names[path].pending.append((0, None))
            self._open[number] = [self._names[path], 0]

    def _rename(self, path, to=None):
        if path not in self._names:
            return
        inode = self._names.pop(path)
        if to:
            self._names[to] = inode

        def change(names):
            names.pop(path, None)
            if to:
                names[to] = inode

        self._pending.append(change)

    def after_a_cut(self, chance):
        """The names and bytes that may be found."""
        names = dict(self._sure)
        for change in self._pending[: chance.randrange(len(self._pending) + 1)]:
            change(names)
        return {Path(path).name: inode.after_a_cut(chance) for path, inode in names.items()}


def calls(trace):
    """The calls that went well, out of what ``strace -xx -s`` writes."""
    for line in trace.splitlines():
        found = _CALL.match(line)
        if found and not found[3].startswith("-"):
            yield found[1], found[2], int(found[3])
