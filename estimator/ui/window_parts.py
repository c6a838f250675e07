"""What the main window is made of, for those who check types: nothing is imported here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from estimator.ui.announcing import FigureAnnouncer
    from estimator.ui.app_windows import AppWindows
    from estimator.ui.aside import Aside
    from estimator.ui.attaching import Attaching
    from estimator.ui.attachment_list import AttachmentList
    from estimator.ui.baseline import Baseline
    from estimator.ui.batching import Batching
    from estimator.ui.budget_state import BudgetState
    from estimator.ui.comparison import Models
    from estimator.ui.counting import Counting
    from estimator.ui.figures import Figures
    from estimator.ui.files import PromptFile
    from estimator.ui.find import FindBar
    from estimator.ui.helping import Helping
    from estimator.ui.keeping import Keeper
    from estimator.ui.learning import Learning
    from estimator.ui.loading import VocabularyLoader
    from estimator.ui.notice import Notice
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


class WindowParts:
    """The parts that ``making.complete`` gives a window."""

    app_windows: "AppWindows"
    picker: "ModelPicker"
    notice: "Notice"
    find_bar: "FindBar"
    figures: "Figures"
    status: "StatusBar"
    files: "PromptFile"
    loader: "VocabularyLoader"
    counting: "Counting"
    aside: "Aside"
    attachments: "AttachmentList"
    attaching: "Attaching"
    learning: "Learning"
    models: "Models"
    troubles: "Troubles"
    watching: "Watching"
    keeper: "Keeper"
    helping: "Helping"
    planning: "Planning"
    preferences: "Preferences"
    projecting: "Projecting"
    tabs: "PromptTabs"
    switching: "Switching"
    tokens: "TokenView"
    rates: "Rates"
    reconciling: "Reconciling"
    reporting: "Reporting"
    protecting: "Protecting"
    sections: "Sections"
    trimming: "Trimming"
    announcer: "FigureAnnouncer"
    baseline: "Baseline"
    batching: "Batching"
    budget: "BudgetState"
    followers: "tuple[BudgetState | Sections | Trimming | Models | Reconciling, ...]"
