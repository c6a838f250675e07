"""Each request once, whatever the order in which its copies are read."""

from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from estimator.reconcile.record import LAST_SECOND, Kind, Record
from estimator.reconcile.tally import Tally

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[int]).decode


class Kept(NamedTuple):
    """A request as it is kept, some forty bytes of it.

    Attributes:
        attempt: a digest of the client's own id, the model and the input; 0 for none.
        kind: a number of the ledger's kinds.
    """

    attempt: int
    kind: int
    second: int
    quantities: tuple[int, ...]


class Ledger:
    """Requests by the digests of their responses' ids.

    Of copies that differ the one with the most output counts, then with the most input, then with
    more of the other quantities, then the one that was no part of a stream, then the earliest:
    there is one order of them all, so that the order of the reading does not matter. What has no
    id is counted each time that it is read.

    A digest is Python's own of 64 bits; that two of a million requests share one happens once in
    40 million logs.

    Attributes:
        tally: what the requests used.
        dropped: what the copies used that don't count, but for parts of streams.
        read: how many usages were read.
        copies: how many of them were copies of another, without parts of streams.
        parts: how many lines were parts of streams.
        nameless: how many had no id.
    """

    def __init__(self, tally: Tally, dropped: Tally) -> None:
        self.tally, self.dropped = tally, dropped
        self.read = self.copies = self.parts = 0
        self._kinds: dict[Kind, int] = {}
        self._by_number: list[Kind] = []
        self._kept: dict[int, bytes] = {}
        self._nameless: list[bytes] = []
        self._streams: set[int] = set()

    @property
    def nameless(self) -> int:
        """As the class says."""
        return len(self._nameless)

    def __len__(self) -> int:
        return len(self._kept) + len(self._nameless)

    def add(self, record: Record) -> None:
        """Take a usage in."""
        self.read += 1
        kind = self._kinds.get(record.kind)
        if kind is None:
            kind = self._new_kind(record.kind)
        attempt, quantities = record.attempt, record.quantities
        digest = hash((attempt, record.kind.model, quantities[:1])) if attempt else 0
        packed = _pack((digest, kind, record.second, *quantities))
        if record.kind.is_part:
            self.parts += 1
        if record.id:
            key = hash(record.id)
        elif attempt:
            key = hash(packed)
        else:
            self._nameless.append(packed)
            return
        known = self._kept.setdefault(key, packed)
        if known is not packed:
            self._settle(key, known, packed)

    def _new_kind(self, kind: Kind) -> int:
        self._by_number.append(kind)
        return self._kinds.setdefault(kind, len(self._kinds))

    def _settle(self, key: int, known: bytes, packed: bytes) -> None:
        """Keep the better of two copies."""
        lost = packed
        if known != packed and self._rank(packed) > self._rank(known):
            self._kept[key], lost = packed, known
        copy = _read(lost)
        kind = self._by_number[copy.kind]
        if not kind.is_part:
            self.copies += 1
            self.dropped.add(kind, copy.second, copy.quantities)

    def _rank(self, packed: bytes) -> tuple[object, ...]:
        kept = _read(packed)
        total, answer, *others = (*kept.quantities, 0, 0)[: max(len(kept.quantities), 2)]
        kind = self._by_number[kept.kind]
        earliest = -(kept.second or LAST_SECOND)
        return answer, total, others, not kind.is_part, earliest, kind, kept.attempt

    def part(self, stream: str) -> None:
        """Take in a part of a stream that has no usage."""
        self.parts += 1
        if stream:
            self._streams.add(hash(stream))

    @property
    def silent_streams(self) -> int:
        """How many streams never said what they used."""
        return sum(stream not in self._kept for stream in self._streams)

    # At the end

    def close(self, retried: Tally) -> int:
        """Add up what is kept, and what of it were retries; how many they are.

        A request was retried where the client's own id stands with the same model and as much
        input at several responses. All were billed; all but the earliest are retries.
        """
        attempts = array("q")
        for packed in self._all():
            digest, number, second, *quantities = _unpack(packed)
            self.tally.add(self._by_number[number], second, quantities)
            if digest:
                attempts.append(digest)
        again = {one for one, other in pairwise(sorted(attempts)) if one == other}
        del attempts
        return self._add_retries(again, retried) if again else 0

    def _all(self) -> Iterator[bytes]:
        yield from self._kept.values()
        yield from self._nameless

    def _add_retries(self, again: set[int], retried: Tally) -> int:
        tried = sorted(
            (kept.attempt, kept.second or LAST_SECOND, kept.quantities, self._by_number[kept.kind])
            for kept in map(_read, self._all())
            if kept.attempt in again
        )
        count, last = 0, 0
        for attempt, second, quantities, kind in tried:
            if attempt == last:
                retried.add(kind, second % LAST_SECOND, quantities)
                count += 1
            last = attempt
        return count


def _read(packed: bytes) -> Kept:
    attempt, kind, second, *quantities = _unpack(packed)
    return Kept(attempt, kind, second, tuple(quantities))
