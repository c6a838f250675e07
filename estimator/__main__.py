"""Placeholder composition root."""
import sys


def build_window(argv: list[str]):
    from PySide6.QtWidgets import QMainWindow, QPlainTextEdit
    window = QMainWindow(); window.setCentralWidget(QPlainTextEdit()); return window


def main() -> int:
    if "--self-test" in sys.argv:
        from estimator import resources
        print(sorted(p.name for p in resources.path("vocab").iterdir()))
        return 0
    from PySide6.QtWidgets import QApplication
    app = QApplication(sys.argv); w = build_window(sys.argv); w.show(); return app.exec()


if __name__ == "__main__":
    sys.exit(main())
