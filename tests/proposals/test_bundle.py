"""The signed bundle, and `pacto verify` on what is whole, altered, foreign or hostile."""

import io
import os
import stat
import struct
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

import orjson
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from typer.testing import CliRunner

from app import doctor
from app.cli import cli
from app.core.errors import NotFound
from app.core.settings import Settings
from app.proposals import queries as proposals_read
from app.proposals.codes import SectionState
from app.proposals.service import proposals
from app.proposals.signing import bundle, exporting, keys, service
from app.proposals.signing.bundle import BundleRefused, UnknownKey, Why
from app.proposals.signing.errors import SigningKeyUnusable, TextChanged
from tests.pace import within
from tests.proposals import signings, story
from tests.proposals.signings import DURBAN

SEED = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
PARTS = [
    ("proposal.json", b'{"title": "One"}\n'),
    ("sections/01-summary.json", b"{}\n"),
    ("annexes/letter.pdf", b"%PDF"),
]
QUICK = 2.0


@pytest.fixture
def key():
    return Ed25519PrivateKey.generate()


@pytest.fixture
def whole(key):
    return made(key)


def made(key, parts=PARTS, **changes):
    listed = [
        {"name": name, "media_type": "application/json", "size": len(content), "sha256": sha256(content)}
        for name, content in parts
    ]
    digest = bundle.digest((part["name"], part["sha256"]) for part in listed)
    manifest = {
        "installation": "https://pacto.example.org", "key_address": "https://pacto.example.org/k", "proposal": "p",
        "version": 2, "stage": "full", "frozen_at": "2027-03-10T09:12:00Z", "sent_at": None, "digest": digest,
        "parts": listed, "missing": ["Bogotá"],
        "signatures": [
            {
                "organisation": "Oakland", "organisation_id": "o", "person": "Rosalind\x1b[2J Birchaven", "seat": "Mayor",
                "signed_at": "2027-03-10T10:00:00Z", "digest": digest,
            }
        ],
    } | changes  # fmt: skip
    return bundle.make(key, manifest, parts)


def sha256(content):
    return bundle.hashlib.sha256(content).hexdigest()


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def refused(data, key) -> BundleRefused:
    with within(QUICK), pytest.raises(BundleRefused) as caught:
        bundle.check(data, key.public_key())
    return caught.value


# What is whole


def test_the_same_version_gives_the_same_bytes(key):
    assert made(key) == made(key)
    manifest, parts = bundle.check(made(key), key.public_key())
    assert (manifest.version, list(parts.items())) == (2, PARTS)


def test_other_tools_read_it(whole, key, tmp_path):
    file = tmp_path / "bundle.zip"
    file.write_bytes(whole)
    pem = tmp_path / "key.pem"
    pem.write_bytes(keys.public_pem(key))
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "manifest.json"]
    subprocess.run([*command, "-sigfile", "manifest.json.sig"], cwd=tmp_path, check=True, capture_output=True)


# What is not


def test_another_key_is_named(whole):
    found = refused(whole, Ed25519PrivateKey.generate())
    assert isinstance(found, UnknownKey)


@pytest.mark.parametrize("name", [name for name, _ in PARTS])
def test_the_first_altered_part_is_named(whole, key, name):
    changed = [
        (each, content + b" " if each >= name and "manifest" not in each else content)
        for each, content in members(whole)
    ]
    first = next(each for each, _ in PARTS if each >= name)
    found = refused(bundle._packed(changed), key)
    assert (found.why, found.part) == (Why.altered, first)


@pytest.mark.parametrize("name", [bundle.MANIFEST, bundle.SIGNATURE, *(name for name, _ in PARTS)])
def test_a_missing_part_is_named(whole, key, name):
    found = refused(bundle._packed([each for each in members(whole) if each[0] != name]), key)
    assert (found.why, found.part) == (Why.missing, name)


def test_an_added_part_is_named(whole, key):
    found = refused(bundle._packed([*members(whole), ("annexes/more.pdf", b"x")]), key)
    assert (found.why, found.part) == (Why.added, "annexes/more.pdf")


