"""What every `birge` command has in common: exit codes, where results go, how files are read and replaced.

Exit codes: 0 done; 1 checked and found different; 2 malformed input or arguments (with the JSON path or the line);
3 well-formed, but no answer exists (with its cause); 70 a fault in Birge itself. Results go to stdout, in UTF-8,
everything else to stderr. A reader that stops reading (`birge share case.json | head -1`) is not an error.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import traceback
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError

from birge.algorithms.cases import CaseError, NoAnswer

DIFFERENT, MALFORMED, NO_ANSWER, FAULT = 1, 2, 3, 70


class BirgeCommand(BaseCommand, ABC):
    """A command says what it does in `work(**options)`; the errors that it lets through become the exit code.

    `CaseError` → 2, `NoAnswer` → 3, `self.different(…)` → 1. Called with `call_command` they are `CommandError` with
    that `returncode`. Needs no database by itself.
    """

    requires_system_checks: list[str] = []
    _called_from_command_line: bool

    @abstractmethod
    def work(self, **options: Any) -> None:
        """What the command does with its parsed options."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.work(**options)
        except CaseError as error:
            raise CommandError(str(error), returncode=MALFORMED) from error
        except NoAnswer as error:
            raise CommandError(str(error), returncode=NO_ANSWER) from error

    def execute(self, *args: Any, **options: Any) -> str | None:
        if not self._called_from_command_line:
            return super().execute(*args, **options)
        _speak_utf8()
        try:
            answer = super().execute(*args, **options)
            self.stdout.flush()
        except BrokenPipeError:
            _stop_talking()
            raise SystemExit(0) from None
        except CommandError as error:
            self.stderr.write(str(error))
            raise SystemExit(error.returncode) from None
        except Exception:
            traceback.print_exc()
            raise SystemExit(FAULT) from None
        return answer

    def different(self, message: str) -> NoReturn:
        """End with exit code 1: the thing was checked and is not what it claims to be."""
        raise CommandError(message, returncode=DIFFERENT)

    def add_output(self, parser: ArgumentParser) -> None:
        """The option `-o FILE`, read back as `options["output"]`."""
        parser.add_argument(
            "-o", "--output", metavar="FILE", help="replace this file with the result (default: stdout)"
        )

    def emit(self, result: str | Iterable[str], output: str | None = None) -> None:
        """The result, whole or piece by piece, to stdout or (at once, never half) to the file `output`."""
        pieces = [result] if isinstance(result, str) else result
        if output is not None and output != "-":
            self.put((piece.encode() for piece in pieces), output)
            return
        try:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            self.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            _stop_talking()
            raise _unwritable("stdout", error) from error

    def put(self, content: Iterable[bytes], output: str) -> None:
        """The bytes into the file `output`, at once, never half."""
        try:
            replace_file(Path(output), content)
        except OSError as error:
            raise _unwritable(output, error) from error


def _unwritable(place: str, error: OSError) -> CommandError:
    return CommandError(f"{place}: cannot be written: {error.strerror}", returncode=MALFORMED)


def read_input(name: str) -> bytes:
    """The bytes of the named file, of stdin for "-". Raises CommandError (exit code 2) when it cannot be read."""
    if name == "-" and sys.stdin is None:
        raise CommandError("stdin: cannot be read: it is closed", returncode=MALFORMED)
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{name}: cannot be read: {reason}", returncode=MALFORMED) from error


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put the content in the place of the file: whoever reads it sees the old or the new one, never a part.

    Content in pieces is written as it comes; when it fails in the middle, the old file stays.
    A link keeps pointing where it points; an existing file keeps its mode; a device or a pipe is written into.
    """
    path = path.resolve()
    pieces = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o666 & ~_umask()
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _speak_utf8() -> None:
    """Results are UTF-8 with "\\n" whatever the terminal's locale; a message never fails for a character."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def _stop_talking() -> None:
    """Nobody reads stdout any more: send what Python still flushes at exit to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
