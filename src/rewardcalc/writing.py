"""Writing what a command says: all of it or nothing."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from attrs import frozen

from rewardcalc.codec.reading import files_of
from rewardcalc.report.language import Language

LAWFUL, VIOLATED, BAD_INPUT, DIFFERENT = 0, 1, 2, 3
_FAILURES: Final[Mapping[int | None, str]] = {
    errno.EISDIR: "output-directory",
    errno.ENOENT: "output-folder",
    errno.ENOTDIR: "output-folder",
    errno.EACCES: "output-permission",
    errno.EPERM: "output-permission",
    errno.EROFS: "output-permission",
    errno.ENOSPC: "output-full",
    errno.EEXIST: "output-read",
}


@frozen
class Done:
    """What a command has to say, where, and how it ends."""

    status: int
    out: str = ""
    err: str = ""


def written(done: Done, asked: argparse.Namespace, said: Language) -> int:
    """Write what a command says; a file is written whole or not at all."""
    if done.err:
        _complain(done.err)
    target = getattr(asked, "output", None)
    if not done.out:
        return done.status
    try:
        if target is None:
            _put(sys.stdout, done.out)
        else:
            _save(Path(target), asked, done.out + "\n")
    except BrokenPipeError:
        # The reader went away (like ``| head``) and wants to hear no more.
        _let_go(sys.stdout)
        return BAD_INPUT
    except OSError as error:
        if target is None:
            _let_go(sys.stdout)
        _complain(_failure(said, "stdout" if target is None else target, error))
        return BAD_INPUT
    return done.status


def _failure(said: Language, file: str, error: OSError) -> str:
    """Say why something cannot be written, by the number of the system."""
    key = _FAILURES.get(error.errno)
    if key is not None:
        return said.say(key, file=file)
    name = errno.errorcode.get(error.errno or 0, "OSError")
    return said.say("output-failed", file=file, detail=name)


def _complain(words: str) -> None:
    with suppress(OSError):
        _put(sys.stderr, words)


def _let_go(stream: TextIO | None) -> None:
    """Point a stream that failed at nothing, so that Python's end is quiet."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def _put(stream: TextIO | None, words: str) -> None:
    """Write lines; what the terminal cannot show is spelled out, not refused."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    shown = words.encode(stream.encoding or "utf-8", "backslashreplace")
    stream.write(shown.decode(stream.encoding or "utf-8") + "\n")
    stream.flush()


def _save(path: Path, asked: argparse.Namespace, words: str) -> None:
    """Write into a pipe or a device as it is, and never over what was read."""
    path = path.resolve()
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    for read in (file for case in asked.case for file in files_of(Path(case))):
        if path.exists() and read.exists() and path.samefile(read):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(words)
    else:
        _replace(path, words)


def _replace(path: Path, words: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(words)
        # A temporary file is for its owner alone; the result is for whom files are.
        mask = os.umask(0)
        os.umask(mask)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
