"""The window's parts beside the editor: made after the first paint, and joined to the session."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter

from estimator.session import now as session_now
from estimator.ui import announcing, context_menu, counting, places, theme
from estimator.ui.announcing import FigureAnnouncer
from estimator.ui.app_windows import AppWindows
from estimator.ui.aside import Aside
from estimator.ui.attaching import Attaching
from estimator.ui.attachment_list import AttachmentList
from estimator.ui.baseline import Baseline
from estimator.ui.batching import Batching
from estimator.ui.budget_state import BudgetState
from estimator.ui.comparison import Models
from estimator.ui.end_lines import EndLines
from estimator.ui.figures import Figures
from estimator.ui.files import PromptFile
from estimator.ui.find import FindBar
from estimator.ui.helping import Helping
from estimator.ui.keeping import Keeper
from estimator.ui.layout import lay_out
from estimator.ui.learning import Learning
from estimator.ui.loading import VocabularyLoader
from estimator.ui.notice import KEEPING, REPORT, Message, Notice
from estimator.ui.picker import ModelPicker
from estimator.ui.planning import Planning
from estimator.ui.preferences import Preferences
from estimator.ui.projecting import Projecting
from estimator.ui.prompt_tabs import PromptTabs
from estimator.ui.protecting import Protecting
from estimator.ui.rates import Rates
from estimator.ui.reconciling import Reconciling
from estimator.ui.reporting import Reporting
from estimator.ui.sections import Sections
from estimator.ui.status import StatusBar
from estimator.ui.switching import Switching
from estimator.ui.token_view import TokenView
from estimator.ui.trimming import Trimming
from estimator.ui.troubles import Troubles
from estimator.ui.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from estimator.pricing.rates import Model
    from estimator.reports import Report
    from estimator.session import Session
    from estimator.ui.window import MainWindow
    from estimator.ui.workers import Worker


_SAID_FOR = 5000  # milliseconds


def complete(window: "MainWindow", session: "Session") -> None:
    """Give the window every part that it shows beside the editor, in their places."""
    window.editor.offer_sample()
    # A prompt is what it is in any language; Qt turns its paragraphs one by one.
    window.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    window.picker = ModelPicker()
    window.notice = Notice()
    window.find_bar = FindBar(window.editor)
    window.figures = Figures()
    window.attachments = AttachmentList()
    window.troubles = Troubles(window.notice, window)
    window.status = StatusBar()
    window.setStatusBar(window.status)
    window.files = PromptFile(session, window.editor, window.notice, window)
    workers = counting.workers()
    window.loader = VocabularyLoader(workers[0], window)
    window.counting = counting.Counting(session, workers, window)
    window.aside = Aside(session, window)
    window.attaching = Attaching(session, window.attachments, window.notice, window)
    window.learning = Learning(session, window)
    window.tabs = PromptTabs()
    window.app_windows = AppWindows(window)
    splitter = _lay_out(window)
    window.keeper = Keeper(session, window, window.editor, window.figures, splitter)
    window.switching = window.files.switching = Switching(
        session,
        window.editor,
        window.tabs,
        window.keeper,
        window.notice,
        may_leave=window.files.may_leave,
    )
    window.watching = Watching(session, window.editor, window.notice)
    window.preferences = Preferences(session, window)
    window.tokens = TokenView(session, window.editor, window.status, window.keeper)
    window.baseline = Baseline(session, window)
    window.status.addPermanentWidget(window.baseline.shown)
    lines = EndLines(window.editor)
    window.sections = Sections(session, window.editor, window.figures.sections, lines, workers[0])
    window.protecting = Protecting(window.editor)
    window.keeper.keep_also(window.protecting.kept)
    window.trimming = Trimming(
        session, window.editor, window.figures.trim, window.protecting, workers[-1]
    )
    window.budget = BudgetState(session, window.figures.trim, lines, workers[-1])
    _add_windows(window, session, workers)
    context_menu.offer(window)
    added = partial(context_menu.add_commands, window.menuBar(), ("protect",))
    window.editor.menu_made.connect(added)
    window.followers = (
        window.budget,
        window.sections,
        window.trimming,
        window.models,
        window.reconciling,
    )
    window.announcer = FigureAnnouncer(window.editor)
    _order(window)
    show_choices(window, session)
    _show_budget(window)
    _connect(window, session)
    _connect_prompts(window)
    _connect_batch(window)


def _add_windows(window: "MainWindow", session: "Session", workers: "list[Worker]") -> None:
    """Give it what opens the windows beside it, each made when it is first opened."""
    window.helping = Helping(session, window.editor, window)
    window.planning = Planning(window.keeper, window)
    window.rates = Rates(session, window.keeper, window)
    window.models = Models(
        session, window.keeper, window.loader, workers[0], window, baseline=window.baseline
    )
    window.projecting = Projecting(session, window.keeper, workers[-1], window)
    window.reconciling = Reconciling(session, window)
    window.reporting = Reporting(partial(_report, window, session), window)
    window.batching = Batching(session, window)


def _lay_out(window: "MainWindow") -> QSplitter:
    column = [window.tabs, window.notice, window.editor, window.attachments, window.find_bar]
    top = window.picker, window.app_windows.button
    return lay_out(window, top, column, window.figures)


def _order(window: "MainWindow") -> None:
    """Let Tab go as one reads: the bar, the prompts, the text, what is under it, the figures."""
    tabs, notice = window.tabs, window.notice
    stops = [window.picker, window.app_windows.button, tabs.bar, tabs.add, *notice.buttons]
    for before, after in pairwise([*stops, window.editor]):
        window.setTabOrder(before, after)


def show_choices(window: "MainWindow", session: "Session") -> None:
    """Show what is chosen for the prompt that is seen."""
    estimate = session.estimate()
    _show_models(window, session)
    window.figures.show_choices(estimate.output_tokens, estimate.requests)


def _show_budget(window: "MainWindow") -> None:
    kept = [window.keeper.get(f"budget_{name}", "") for name in ("kind", "tokens", "cost")]
    window.figures.trim.show_budget(*kept)


def _show_models(window: "MainWindow", session: "Session") -> None:
    """Offer the models of the book in force, and show the chosen one."""
    models = session.offered_models()
    today = session_now().date()
    window.picker.show_models(models, session.book.providers, session.chosen, today)
    window.figures.count.offered = _by_every_name(models)


def _follow_rates(window: "MainWindow", session: "Session") -> None:
    """Show the book in force: the models offered, their names, the figures."""
    _show_models(window, session)
    window.want_vocabulary()
    window.changed()
    window.projecting.follow_rates()


def _by_every_name(models: "Mapping[str, Model]") -> dict[str, str]:
    """The offered names by what a request may call a model; an id wins over another's alias."""
    found = {model.id: name for name, model in reversed(tuple(models.items()))}
    for name, model in models.items():
        for alias in model.aliases:
            found.setdefault(alias, name)
    return found | {name: name for name in models}


