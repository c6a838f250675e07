"""Draw estimator.svg in the sizes and formats that desktops ask for, with Qt alone.

.venv/bin/python resources/icons/refresh.py
"""

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
PNG = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS = {
    b"icp4": 16,
    b"ic11": 32,  # 16 at twice the size, and so on
    b"icp5": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def png(pixels: int) -> bytes:
    """The icon as a PNG file of so many pixels a side."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "estimator.svg")).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data().data())


def ico() -> bytes:
    """The icon of Windows: a directory of PNG files, where 256 is written as 0."""
    files = [png(size) for size in ICO]
    offset, entries = 6 + 16 * len(ICO), b""
    for size, file in zip(ICO, files, strict=True):
        entries += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(file), offset)
        offset += len(file)
    return struct.pack("<3H", 0, 1, len(ICO)) + entries + b"".join(files)


def icns() -> bytes:
    """The icon of macOS: PNG files, each behind its kind and its length with these 8 bytes."""
    files = {kind: png(size) for kind, size in ICNS.items()}
    body = b"".join(kind + struct.pack(">I", len(file) + 8) + file for kind, file in files.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> None:
    """Write every file."""
    (HERE / "png").mkdir(exist_ok=True)
    for size in PNG:
        (HERE / "png" / f"{size}.png").write_bytes(png(size))
    (HERE / "estimator.ico").write_bytes(ico())
    (HERE / "estimator.icns").write_bytes(icns())
    print(f"{len(PNG)} PNG files, estimator.ico and estimator.icns in {HERE}")


if __name__ == "__main__":
    main()
