"""A stand-in for Microsoft's provider of many tenants: under its own name, over TLS, reached through a proxy."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.providers.hostile import Hostile
from tests.serving import serving

HOST = "login.microsoftonline.com"
ISSUER = f"https://{HOST}/common/v2.0"
TENANT, OTHER_TENANT = "8f8c4a1e-0000-4000-8000-000000000001", "8f8c4a1e-0000-4000-8000-000000000002"


def issuer_of(tenant: str) -> str:
    return f"https://{HOST}/{tenant}/v2.0"


class Microsoft(Hostile):
    """Says what Microsoft's `common` says: an issuer with a gap for the tenant, which each token fills."""

    def __init__(self) -> None:
        super().__init__(ISSUER)
        self.change_metadata = lambda told: (
            told.update(issuer=issuer_of("{tenantid}")),
            told.pop("authorization_response_iss_parameter_supported"),
        )
        self.change_callback = lambda told: told.pop("iss")
        self.change_claims = lambda claims: claims.update(iss=issuer_of(TENANT), tid=TENANT)


@dataclass(frozen=True)
class StandIn:
    """Where to find it: the proxy that leads there, and the certificate to trust."""

    proxy: str
    certificate: Path
    provider: Microsoft

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)


@contextmanager
def microsoft(folder: Path) -> Iterator[StandIn]:
    provider = Microsoft()
    certificate = _certificate(folder / "microsoft.pem")
    app = Starlette(routes=[Mount("/common/v2.0", provider.app())])
    with (
        serving(lambda _address: app, certificate=certificate) as address,
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), _detour_to(int(address.rpartition(":")[2]))) as proxy,
    ):
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield StandIn(f"http://127.0.0.1:{proxy.server_address[1]}", certificate, provider)
        proxy.shutdown()


def _certificate(path: Path) -> Path:
    """A certificate for Microsoft's name, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + plain)
    return path


def _detour_to(port: int) -> type[socketserver.StreamRequestHandler]:
    class Detour(socketserver.StreamRequestHandler):
        """Answers CONNECT to Microsoft with a line to the stand-in."""

        def handle(self) -> None:
            asked = self.rfile.readline()
            while self.rfile.readline().strip():
                pass
            assert asked.startswith(f"CONNECT {HOST}:443".encode()), asked
            with socket.create_connection(("127.0.0.1", port)) as far:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
                threading.Thread(target=_pump, args=(far, self.connection), daemon=True).start()
                _pump(self.connection, far)

    return Detour


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
