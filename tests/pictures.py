"""Small files of every kind that is read, and their sizes in between."""

import base64
import struct
from io import BytesIO

import pypdf


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">II", width, height) + bytes(5)


def gif(width, height, version=b"89a"):
    return b"GIF" + version + struct.pack("<HH", width, height) + bytes(3)


def segment(marker, body=b""):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(width, height, before=b"", marker=0xC0):
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + before + segment(marker, frame)


def webp(chunk, body):
    body = chunk + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_lossy(width, height, scale=0):
    sides = struct.pack("<HH", width | scale << 14, height | scale << 14)
    return webp(b"VP8 ", b"\x30\x01\x00\x9d\x01\x2a" + sides)


def webp_lossless(width, height):
    return webp(b"VP8L", b"\x2f" + struct.pack("<I", width - 1 | height - 1 << 14))


def webp_extended(width, height):
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", bytes(4) + sides)


def bmp(width, height, header=40):
    sides = struct.pack("<HH" if header == 12 else "<ii", width, height)
    return b"BM" + bytes(12) + struct.pack("<I", header) + sides


def wav(milliseconds, bytes_per_second=16_000, length=None):
    data = bytes(milliseconds * bytes_per_second // 1000)
    form = struct.pack("<HHIIHH", 1, 1, 8000, bytes_per_second, 2, 16)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"odd " + b"\x03\0\0\0abc\0"
    chunks += b"data" + struct.pack("<I", len(data) if length is None else length) + data
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def pdf(*texts, box="0 0 612 792"):
    """A PDF with a page for each text."""
    pages = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{pages}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    for i, text in enumerate(texts):
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {5 + 2 * i} 0 R {fonts} >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    return _assembled(objects)


def _assembled(objects):
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def encrypted_pdf():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def address(data, kind="image/png"):
    """A data: address."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
