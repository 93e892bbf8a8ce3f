"""A signed version as one file that anybody can check without Pacto's database: `pacto verify`.

A ZIP in which nothing is compressed: `manifest.json` names every part with its SHA-256 and everybody who signed,
`manifest.json.sig` is the installation's Ed25519 signature over the bytes of the manifest (64 bytes), then come the parts.
The same version and signatures give the same bytes.
"""

import hashlib
import io
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from zipfile import ZipFile, ZipInfo

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, ValidationError

from app.proposals.signing import keys

FORMAT: Final = "pacto signed version 1"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.sig"
MEDIA_TYPE: Final = "application/zip"
MOST_BYTES: Final = 256 * 1024 * 1024
MOST_PARTS: Final = 2_000
MOST_DIRECTORY: Final = 1024 * 1024
MOST_MANIFEST: Final = 1024 * 1024
_END: Final = struct.Struct("<4s4H2LH")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_LONGEST: Final = 200


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PartOfManifest(_Record):
    name: str
    media_type: str
    size: int
    sha256: str


class SignatureOfManifest(_Record):
    organisation: str
    organisation_id: str
    person: str
    seat: str
    signed_at: datetime
    digest: str


class Manifest(_Record):
    """What the installation vouches for. `digest` is over the list of parts; `missing` names who has not signed."""

    format: str
    installation: str
    key: str
    key_address: str
    proposal: str
    version: int
    stage: str
    frozen_at: datetime
    sent_at: datetime | None
    digest: str
    parts: list[PartOfManifest]
    signatures: list[SignatureOfManifest]
    missing: list[str]


class Why(StrEnum):
    """What is wrong with a file, as a sentence that names the part."""

    unreadable = "It is no ZIP that can be read."
    too_large = "It is larger than any bundle."
    foreign = "It is not packed as Pacto packs bundles."
    foreign_name = "It holds a name that no part has: {part}."
    foreign_part = "{part} is not packed as Pacto packs parts."
    twice = "It holds two parts named {part}."
    missing = "{part} is missing."
    altered = "{part} was altered."
    added = "{part} was added."
    other_digest = "The fingerprint in {part} is not that of the parts."
    other_version = "{part} names somebody who signed another version."
    other_format = "This release does not know the format of {part}."
    more = "The file holds more than its parts."
    other_key = "It was signed by another key, {part}."


class BundleRefused(Exception):
    """The file is not what was signed. `part` names the first part that differs."""

    def __init__(self, why: Why, part: str = "") -> None:
        super().__init__(why.format(part=part))
        self.why = why
        self.part = part


class UnknownKey(BundleRefused):
    """It was signed by another key than the one that was given; `part` is its name."""


def digest(parts: Iterable[tuple[str, str]]) -> str:
    """One fingerprint over all: SHA-256 of the lines that `sha256sum` writes, of (name, sha256) in their order."""
    return hashlib.sha256("".join(f"{sha256}  {name}\n" for name, sha256 in parts).encode()).hexdigest()


def make(key: Ed25519PrivateKey, manifest: Mapping[str, Any], parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The file. `manifest` is everything of Manifest but `format` and `key`."""
    record = {**manifest, "format": FORMAT, "key": keys.name_of(key.public_key())}
    written = orjson.dumps(record, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return _packed([(MANIFEST, written), (SIGNATURE, key.sign(written)), *parts])


def _packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members:
            info = ZipInfo(name)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, content)
    return file.getvalue()


def check(data: bytes, key: Ed25519PublicKey) -> tuple[Manifest, Mapping[str, bytes]]:
    """What the bundle vouches for, and its parts by name. Raises BundleRefused, of which UnknownKey is one kind.

    Nothing is unpacked: a bundle holds its parts as they are, so none can grow.
    """
    members = _members(data)
    whole = list(members.items())
    for name in (MANIFEST, SIGNATURE):
        if name not in members:
            raise BundleRefused(Why.missing, name)
    manifest = _manifest(members.pop(MANIFEST), members.pop(SIGNATURE), key)
    _require_parts(manifest, members)
    if manifest.digest != digest((part.name, part.sha256) for part in manifest.parts):
        raise BundleRefused(Why.other_digest, MANIFEST)
    if any(signature.digest != manifest.digest for signature in manifest.signatures):
        raise BundleRefused(Why.other_version, MANIFEST)
    if _packed(whole) != data:
        raise BundleRefused(Why.more)
    return manifest, members


def _require_parts(manifest: Manifest, members: Mapping[str, bytes]) -> None:
    """Every part that the manifest names, as it names it, and no other."""
    for part in manifest.parts:
        content = members.get(part.name)
        if content is None:
            raise BundleRefused(Why.missing, part.name)
        if hashlib.sha256(content).hexdigest() != part.sha256:
            raise BundleRefused(Why.altered, part.name)
    named = {part.name for part in manifest.parts}
    for name in members:
        if name not in named:
            raise BundleRefused(Why.added, name)


def _manifest(written: bytes, signature: bytes, key: Ed25519PublicKey) -> Manifest:
    try:
        manifest = Manifest.model_validate(orjson.loads(written))
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise BundleRefused(Why.altered, MANIFEST) from error
    if manifest.key != keys.name_of(key):
        raise UnknownKey(Why.other_key, ascii(manifest.key[:_LONGEST]))
    try:
        key.verify(signature, written)
    except InvalidSignature as error:
        raise BundleRefused(Why.altered, MANIFEST) from error
    if manifest.format != FORMAT:
        raise BundleRefused(Why.other_format, MANIFEST)
    return manifest


def _members(data: bytes) -> dict[str, bytes]:
    """Every member as it lies there, by name."""
    _require_small(data)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            for info in infos:
                _require_plain(info)
            for name, many in Counter(info.filename for info in infos).items():
                if many > 1:
                    raise BundleRefused(Why.twice, name)
            if sum(info.file_size for info in infos) > len(data):
                raise BundleRefused(Why.foreign)
            return {info.filename: _content(archive, info) for info in infos}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, struct.error, NotImplementedError) as error:
        raise BundleRefused(Why.unreadable) from error


def _content(archive: ZipFile, info: ZipInfo) -> bytes:
    try:
        with archive.open(info) as file:
            return file.read()
    except (zipfile.BadZipFile, EOFError) as error:
        raise BundleRefused(Why.altered, info.filename) from error


def _require_small(data: bytes) -> None:
    """Look at the end of the file before anything is read: how much there is to read at all."""
    if len(data) > MOST_BYTES:
        raise BundleRefused(Why.too_large)
    if len(data) < _END.size:
        raise BundleRefused(Why.unreadable)
    mark, _, _, _, entries, directory, _, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or comment or entries > MOST_PARTS + 2 or directory > MOST_DIRECTORY:
        raise BundleRefused(Why.foreign)
    if data[-_END.size - 20 :][:4] == b"PK\x06\x07":
        raise BundleRefused(Why.foreign)


def _require_plain(info: ZipInfo) -> None:
    name = info.filename
    if name != info.orig_filename or not _PLAIN.fullmatch(name) or ".." in name or len(name) > _LONGEST:
        raise BundleRefused(Why.foreign_name, ascii(info.orig_filename[:_LONGEST]))
    if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size or info.flag_bits & 1:
        raise BundleRefused(Why.foreign_part, name)
    if name == MANIFEST and info.file_size > MOST_MANIFEST:
        raise BundleRefused(Why.foreign_part, name)