def _connect(window: "MainWindow", session: "Session") -> None:
    window.editor.edited.connect(window.edited)
    window.editor.file_dropped.connect(window.files.open_path)
    window.editor.another_dropped.connect(window.attaching.add_media)
    window.files.media_opened.connect(window.attaching.add)
    window.attaching.text_chosen.connect(window.files.open_path)
    window.attaching.changed.connect(window.changed)
    window.editor.sample_wanted.connect(window.files.open_sample)
    window.editor.cursorPositionChanged.connect(window.show_caret)
    window.editor.modificationChanged.connect(window.show_modified)
    window.files.document_changed.connect(window.show_document)
    window.files.document_changed.connect(window.watching.follow)
    window.protecting.changed.connect(window.trimming.edited)
    window.protecting.changed.connect(window.changed)
    window.files.document_changed.connect(window.keeper.keep_soon)
    window.picker.model_chosen.connect(window.choose_model)
    window.picker.left.connect(window.editor.setFocus)
    window.figures.output_changed.connect(window.set_output)
    window.figures.requests_changed.connect(window.set_requests)
    window.figures.made_changed.connect(window.set_made)
    window.figures.rate_wanted.connect(window.rates.open)
    window.figures.tabs.chosen.connect(lambda _page: window.refresh())
    window.trimming.begun.connect(window.baseline.begin)
    window.trimming.newline_wanted.connect(window.files.set_newline)
    window.figures.trim.budget_changed.connect(partial(_keep_budget, window))
    window.rates.changed.connect(partial(_follow_rates, window, session))
    window.figures.count.text_wanted.connect(window.count_as_text)
    window.figures.panel.part_chosen.connect(
        lambda path: places.show(window.editor, session.text, path)
    )
    window.figures.count.model_wanted.connect(window.picker.choose)
    window.figures.count.learn_wanted.connect(window.learning.open)
    window.learning.learnt.connect(window.refresh)
    window.learning.model_wanted.connect(window.picker.choose)
    window.models.model_wanted.connect(window.picker.choose)
    window.models.waiting.connect(window.aside.go)
    window.models.place_wanted.connect(partial(places.show_line, window.editor))
    window.planning.rates_wanted.connect(partial(window.rates.open, ""))
    window.status.newline_chosen.connect(window.files.set_newline)
    window.loader.loaded.connect(window.vocabulary_loaded)
    window.loader.failed.connect(window.vocabulary_failed)
    window.counting.progressed.connect(window.refresh)
    window.counting.failed.connect(window.vocabulary_failed)
    window.aside.progressed.connect(window.refresh)
    QGuiApplication.styleHints().colorSchemeChanged.connect(window.follow_desktop)
    theme.wishes().contrastPreferenceChanged.connect(window.follow_desktop)
    window.follow_desktop()  # as to contrast, which is not asked before the first paint
    QGuiApplication.styleHints().colorSchemeChanged.connect(window.protecting.show)
    window.keeper.taken.connect(window.switching.part)
    window.keeper.failed.connect(lambda error: window.troubles.say_not_kept(error, window.keep))
    window.keeper.kept.connect(partial(window.notice.done, KEEPING))
    window.reporting.said.connect(partial(_say_done, window))
    window.reporting.failed.connect(partial(_say_failed, window))


