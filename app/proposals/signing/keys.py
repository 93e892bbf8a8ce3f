"""The Ed25519 key by which an installation vouches for its bundles, and the address at which anybody reads its public half."""

import base64
import binascii
import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.settings import Settings

ADDRESS: Final = "/.well-known/pacto-signing-key.pem"
FILE: Final = "signing-key.pem"
SEED: Final = 32


class KeyUnusable(Exception):
    """There is a key and it cannot be used; the text says why."""


def private(settings: Settings) -> Ed25519PrivateKey:
    """The installation's key: of PACTO_SIGNING_KEY, else of its file in the data folder, which is made at first need.

    Raises KeyUnusable.
    """
    if settings.signing_key:
        return _of_seed(settings.signing_key)
    path = path_of(settings)
    if not path.exists():
        _make(path)
    return _of_file(path)


def path_of(settings: Settings) -> Path:
    return settings.data_dir / FILE


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """The public half as everybody's tools read it."""
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip


def name_of(key: Ed25519PublicKey) -> str:
    """By what a key is called: SHA-256 of its 32 bytes, as 64 hexadecimal digits."""
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()


def public(pem: bytes) -> Ed25519PublicKey:
    """A public key from its PEM. Raises KeyUnusable."""
    try:
        found = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        msg = "it holds no public key"
        raise KeyUnusable(msg) from error
    if not isinstance(found, Ed25519PublicKey):
        msg = "it holds a key of another kind than Ed25519"
        raise KeyUnusable(msg)
    return found


def _of_seed(text: str) -> Ed25519PrivateKey:
    try:
        seed = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
        return Ed25519PrivateKey.from_private_bytes(seed)
    except (binascii.Error, ValueError) as error:
        msg = "PACTO_SIGNING_KEY is not 32 bytes in base64"
        raise KeyUnusable(msg) from error


def _of_file(path: Path) -> Ed25519PrivateKey:
    try:
        found = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror})"
        raise KeyUnusable(msg) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        msg = f"{path} holds no private key"
        raise KeyUnusable(msg) from error
    if not isinstance(found, Ed25519PrivateKey):
        msg = f"{path} holds a key of another kind than Ed25519"
        raise KeyUnusable(msg)
    return found


def _make(path: Path) -> None:
    """Written whole under another name first; of two processes that try at once, the first one's stays."""
    written = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}.")  # readable by its owner alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(name, path)
        finally:
            Path(name).unlink()
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror})"
        raise KeyUnusable(msg) from error
