"""Files of strangers: sound ones spoilt, and some that are made to break what reads them."""

import io
import json
import zlib
from pathlib import Path

import pictures
import pypdf
from batch_lines import chat, embedding, response

ROOT = Path(__file__).parents[1]
DATA, SAMPLES = ROOT / "tests" / "data", ROOT / "resources" / "samples"
DOORS = "open", "text", "attach", "batch", "log", "rates", "values", "answers", "versions", "usage"
"""The ways into the app: tests/opener.py goes through them."""
RATES = (
    b"kind,provider,model,name,class,from,when,meter,above,rate,currency,note\r\n"
    b"rate,openai,gpt-5.4,,standard,,,input_tokens,,2.5,USD,\r\n"
    b"rate,me,mine,Mine,standard,2026-01-01,,output_tokens,200000,10,EUR,a note\r\n"
)
VALUES = 'name,text\r\nAnna,Hello\r\n中,"two\r\nlines"\r\n'.encode()
ROWS = b'{"name": "Anna", "text": "Hello"}\n{"name": 1, "text": null}\n'


def lines(*objects):
    return "".join(json.dumps(each) + "\n" for each in objects).encode()


def sound():
    """A file of every kind that is read, by the door that it is meant for."""
    batch = lines(chat("1", "Hello"), embedding("2", ["a", "b"]), response("3", "Hi"))
    usage = (SAMPLES / "usage.jsonl").read_bytes()[:20_000]
    prompt = (SAMPLES / "support.md").read_bytes()
    request = {"model": "gpt-5.4", "messages": chat("1", "Hello", "world")["body"]["messages"]}
    image = {"type": "image_url", "image_url": {"url": pictures.address(pictures.png(30, 40))}}
    seen = {**request, "messages": [{"role": "user", "content": [image]}]}
    return {
        "open": [prompt, "naïve 中文 😀\r\n".encode() * 50, prompt.decode().encode("utf-16"),
                 json.dumps(request).encode(), json.dumps(seen).encode()],
        "attach": [pictures.png(30, 40), pictures.jpeg(30, 40), pictures.gif(30, 40),
                   pictures.webp_lossy(30, 40), pictures.webp_lossless(30, 40),
                   pictures.webp_extended(30, 40), pictures.bmp(30, 40), pictures.wav(50),
                   b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + b"\xff\xfb\x90\0" + bytes(400),
                   pictures.pdf("One", "Two"), packed_pdf(b"BT (One) Tj ET"),
                   pictures.encrypted_pdf()],
        "batch": [batch],
        "log": [usage, (SAMPLES / "costs.csv").read_bytes()],
        "rates": [RATES, (DATA / "litellm.json").read_bytes(),
                  (DATA / "genai_prices.json").read_bytes()[:8000]],
        "values": [VALUES, ROWS],
        "answers": [usage, b"tokens\n12\n30\n"],
        "versions": [batch, prompt],
        "usage": [b'{"usage": {"input_tokens": 1310, "output_tokens": 96}}',
                  b"Usage(input_tokens=12, output_tokens=3)"],
    }  # fmt: skip


# Files that are made to break something