def _connect_prompts(window: "MainWindow") -> None:
    switching = window.switching
    parts = window.protecting, window.baseline
    switching.left.connect(lambda _prompt: window.keeper.gather())
    for part in parts:
        switching.left.connect(part.leave)
        switching.shown.connect(part.take_up)
        switching.dropped.connect(part.forget)
    switching.loaded.connect(window.files.restore)
    switching.begun.connect(window.preferences.begin_prompt)
    switching.shown.connect(window.show_prompt)
    switching.shown.connect(window.watching.look)
    window.files.asked_for.connect(window.watching.look_again)
    window.watching.changed.connect(window.files.document_changed)
    switching.loaded.connect(lambda draft: window.protecting.restore(draft.choices))


def _report(window: "MainWindow", session: "Session") -> "Report | None":
    """The report of the prompt; None while it is counted."""
    from estimator.ui.quote_report import QuoteReport  # noqa: PLC0415 - when it is asked for

    estimate = session.estimate()
    if estimate.tokens is None:
        return None
    provider = session.book.providers[estimate.model.provider].name
    today = session_now().date()
    return QuoteReport(window).of(estimate, session.document.name, provider, today)


def _say_done(window: "MainWindow", sentence: str) -> None:
    window.status.showMessage(sentence, _SAID_FOR)
    announcing.announce(window.status, sentence)


def _say_failed(window: "MainWindow", sentence: str) -> None:
    window.notice.say(Message(REPORT, lambda: sentence))


def _connect_batch(window: "MainWindow") -> None:
    window.files.batch_opened.connect(window.batching.open_path)
    window.batching.text_wanted.connect(window.files.open_text)
    window.batching.line_wanted.connect(window.files.open_new)
    window.rates.changed.connect(window.batching.follow)


def _keep_budget(window: "MainWindow") -> None:
    for name, value in window.figures.trim.kept().items():
        window.keeper.set(name, value)
