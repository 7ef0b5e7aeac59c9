"""The file that a backup is: a zip with `manifest.json` and a file of JSON lines for each table.

It is written beside where it is to be, and is there only when it is whole and on disk. Who reads it trusts nothing in
it before every part has been read through and is what the manifest says.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import orjson
from pydantic import TypeAdapter, ValidationError

from app.operating.refused import NotDone

FORMAT, VERSION = "akr-tavlan backup", 1
MANIFEST = "manifest.json"
MOST_OF_A_MANIFEST = 1_000_000
OTHERS = {
    b"SQLite format 3\x00": "an SQLite database itself: stop the server and put it in place as akr.db",
    b"PGDMP": "of pg_dump: pg_restore reads it",
}
"""What a file begins with that is another kind of backup, and what to do with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table: its columns in order, how many rows, and what its lines come to."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`revision`: of the schema. `made_at`: milliseconds since 1970, UTC. `tables`: those that others hang on first."""

    revision: str
    made_at: int
    tables: dict[str, Part]
    format: str = FORMAT
    version: int = VERSION

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables.values())


_MANIFEST = TypeAdapter(Manifest)


class Writing:
    """A backup that is being written."""

    def __init__(self, zip: ZipFile) -> None:
        self._zip = zip

    def table(self, name: str, columns: list[str], lines: Iterable[bytes]) -> Part:
        rows, sum = 0, sha256()
        with self._zip.open(_place(name), "w", force_zip64=True) as part:
            for line in lines:
                part.write(line)
                sum.update(line)
                rows += 1
        return Part(columns, rows, sum.hexdigest())

    def manifest(self, manifest: Manifest) -> None:
        self._zip.writestr(MANIFEST, orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))


@contextmanager
def writing(file: Path) -> Iterator[Writing]:
    """Write a backup, for its owner's eyes only. Raises `NotDone` where the file is there, or can't be written."""
    if file.exists():
        raise NotDone(f"There is a file {file} already. Choose another name.")
    try:
        with _beside(file) as (beside, opened):
            with ZipFile(opened, "w", ZIP_DEFLATED) as zip:
                yield Writing(zip)
            opened.flush()
            os.fsync(opened.fileno())
            _read_through(beside)
            _put_in_place(beside, file)
    except OSError as why:
        raise NotDone(f"The backup can't be written to {file}: {os.strerror(why.errno or 0)}.") from None


@contextmanager
def _beside(file: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file in the same folder, gone afterwards. Made by `mkstemp`, nobody else may read it (0600)."""
    handle, name = mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "w+b") as opened:
            yield Path(name), opened
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _put_in_place(beside: Path, file: Path) -> None:
    """Never over a file that has come meanwhile."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise NotDone(f"There is a file {file} already. Choose another name.") from None
    except OSError:  # a disk that has no links
        os.rename(beside, file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """What was put in place in a folder is so after a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Reading:
    """A backup that has been read through, and is whole."""

    def __init__(self, zip: ZipFile, manifest: Manifest) -> None:
        self.zip, self.manifest = zip, manifest

    def lines(self, table: str) -> Iterator[bytes]:
        with self.zip.open(_place(table)) as part:
            yield from part


@contextmanager
def reading(file: Path) -> Iterator[Reading]:
    """Open a backup. Raises `NotDone` where it is none, is not whole, or is of a kind that this version can't read."""
    opened = _opened(file)
    with opened.zip:
        yield opened


def _opened(file: Path) -> Reading:
    try:
        zip = ZipFile(file)
        manifest = _manifest(zip, file)
        for name, part in manifest.tables.items():
            _check(zip, file, name, part)
        return Reading(zip, manifest)
    except OSError as why:
        raise NotDone(f"{file} can't be read: {os.strerror(why.errno or 0)}.") from None
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError):
        raise NotDone(_not_a_backup(file)) from None


def _read_through(file: Path) -> None:
    """What was written can be read."""
    with reading(file):
        pass


def _not_a_backup(file: Path) -> str:
    with file.open("rb") as opened:
        begins = opened.read(16)
    for mark, what in OTHERS.items():
        if begins.startswith(mark):
            return f"{file} is {what}."
    return f"{file} is broken, is not whole, or is no backup. Nothing was changed."


def _manifest(zip: ZipFile, file: Path) -> Manifest:
    if zip.getinfo(MANIFEST).file_size > MOST_OF_A_MANIFEST:
        raise BadZipFile
    said = zip.read(MANIFEST)
    try:
        version = orjson.loads(said)["version"]
        if isinstance(version, int) and version > VERSION:
            raise NotDone(
                f"{file} was made by a newer version, in a form that this one can't read. Nothing was changed."
            )
        manifest = _MANIFEST.validate_json(said)
    except (ValueError, TypeError, ValidationError):
        raise BadZipFile from None
    if manifest.format != FORMAT:
        raise BadZipFile
    return manifest


def _check(zip: ZipFile, file: Path, name: str, part: Part) -> None:
    sum, rows = sha256(), 0
    with zip.open(_place(name)) as opened:
        while some := opened.read(1 << 20):
            sum.update(some)
            rows += some.count(b"\n")
    if (sum.hexdigest(), rows) != (part.sha256, part.rows):
        raise NotDone(f"{file} is broken: what it has of {name} is not what was written. Nothing was changed.")


def _place(table: str) -> str:
    return f"tables/{table}.jsonl"