def test_every_byte_counts(whole, key):
    """One bit turned anywhere: in a part, a name, the directory, the signature."""
    for place in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 1
        refused(bytes(changed), key)


def test_a_manifest_that_was_written_anew_is_not_believed(whole, key):
    def rewritten(**changes):
        return bundle._packed(
            [
                (name, orjson.dumps(orjson.loads(content) | changes) if name == bundle.MANIFEST else content)
                for name, content in members(whole)
            ]
        )

    for changes in ({"missing": []}, {"version": 3}, {"parts": []}, {"more": 1}, {"version": "x"}):
        found = refused(rewritten(**changes), key)
        assert (found.why, found.part) == (Why.altered, bundle.MANIFEST)
    forger = Ed25519PrivateKey.generate()
    assert isinstance(refused(made(forger), key), UnknownKey)
    forged = [
        (name, orjson.dumps(orjson.loads(content) | {"key": keys.name_of(key.public_key())}) if name == bundle.MANIFEST else content)
        for name, content in members(made(forger))
    ]  # fmt: skip
    assert refused(bundle._packed(forged), key).part == bundle.MANIFEST


def test_a_signature_under_another_version_is_found(key):
    other = [
        {
            "organisation": "Oakland", "organisation_id": "o", "person": "R", "seat": "Mayor",
            "signed_at": "2027-03-10T10:00:00Z", "digest": "0" * 64,
        }
    ]  # fmt: skip
    assert refused(made(key, signatures=other), key).why is Why.other_version
    assert refused(made(key, digest="0" * 64), key).why is Why.other_digest


# What is hostile


def zipped(*named, how=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in named:
            archive.writestr(zipfile.ZipInfo(name) if how == zipfile.ZIP_STORED else name, content)
    return file.getvalue()


def test_a_bomb_is_not_unpacked(key):
    bomb = zipped((bundle.MANIFEST, b"\0" * 300_000_000), how=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 1_000_000
    assert refused(bomb, key).why is Why.foreign_part


def test_a_part_that_says_it_is_larger_than_the_file(whole, key):
    changed = bytearray(whole)
    directory = changed.find(b"PK\x01\x02")
    struct.pack_into("<LL", changed, directory + 20, 2**31, 2**31)
    assert refused(bytes(changed), key).why in {Why.foreign, Why.foreign_part}


def test_parts_that_lie_over_one_another(key):
    """A small file whose directory lists the same bytes a thousand times."""
    content = b"x" * 200_000
    file = bytearray(zipped(("a", content)))
    directory = file.find(b"PK\x01\x02")
    entry, end = bytes(file[directory:-22]), bytearray(file[-22:])
    many = 1_000
    entries = entry * many
    struct.pack_into("<HHL", end, 8, many, many, len(entries))
    assert refused(bytes(file[:directory]) + entries + bytes(end), key).why is Why.twice


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(whole, key):
    found = refused(zipped(*members(whole), ("proposal.json", b"{}")), key)
    assert (found.why, found.part) == (Why.twice, "proposal.json")


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "a/../../b",
        "a\\b",
        "C:evil",
        "a//b",
        "a/",
        "naïve",
        "a b",
        "x" * 201,
    ],
)
def test_names_that_lead_elsewhere(whole, key, name):
    assert refused(zipped(*members(whole), (name, b"x")), key).why in {Why.foreign_name, Why.unreadable, Why.twice}


def test_a_name_that_ends_before_it_ends(whole, key):
    hidden = zipped(*members(whole), ("proposal.jsonQx", b"x")).replace(b"proposal.jsonQx", b"proposal.json\0x")
    assert refused(hidden, key).why is Why.foreign_name


def test_more_entries_than_any_bundle_has(key):
    many = zipped(*((f"p{number}", b"") for number in range(bundle.MOST_PARTS + 3)))
    assert refused(many, key).why is Why.foreign


@pytest.mark.parametrize("data", [b"", b"PK", b"\0" * 100, b"PK\x05\x06" + b"\0" * 18, os.urandom(100_000)])
def test_what_is_no_zip(data, key):
    assert refused(data, key).why in {Why.unreadable, Why.foreign, Why.missing}


