"""The edits of a text that are not kept yet: in the store they make the text again."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from strategies import TEXTS

from estimator import unkept
from estimator.store.drafts import Change, Edit, Leaving, edited
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.text import Coding
from estimator.tokens.units import utf16_length
from estimator.unkept import Unkept


def replaced(text, start, removed, new):
    """By units, slowly."""
    units = text.encode("utf-16-le", "surrogatepass")
    made = (
        units[: 2 * start]
        + new.encode("utf-16-le", "surrogatepass")
        + units[2 * (start + removed) :]
    )
    return made.decode("utf-16-le", "surrogatepass")


class Kept(RuleBasedStateMachine):
    """A text that is edited and kept now and then is in the store as it was when it was kept."""

    def __init__(self):
        super().__init__()
        self.store = Store.in_memory()
        self.text, self.kept, self.unkept = "", None, Unkept()

    @rule(data=st.data(), text=TEXTS)
    def edit(self, data, text):
        units = utf16_length(self.text)
        start = data.draw(st.integers(0, units))
        self._edit(start, data.draw(st.integers(0, units - start)), text)

    def _edit(self, start, removed, text):
        self.text = replaced(self.text, start, removed, text)
        self.unkept.edited(start, removed, text, utf16_length(self.text))

    @rule(data=st.data(), typed=st.text("ab\n中😀", min_size=1, max_size=6))
    def type(self, data, typed):
        start = data.draw(st.integers(0, utf16_length(self.text)))
        for letter in typed:
            self._edit(start, 0, letter)
            start += utf16_length(letter)

    @rule(data=st.data(), count=st.integers(1, 4))
    def press_backspace(self, data, count):
        end = data.draw(st.integers(0, utf16_length(self.text)))
        for _ in range(min(count, end)):
            end -= 1
            self._edit(end, 1, "")

    @rule(is_pause=st.booleans())
    def keep(self, is_pause):
        whole = self.unkept.is_whole_due(10**9) or (is_pause and self.unkept.is_dear)
        edits = self.unkept.take(whole=whole)
        draft = Draft(self.text if whole else "", None, Coding(), "\n", modified=True, cursor=0)
        self.store.keep(Leaving("me", [1], [Change(1, draft, edits)]))
        self.kept = self.text

    @rule()
    def start_again(self):
        if self.kept is not None:
            self.text = self.store.drafts.read(1).text
            self.unkept = Unkept(self.store.drafts.edits(1))

    @invariant()
    def it_is_as_it_was_kept(self):
        if self.kept is not None:
            assert self.store.drafts.read(1).text == self.kept

    def teardown(self):
        self.store.close()


TestKept = Kept.TestCase


@given(TEXTS)
def test_no_edits_change_nothing(text):
    assert edited(text, []) == text


def test_a_run_of_typing_is_one_edit():
    made = Unkept(0)
    for n, letter in enumerate("typed"):
        made.edited(7 + n, 0, letter, 1000)
    made.edited(11, 1, "", 1000)
    made.edited(2, 1, "", 1000)
    assert made.take(whole=False) == [Edit(7, 0, "type"), Edit(2, 1, "")]
    assert made.take(whole=False) == []


def test_when_a_text_is_kept_whole():
    made = Unkept()
    assert made.is_whole_due(10**6)
    assert made.take(whole=True) is None
    assert not made.is_whole_due(10**6)
    made.edited(0, 0, "x", 10**6)
    assert made.is_whole_due(unkept._SMALL - 1)
    assert not made.is_whole_due(unkept._SMALL)
    assert not made.is_dear
    for n in range(unkept._MOST_EDITS):
        made.edited(5 * n, 1, "y", 10**6)
    assert made.is_dear
    made.edited(0, 10**6, "all of it", 9)  # is another text
    assert made.is_whole_due(10**6)
