"""The prompts that are open, in the order of their tabs: begun, closed, and kept."""

from collections.abc import Callable, Mapping

from estimator.observed import Observations
from estimator.prompt import Prompt
from estimator.store.database import StoreError
from estimator.store.drafts import Change, Leaving
from estimator.store.rows import Draft, Head
from estimator.store.store import Store
from estimator.unkept import Unkept

_CURRENT = "prompt"
"""The setting that says which one was seen last."""


class Prompts:
    """There is always one.

    Attributes:
        owner: names the running app, whose prompts they are.
        all: in the order of their tabs.
        current: the one that is seen.
    """

    def __init__(self, store: Store, observed: Observations) -> None:
        self._store, self._observed = store, observed
        self.owner = ""
        self.current = Prompt(store.settings(), observed)
        self.all = [self.current]
        self._emptied: list[int] = []  # closed without anything in them
        self._ended: list[str] = []  # apps whose prompts are to be claimed with what is kept next

    def claim(self, owner: str, is_alive: Callable[[str], bool]) -> None:
        """Go on with the prompts that an app which has ended left open, and those with a text.

        Where nothing can be written, they are claimed with the next that is kept.

        Args:
            owner: names this app.
            is_alive: whether the app of another name still runs.

        Raises:
            StoreError: they can't be read; those that are open stay so.
        """
        self.owner = owner
        opened = {prompt.number for prompt in self.all if not prompt.is_blank}
        found = []
        for head in self._claimed(owner, is_alive):
            if not head.is_closed and head.number not in opened:
                found.append(Prompt({}, self._observed, head.number))
                found[-1].head = head
        if found:
            self.all = [*found, *(prompt for prompt in self.all if not prompt.is_blank)]
        if self.current not in self.all:
            seen = self._store.settings().get(_CURRENT)
            self.current = next((p for p in self.all if str(p.number) == seen), self.all[0])

    def _claimed(self, owner: str, is_alive: Callable[[str], bool]) -> list[Head]:
        drafts = self._store.drafts
        try:
            return drafts.claim(owner, is_alive)
        except StoreError as error:
            if error.kind not in ("full", "unwritable"):
                raise
        self._ended = drafts.ended(owner, is_alive)
        return drafts.of([owner, *self._ended])

    def load(self, prompt: Prompt) -> Draft | None:
        """The prompt as it was left, with its choices taken over; its text is then to be edited in.

        Raises:
            StoreError: it can't be read; nothing is written over it.
        """
        found = self._store.drafts.read(prompt.number)
        prompt.head = None
        if found:
            prompt.choose(found.choices)
        return found

    def is_kept(self, prompt: Prompt, draft: Draft) -> None:
        """Say that the text is the one that the store has, and as it was counted then."""
        if prompt.counter.newline == draft.newline:
            prompt.contents.recall(draft.choices)
        prompt.unkept = Unkept(self._store.drafts.edits(prompt.number))

    def part(self) -> None:
        """Be others than those of the store, which another app took for those of one that ended.

        Both go on with what they have; what was not here yet, the other app has alone.
        """
        self._ended = []
        self.all = [prompt for prompt in self.all if not prompt.head]
        for prompt in self.all:
            prompt.part()

    # How they change

    def begin(self, kept: Mapping[str, str]) -> Prompt:
        """Another one after the one that is seen, with these settings."""
        made = Prompt(kept, self._observed)
        self.all.insert(self.all.index(self.current) + 1, made)
        return made

    def close(self, prompt: Prompt) -> Prompt:
        """Close one; the one that is seen then, which is not shown yet."""
        at = self.all.index(prompt)
        self.all.remove(prompt)
        if prompt.is_blank:
            self._emptied.append(prompt.number)
        if not self.all:
            self.all = [Prompt(prompt.kept() | {"attachments": ""}, self._observed)]
        if prompt is not self.current:
            return self.current
        return self.all[min(at, len(self.all) - 1)]

    def reopen(self) -> Prompt | None:
        """The one that was closed last, open again; None where there is none.

        One that has nothing but what its file has is passed over while that is open.

        Raises:
            StoreError: it can't be read.
        """
        opened = {prompt.number for prompt in self.all}
        files = {prompt.path for prompt in self.all if prompt.path}
        closed = (h for h in self._store.drafts.heads() if h.is_closed and h.number not in opened)
        head = next((h for h in closed if h.modified or h.path not in files), None)
        if head is None:
            return None
        found = Prompt({}, self._observed, head.number)
        found.head = head
        self.all.insert(self.all.index(self.current) + 1, found)
        return found

    def leaving(self, changes: list[Change], settings: Mapping[str, str]) -> Leaving:
        """What the store is to keep: changes of prompts, which are open, and settings."""
        forgotten, self._emptied = self._emptied, []
        return Leaving(
            owner=self.owner,
            order=[prompt.number for prompt in self.all],
            changes=changes,
            forgotten=forgotten,
            settings={**settings, _CURRENT: str(self.current.number)},
            ended=self._ended,
        )