def test_bytes_beside_the_parts(whole, key):
    """Before the first part, behind the last, between two: no tool shows them, so they are not let through."""
    assert refused(b"hidden" + whole, key)
    assert refused(whole + b"hidden", key)
    zip64 = whole[:-22] + b"PK\x06\x07" + b"\0" * 16 + whole[-22:]
    assert refused(zip64, key)
    commented = bytearray(whole)
    struct.pack_into("<H", commented, len(whole) - 2, 6)
    assert refused(bytes(commented) + b"hidden", key)


def test_a_manifest_deeper_than_any(key):
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    assert refused(zipped((bundle.MANIFEST, deep), (bundle.SIGNATURE, b"x" * 64)), key).part == bundle.MANIFEST


# The command


def run(*arguments):
    return CliRunner().invoke(cli, ["verify", *map(str, arguments)])


@pytest.fixture
def files(whole, key, tmp_path):
    (tmp_path / "b.zip").write_bytes(whole)
    (tmp_path / "k.pem").write_bytes(keys.public_pem(key))
    return tmp_path / "b.zip", tmp_path / "k.pem"


def test_verify_says_who_signed_what(files):
    answer = run(files[0], "--key", files[1])
    assert answer.exit_code == 0
    assert "version 2" in answer.output
    assert "Rosalind [2J Birchaven, Mayor, for Oakland, 2027-03-10 10:00 UTC" in answer.output
    assert "\x1b" not in answer.output
    assert "not signed by Bogotá" in answer.output


def test_verify_fails_and_names_what_differs(files, key):
    changed = [
        (name, b"{ }" if name.startswith("sections/") else content) for name, content in members(files[0].read_bytes())
    ]
    files[0].write_bytes(bundle._packed(changed))
    answer = run(files[0], "--key", files[1])
    assert (answer.exit_code, "sections/01-summary.json was altered" in answer.output) == (1, True)


def test_verify_fails_on_an_unknown_key(files):
    files[1].write_bytes(keys.public_pem(Ed25519PrivateKey.generate()))
    answer = run(files[0], "--key", files[1])
    assert (answer.exit_code, "another key" in answer.output) == (1, True)


def test_verify_says_what_it_cannot_read(files, tmp_path):
    assert run(tmp_path / "none.zip", "--key", files[1]).exit_code == 2
    assert run(files[0], "--key", tmp_path / "none.pem").exit_code == 2
    rsa = generate_private_key(65537, 2048).public_key()
    for pem in (
        b"no key",
        rsa.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
    ):
        files[1].write_bytes(pem)
        assert run(files[0], "--key", files[1]).exit_code == 2


