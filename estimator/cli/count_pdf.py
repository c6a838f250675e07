"""``estimator count`` of a PDF: the text that is in it, and a picture of each page."""

from dataclasses import replace

from estimator.cli import report
from estimator.cli.count import text_counter
from estimator.tokens import pdf
from estimator.tokens.models import ModelEncoding
from estimator.tokens.parts import Counted
from estimator.tokens.pdf import DPI, PdfError


def run(
    file: str, data: bytes, model: str | None, counted_in: ModelEncoding, *, as_json: bool
) -> None:
    """Count and print.

    Raises:
        PdfError: it is encrypted, broken, or too large.
        ImageError: the model has no rule for pictures.
    """
    try:
        pages = pdf.read(data)
    except PdfError as error:
        raise replace(error, name=file) from None
    counted = Counted(tuple(pdf.pdf_parts(pages, model, text_counter(counted_in))))
    if as_json:
        report.print_json(
            counted,
            encoding=counted_in.encoding,
            model=model,
            characters=sum(len(page.text) for page in pages) + len(pages) - 1,
            bytes=len(data),
            basis=_basis(model, counted_in),
        )
    else:
        report.print_table(counted, counted_in.encoding)


def _basis(model: str | None, counted_in: ModelEncoding) -> str:
    text = f"estimate: the text of the PDF counted with {counted_in.encoding}"
    if model is None:
        return f"{text}; not counted: its pages as pictures, which go by a model"
    least, likely, most = DPI
    return (
        f"{text}, and a picture of each page, drawn at {likely} dots an inch ({least} to {most} in"
        f" the range), by the rule of {model}"
    )
