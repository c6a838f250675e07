"""The sample of a log and its bill is what its script makes of the rates that are shipped."""

from estimator import resources
from resources.samples import refresh


def test_the_files_are_those_of_the_script():
    text = refresh.log()
    assert resources.path("samples", "usage.jsonl").read_text("utf-8") == text
    assert resources.path("samples", "costs.csv").read_text("utf-8") == refresh.bill(text)
