"""Whether a batch file can be sent, in the user's words."""

from PySide6.QtCore import QObject

from estimator.batch.report import Report
from estimator.ui import batch_words


class BatchVerdict(QObject):
    """Words what stands in the way of a file."""

    def of(self, report: Report) -> str:
        """All that is wrong with a file as a whole, and what could not be checked."""
        if report.is_ready:
            return self.tr("Nothing is wrong with this file.")
        said = []
        if not report.requests:
            said.append(self.tr("There is no request in this file."))
        limits = report.request_limit, report.byte_limit, report.input_limit
        if not all(limit.is_kept for limit in limits):
            said.append(self.tr("The file is more than one batch may be: split it."))
        if report.problem_count:
            said.append(self.tr("%Ln line(s) must be put right first.", "", report.bad_lines))
        if report.unchecked:
            said.append(self._unchecked(report))
        return " ".join(said)

    def _unchecked(self, report: Report) -> str:
        known = self.tr(
            "%Ln request(s) could not be checked: too little is known of {models}. Look at how that"
            " is spelt, or add it to the rates.",
            "",
            report.unchecked,
        )
        return known.format(models=batch_words.unchecked(report))
