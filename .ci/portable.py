"""Pack the frozen folder into an archive that keeps everything beside the program.

.venv/bin/python .ci/portable.py

It holds a folder ``data``, by which the app knows (estimator/store/folder.py). A .zip on Windows, a
.tar.xz elsewhere, since a zip file loses what may be executed; on macOS the bundle takes the place
of the folder.
"""

import platform
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
NOTE = """\
Token Estimator keeps its settings, your own rates and your draft in this folder, because it lies
beside the program. Move both together, to another computer or a USB stick. Without this folder they
are kept in your user data folder.

Token Estimator 把设置、您自己的价格和草稿保存在这个文件夹里，因为它就在程序旁边。请把两者一起移动，
例如移到另一台电脑或 U 盘。没有这个文件夹时，数据保存在您的用户数据文件夹里。
"""


def version() -> str:
    """The app's version."""
    source = (ROOT / "estimator" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "(.+)"', source)
    return found[1] if found else sys.exit("portable: no version")


def gathered(name: str) -> Path:
    """The folder to be packed: the program, its licence, and ``data``."""
    folder = ROOT / "build" / "portable" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    if sys.platform == "darwin":
        bundle = "Token Estimator.app"
        shutil.copytree(DIST / bundle, folder / bundle, symlinks=True)
    else:
        shutil.copytree(DIST / "estimator", folder, symlinks=True)
    (folder / "data").mkdir()
    (folder / "data" / "README.txt").write_text(NOTE, encoding="utf-8-sig", newline="\r\n")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    return folder


def main() -> None:
    """Write the archive."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    name = f"token-estimator-{version()}-{SYSTEMS[sys.platform]}-{machine}"
    folder = gathered(name)
    if sys.platform == "win32":
        archive = DIST / f"{name}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for file in sorted(folder.rglob("*")):
                packed.write(file, file.relative_to(folder.parent))
    else:
        archive = DIST / f"{name}.tar.xz"
        with tarfile.open(archive, "w:xz") as tar:
            tar.add(folder, folder.name, filter=_anybodys)
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 1e6:.0f} MB")


def _anybodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name from the machine that packed it."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


if __name__ == "__main__":
    main()