def test_verify_needs_no_installation(files):
    """On anybody's machine: no settings, no database, and within two seconds also for what is hostile."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PACTO_")}
    files[0].write_bytes(zipped((bundle.MANIFEST, b"\0" * 300_000_000), how=zipfile.ZIP_DEFLATED))
    command = [sys.executable, "-m", "app.cli", "verify", str(files[0]), "--key", str(files[1])]
    with within(QUICK * 3):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 1


# The installation's key


def test_a_key_is_made_at_first_need_for_its_owner_alone(tmp_path):
    settings = Settings(secret_key="x" * 40, data_dir=tmp_path / "var")
    made_once = keys.private(settings)
    path = keys.path_of(settings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keys.public_pem(keys.private(settings)) == keys.public_pem(made_once)
    assert [each.name for each in path.parent.iterdir()] == [keys.FILE]


def test_several_who_need_it_at_once_get_one(tmp_path):
    settings = Settings(secret_key="x" * 40, data_dir=tmp_path / "var")
    start = threading.Barrier(8)

    def need(_):
        start.wait()
        return keys.public_pem(keys.private(settings))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(need, range(8)))) == 1


def test_a_key_of_the_settings_goes_before(tmp_path):
    settings = Settings(secret_key="x" * 40, data_dir=tmp_path / "var", signing_key=SEED)
    assert keys.name_of(keys.private(settings).public_key()) == (
        keys.name_of(Ed25519PrivateKey.from_private_bytes(b"0123456789abcdef" * 2).public_key())
    )
    assert not keys.path_of(settings).exists()


@pytest.mark.parametrize("wrong", ["short", "x" * 44, "MTIz", SEED[:-1]])
def test_a_setting_that_is_no_key_stops_the_start(wrong):
    with pytest.raises(ValueError, match="random bytes in base64"):
        Settings(secret_key="x" * 40, signing_key=wrong)


def finding(settings):
    return next(item for item in doctor.examine(settings) if item.subject == "signing key")


def test_doctor_names_a_key_that_is_missing_or_cannot_be_used(settings):
    missing = finding(settings)
    assert (missing.level, keys.FILE in missing.what, bool(missing.mend)) == (doctor.Level.doubtful, True, True)
    keys.private(settings)
    assert finding(settings).level is doctor.Level.good
    keys.path_of(settings).chmod(0o644)
    assert "chmod 600" in finding(settings).mend
    keys.path_of(settings).write_text("no key")
    assert finding(settings).level is doctor.Level.bad


def test_without_a_usable_key_nothing_is_vouched_for(session, world, settings):
    proposal, _ = signings.frozen(session, world)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    keys.path_of(settings).write_text("no key")
    with pytest.raises(SigningKeyUnusable):
        exporting.make(session, world.actor(session, "focal_point"), settings, proposal.id)


# From the platform


def test_the_bundle_of_a_version_verifies_with_the_published_key(session, world, signed_in, client):
    proposal, version = signings.signed(session, world)
    session.commit()
    key = keys.public(client.get(keys.ADDRESS).content)
    lead = signed_in("focal_point")
    answer = lead.get(f"/api/proposals/{proposal.id}/signing/bundle")
    assert answer.headers["content-type"] == "application/zip"
    manifest, parts = bundle.check(answer.content, key)
    assert (manifest.digest, manifest.missing) == (version.digest, [])
    assert [(each.organisation, each.person) for each in manifest.signatures] == [
        ("Rosario", "Representative"), ("Durban", "Durban Representative"),
    ]  # fmt: skip
    assert orjson.loads(parts["sections/01-summary.json"])["text"] == signings.SUMMARY
    assert lead.get(f"/api/proposals/{proposal.id}/signing/bundle").content == answer.content


def test_who_has_not_signed_is_in_the_bundle(session, world, settings):
    proposal, _ = signings.signed(session, world, by=(DURBAN,))
    _, content = exporting.make(session, world.actor(session, "focal_point"), settings, proposal.id)
    manifest, _ = bundle.check(content, keys.private(settings).public_key())
    assert (manifest.missing, len(manifest.signatures)) == (["Rosario"], 1)


def test_what_is_void_is_vouched_for_no_more(session, world, settings):
    proposal, _ = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    signings.write(session, signings.sections(session, proposal)[1], "Anew")
    with pytest.raises(TextChanged):
        exporting.make(session, lead, settings, proposal.id)
    assert not service.follow(session, proposal.id)
    with pytest.raises(TextChanged):
        exporting.make(session, lead, settings, proposal.id)


def test_what_was_sent_is_vouched_for_whatever_comes_after(session, world, settings):
    proposal, version = signings.signed(session, world)
    lead = world.actor(session, "focal_point")
    service.send(session, lead, proposal.id, digest=version.digest)
    proposals.go_on(session, lead, proposal.id, if_match=f'"{proposal.version}"')
    for section in proposals_read.sections(session, proposal.id):
        section.state = SectionState.agreed
    assert service.freeze(session, lead, proposal.id).number == 2
    _, content = exporting.make(session, lead, settings, proposal.id, number=1)
    manifest, _ = bundle.check(content, keys.private(settings).public_key())
    assert (manifest.version, manifest.digest, len(manifest.signatures)) == (1, version.digest, 2)
    with pytest.raises(NotFound):
        exporting.make(session, lead, settings, proposal.id, number=2)


def test_without_a_version_there_is_no_bundle(session, world, settings):
    proposal = story.begin(session, world)
    with pytest.raises(NotFound):
        exporting.make(session, world.actor(session, "focal_point"), settings, proposal.id)