def packed_pdf(content, **more):
    """A PDF of one page whose text is compressed."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = pypdf.generic.StreamObject()
    stream.set_data(content)
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def bomb(megabytes, times=1):
    """A stream that grows so large; packed several times it is a few bytes."""
    packer, data = zlib.compressobj(9), b""
    for _ in range(megabytes):
        data += packer.compress(bytes(1 << 20))
    data += packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    filters = "/FlateDecode " * times
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        f"<< /Filter [{filters}] /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream",
    )


def pdf_of(*objects, trailer="/Root 1 0 R"):
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        whole = body if isinstance(body, bytes) else body.encode()
        data += f"{number} 0 obj\n".encode() + whole + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def page_with(more, *objects):
    """A PDF whose one page has such entries, with objects from the fourth on."""
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {more} >>",
        *objects,
    )


def stream(text):
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def with_font(cmap, shown="(abc)"):
    """A page with a font that says itself what its signs are."""
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R >>"
    resources = "/Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R"
    return page_with(resources, stream(f"BT /F1 9 Tf {shown} Tj ET"), font, stream(cmap))


def pdfs():
    kids = "[" + "2 0 R " * 50 + "]"
    loop = "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    wide = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange"
    return {
        "a page tree in a circle": pdf_of(catalog, loop),
        "a page tree in many circles": pdf_of(catalog, f"<< /Type /Pages /Kids {kids} >>"),
        "a page tree that is deep": pdf_of(catalog, *(
            f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(3, 3000))),
        "a hundred levels of two pages": pdf_of(catalog, *(
            f"<< /Type /Pages /Kids [{n} 0 R {n} 0 R] /Count 9 >>" for n in range(3, 60)),
            "<< /Type /Page >>"),
        "a count of pages that is a lie": pdf_of(
            catalog, "<< /Type /Pages /Kids [] /Count 99999999999 >>"),
        "a text of 300 MB": bomb(300),
        "a text of 300 MB, packed twice": bomb(300, 2),
        "many filters": page_with("/Contents 4 0 R", (
            f"<< /Filter [{'/FlateDecode ' * 5000}] /Length 8 >>\nstream\n12345678\nendstream")),
        "a filter that makes pictures": page_with("/Contents 4 0 R", (
            "<< /Filter /CCITTFaxDecode /DecodeParms << /Columns 99999999 /Rows 99999999 >>"
            " /Length 8 >>\nstream\n12345678\nendstream")),
        "a predictor of wide rows": page_with("/Contents 4 0 R", (
            b"<< /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000"
            b" /Colors 2000000000 >> /Length 12 >>\nstream\n" + zlib.compress(b"a" * 9)
            + b"\nendstream")),
        "an array of arrays": page_with(f"/A {'[' * 20000}"),
        "a dictionary of dictionaries": page_with(f"/A {'<< /A ' * 20000}"),
        "a text of brackets": page_with("/Contents 4 0 R", stream("(" * 200_000)),
        "a text of arrays": page_with("/Contents 4 0 R", stream("[" * 200_000)),
        "a text of states": page_with("/Contents 4 0 R", stream("q " * 200_000)),
        "a text of texts": page_with("/Contents 4 0 R", stream("BT (a) Tj ET " * 30_000)),
        "a form in itself": page_with(
            "/Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R",
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5"
            " /Resources << /XObject << /X 4 0 R >> >> >>\nstream\n/X Do\nendstream",
            stream("/X Do")),
        "forms that double": page_with(
            "/Resources << /XObject << /X 4 0 R >> >> /Contents 34 0 R",
            *(f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 /Resources <<"
              f" /XObject << /X {n} 0 R >> >> >>\nstream\n/X Do /X Do\nendstream"
              for n in range(5, 34)),
            stream("/X Do")),
        "a font of all signs": with_font(f"{wide} <0000> <FFFFFFFF> <0000> endbfrange"),
        "a font of very many signs": with_font(
            f"{wide} <00000000> <7FFFFFFF> <0041> endbfrange " * 3),
        "a font of long signs": with_font(
            f"1 beginbfchar <61> <{'0041' * 50_000}> endbfchar", f"({'a' * 3000})"),
        "contents in a circle": page_with("/Contents 4 0 R", "[4 0 R 4 0 R]"),
        "many contents": page_with(f"/Contents [{'4 0 R ' * 20_000}]", stream("BT (a) Tj ET")),
        "tables in a circle": pictures.pdf("a").replace(
            b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"),
        "a table of very many": b"%PDF-1.4\nxref\n0 999999999\n0000000000 65535 f \ntrailer\n"
        b"<< /Size 999999999 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
        "no table": b"%PDF-1.4\n" + b"1 0 obj\n" * 100_000,
        "a beginning alone": b"%PDF-",
        "a beginning and nulls": b"%PDF-1.7\n" + bytes(2_000_000),
        "a password": pictures.encrypted_pdf(),
        "an unknown lock": pdf_of(catalog, trailer="/Root 1 0 R /Encrypt << /Filter /X /V 99 >>"),
        "a sheet of endless size": page_with("/CropBox [0 0 1e99999 -1e99999]"),
    }  # fmt: skip


def deep(opening, times, inner=b"", closing=b""):
    return opening * times + inner + closing * times


def jsons():
    number = b"9" * 5000
    usage = b'{"id":"1","model":"gpt-5.4","usage":{"prompt_tokens":%s,"completion_tokens":1}}\n'
    request = b'{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":%s}\n'
    messages = b'{"model":"gpt-5.4","messages":%s}'
    return {
        "arrays in arrays": deep(b"[", 100_000),
        "closed arrays in arrays": deep(b"[", 100_000, b"", b"]"),
        "objects in objects": deep(b'{"a":', 100_000, b"1", b"}"),
        "objects in objects, not too deep": deep(b'{"a":', 900, b"1", b"}"),
        "a request that is deep": request % messages % deep(b"[", 50_000, b"", b"]"),
        "a request that is just deep enough": request % messages % deep(b"[", 400, b"", b"]"),
        "a usage that is deep": usage % deep(b'{"a":', 50_000, b"1", b"}"),
        "texts in texts": usage.replace(b"%s", b'"' + b"\\" * 99_999 + b'"'),
        "a long number": usage % number,
        "a large exponent": usage % b"1e999999999",
        "a small exponent": usage % b"1e-999999999",
        "no number": usage % b"NaN",
        "a negative number": usage % b"-5",
        "a body of a long number": request % (b'{"model":"gpt-5.4","max_tokens":%s}' % number),
        "a name a million times": b"{" + b'"a":1,' * 100_000 + b'"a":1}',
        "a hundred thousand names": json.dumps(dict.fromkeys(range(100_000), 1)).encode(),
        "many lines of nothing": b"{}\n" * 50_000,
        "many empty lines": b"\n" * 500_000,
        "halves of letters": usage.replace(b"gpt-5.4", rb"\ud800") % b"1",
        "a rate of a long number": b'{"format":"x","rates":[{"rate":%s}]}' % number,
        "rates that are deep": b'{"a":{"litellm_provider":%s}}' % deep(b"[", 50_000, b"", b"]"),
        "a message of all types": messages
        % b'[{"role":[],"content":{}},null,1,"a",{"content":[[]]}]',
        "tools that refer to themselves": b'{"model":"gpt-5.4","messages":[],"tools":[{"type":'
        b'"function","function":{"name":"a","parameters":{"$ref":"#","type":"object",'
        b'"properties":{"a":{"$ref":"#"}}}}}]}',
        "pictures of no address": messages % b'[{"role":"user","content":[{"type":"image_url",'
        b'"image_url":{"url":"data:image/png;base64,////"}},{"type":"image_url","image_url":{"url":'
        b'"file:///etc/passwd"}}]}]',
        "braces": b"{" * 300_000,
        "pairs of braces": b"{}" * 100_000,
        "quotes": b'"' * 300_001,
        "backslashes": b"\\" * 300_000,
        "Python in braces": b"{" + b"'a': " * 50_000,
        "a sum that is Python's": b"{'a': " + b"-" * 100_000 + b"1}",
        "brackets that are Python's": b"{'a': " + b"(" * 5_000 + b")" * 5_000 + b"}",
    }  # fmt: skip


def tables():
    return {
        "a million columns": b"a," * 1_000_000 + b"b\n1,2\n",
        "a million columns of values": b"name,text," * 100_000 + b"\n" + b"x," * 1_000_000,
        "a cell of 2 MB": b"name,text\n" + b"x" * 2_000_000 + b",y\n",
        "a quoted cell of 2 MB": b'name,text\n"' + b"x\n" * 1_000_000,
        "a quote that never ends": VALUES + b'"' + RATES * 2000,
        "quotes alone": b'"' * 1_000_000,
        "nulls in cells": b"name,text\n\0,\0\0\n" * 100,
        "a rate of many digits": RATES.replace(b"2.5", b"2" * 100_000),
        "a rate of a large exponent": RATES.replace(b"2.5", b"1e999999"),
        "a date of nowhere": RATES.replace(b"2026-01-01", b"99999-99-99"),
        "formulas": RATES.replace(b"Mine", b"=cmd|'/c calc'!A0"),
        "carriage returns": b"name,text\r" * 100_000,
        "a hundred thousand rows": b"name,text\n" + b"a,b\n" * 100_000,
        "digits of another script": "tokens\n\u0661\u0662\n\uff19\n".encode(),
        "a line that says what parts": b"sep=\0\n" + RATES,
        "a line that says a quote parts": b'sep="\n' + RATES,
    }  # fmt: skip


def others():
    riff = b"RIFF\xff\xff\xff\xffWAVE"
    return {
        "nothing": b"",
        "a null": b"\0",
        "nulls": bytes(1_000_000),
        "half a letter of UTF-16": b"\xff\xfea\0b",
        "half a pair of UTF-16": b"\xff\xfe\x3d\xd8",
        "UTF-32": "text".encode("utf-32"),
        "UTF-16 that is not": b"\xfe\xff" + b"\xd8\0" * 5000,
        "marks alone": b"\xef\xbb\xbf" * 1000,
        "separators of lines": "\u2028\u2029\x85\x0b\x0c\x1c".encode() * 20_000,
        "signs that turn the line": "\u202e\u2066\u200f\u202d".encode() * 20_000,
        "marks on one letter": ("a" + "\u0301" * 50_000).encode(),
        "faces that are joined": "👩\u200d".encode() * 20_000,
        "a line of a megabyte": b"x" * 1_000_000,
        "tabs": b"\t" * 300_000,
        "control characters": bytes(range(32)) * 5_000,
        "markup": b"<img src=file:///etc/passwd><b>x</b><script>" * 2_000,
        "a png of four billion": pictures.png(2**32 - 1, 2**32 - 1),
        "a jpeg of endless segments": b"\xff\xd8\xff" + b"\xe0\0\x02\xff" * 1_000_000,
        "a jpeg of filling": b"\xff\xd8" + b"\xff" * 4_000_000,
        "a bmp of a negative size": pictures.bmp(-(2**31), -(2**31)),
        "a gif of no size": pictures.gif(0, 0),
        "a wav of wild lengths": riff + b"junk\xff\xff\xff\xff" * 1000,
        "a wav of empty parts": riff + b"junk\0\0\0\0" * 200_000,
        "a wav of no speed": riff + b"fmt \x10\0\0\0" + bytes(16) + b"data\xff\xff\xff\xff",
        "an mp3 of an endless tag": b"ID3\4\0\0\x7f\x7f\x7f\x7f" + bytes(5000),
        "an mp3 of nothing": b"ID3" + b"\xff\xe0" * 40_000,
        "xml of entities": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa">'
        + b"".join(b'<!ENTITY b%d "&a;&a;&a;&a;">' % n for n in range(500)) + b"]><l>&b9;</l>",
        "Chinese text in GB18030": "请总结以下内容。\n".encode("gb18030") * 50_000,
        "a zip": b"PK\x03\x04" + bytes(100),
        "a pickle": b"\x80\x04\x95\x1f\0\0\0\0\0\0\0\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    }  # fmt: skip


def made():
    """Every one of them by its name."""
    return {**pdfs(), **jsons(), **tables(), **others()}


# Sound ones, spoilt


def flipped(chance, data):
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        spoilt[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut_off(chance, data):
    return data[: chance.randrange(len(data))]


def cut_out(chance, data):
    start, size = chance.randrange(len(data)), chance.choice([1, 5, 100, 5000])
    return data[:start] + data[start + size :]


def with_noise(chance, data):
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.choice([1, 4, 50, 3000])) + data[start:]


def with_nulls(chance, data):
    start = chance.randrange(len(data))
    return data[:start] + bytes(chance.choice([1, 2, 8, 1000])) + data[start:]


def repeated(chance, data):
    start, size = chance.randrange(len(data)), chance.choice([1, 10, 200])
    return data[:start] + data[start : start + size] * chance.choice([2, 50, 500]) + data[start:]


NUMBERS = b"0", b"-1", b"9" * 30, b"1e999", b"NaN", b"1" * 5000, b"0x10", b"2147483648", b"1e-400"


def with_wild_numbers(chance, data):
    """Some digits become another number."""
    places = [n for n, byte in enumerate(data) if 48 <= byte < 58] or [0]
    for _ in range(chance.choice([1, 5])):
        place = chance.choice(places)
        data = data[:place] + chance.choice(NUMBERS) + data[place + 1 :]
    return data


SIGNS = (
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\n",
    b"null",
    b"\\u0000",
    b'{"a":',
    b"<<",
    b"(",
    b"R",
)


def with_signs(chance, data):
    for _ in range(chance.choice([1, 4])):
        place = chance.randrange(len(data))
        data = data[:place] + chance.choice(SIGNS) * chance.choice([1, 1, 3, 1000]) + data[place:]
    return data


def wild_words(chance, data):
    """Four bytes become a wild length."""
    place = chance.randrange(len(data))
    word = chance.choice(
        [b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80"]
    )
    return data[:place] + word + data[place + 4 :]


WAYS = [
    flipped, cut_off, cut_out, with_noise, with_nulls, repeated, with_wild_numbers, with_signs,
    wild_words,
]  # fmt: skip
SOUND = sound()


def spoilt(chance):
    """A door, and the bytes of a file for it."""
    door = chance.choice(sorted(SOUND))
    if chance.random() < 0.08:
        return chance.choice(DOORS), chance.randbytes(chance.choice([1, 20, 1000, 50_000]))
    data = chance.choice(SOUND[door])
    for _ in range(chance.choice([1, 1, 2, 4])):
        data = chance.choice(WAYS)(chance, data) or b"x"
    if chance.random() < 0.2:
        door = chance.choice(DOORS)
    if chance.random() < 0.05:
        other = chance.choice(SOUND[chance.choice(sorted(SOUND))])
        data = data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]
    return door, data
