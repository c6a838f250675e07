"""What the palette finds beside the menus: what a button in a window does, and further words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from estimator.ui.translated import tr

if TYPE_CHECKING:
    from estimator.ui.window import MainWindow

WHERE = {
    "fit": "trim",
    "explain": "figures",
    "discounts": "rates",
    "exchange_rates": "rates",
    "import_rates": "rates",
    "export_rates": "rates",
    "copy_diagnostics": "about",
}
"""The command of the menus that opens where each is."""


def names(tr: Callable[[str], str] = tr) -> dict[str, str]:
    """What they are called; in English with ``str`` as tr."""
    return {
        "fit": tr("Fit to Budget…"),
        "explain": tr("Explain the Cost"),
        "discounts": tr("Discounts…"),
        "exchange_rates": tr("Exchange Rates…"),
        "import_rates": tr("Import Rates…"),
        "export_rates": tr("Export Rates…"),
        "copy_diagnostics": tr("Copy Diagnostics"),
    }


def words(tr: Callable[[str], str] = tr) -> dict[str, str]:
    """Words that commands of the menus are found by too, and their submenus; as ``names``."""
    return {
        "save_as": tr("export"),
        "report": tr("export, share, quote"),
        "protect": tr("lock, keep"),
        "settings": tr("preferences, options, font, currency, privacy"),
        "figures": tr("costs, side panel"),
        "theme": tr("appearance, dark mode"),
        "en": tr("English"),
        "zh_CN": tr("Chinese"),
        "models": tr("cheapest, caching, chat, ways to pay"),
        "rates": tr("prices, own model"),
        "newer_rates": tr("update prices"),
        "scenarios": tr("project, forecast, what if"),
        "batch": tr("check, JSONL"),
        "reconcile": tr("usage log, invoice"),
        "trim": tr("budget, shorten, save tokens"),
        "baseline": tr("version"),
        "compare": tr("differences, changes"),
        "add_image": tr("picture"),
        "add_audio": tr("sound"),
        "pages": tr("manual, formula"),
        "sample": tr("example"),
        "about": tr("version, licences"),
    }


def commands(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """What each does: it opens where it is, and is done there."""
    return {
        "fit": lambda: _fit(window),
        "explain": lambda: _explain(window),
        "discounts": window.rates.open_discounts,
        "exchange_rates": window.rates.open_currencies,
        "import_rates": window.rates.import_,
        "export_rates": window.rates.export,
        "copy_diagnostics": window.app_windows.copy_diagnostics,
    }


def _fit(window: "MainWindow") -> None:
    """Fit the prompt; where it is not over a budget, go to where one is set."""
    window.show_trimming()
    window.refresh()
    window.figures.trim.fit.click()  # where the prompt is over it


def _explain(window: "MainWindow") -> None:
    window.show_tab(window.figures.tabs.page())
    window.figures.explain.click()
