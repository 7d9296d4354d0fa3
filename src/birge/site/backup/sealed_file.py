"""A file encrypted under a key that only its owner holds: a backup carries personal data and secret keys.

ChaCha20-Poly1305 in pieces (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): each piece is
numbered and the last one marked, so that none can be changed, moved or cut off. The key is made from the owner's key
file by scrypt (RFC 7914).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from birge.site.backup.archive import BadBackup

MAGIC = b"BIRGE-SEALED-1\n"
_PIECE_BYTES, _TAG_BYTES, _SALT_BYTES, _PREFIX_BYTES = 64 * 1024, 16, 16, 7
_SHORTEST_KEY = 16


def is_sealed(path: Path) -> bool:
    """Whether the file is encrypted in this way."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: Path, key_file: Path) -> None:
    """Encrypt `source` into `target`."""
    salt, prefix = os.urandom(_SALT_BYTES), os.urandom(_PREFIX_BYTES)
    cipher = _cipher(key_file, salt)
    with source.open("rb") as plain, target.open("wb") as out:
        out.write(MAGIC + salt + prefix)
        number, piece = 0, plain.read(_PIECE_BYTES)
        while True:
            following = plain.read(_PIECE_BYTES)
            out.write(cipher.encrypt(_nonce(prefix, number, last=not following), piece, MAGIC))
            if not following:
                return
            number, piece = number + 1, following


def unseal(source: Path, target: Path, key_file: Path) -> None:
    """Decrypt `source` into `target`; `BadBackup` when the key is another or the file was changed."""
    with source.open("rb") as sealed, target.open("wb") as out:
        sealed.read(len(MAGIC))
        cipher, prefix = _cipher(key_file, sealed.read(_SALT_BYTES)), sealed.read(_PREFIX_BYTES)
        try:
            _decrypt(sealed, out, cipher, prefix)
        except InvalidTag as error:
            raise BadBackup(f"The key in {key_file} does not open this backup, or the backup is damaged.") from error


def _decrypt(sealed: IO[bytes], out: IO[bytes], cipher: ChaCha20Poly1305, prefix: bytes) -> None:
    number, piece = 0, sealed.read(_PIECE_BYTES + _TAG_BYTES)
    while True:
        following = sealed.read(_PIECE_BYTES + _TAG_BYTES)
        out.write(cipher.decrypt(_nonce(prefix, number, last=not following), piece, MAGIC))
        if not following:
            return
        number, piece = number + 1, following


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


def _cipher(key_file: Path, salt: bytes) -> ChaCha20Poly1305:
    try:
        secret = key_file.read_bytes().strip()
    except OSError as error:
        raise BadBackup(f"{key_file}: cannot be read: {error.strerror}") from error
    if len(secret) < _SHORTEST_KEY:
        raise BadBackup(f"{key_file}: a key has at least {_SHORTEST_KEY} characters")
    return ChaCha20Poly1305(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(secret))
