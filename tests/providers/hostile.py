"""An identity provider that lies wherever a test asks it to, over real HTTP."""

import base64
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import anyio
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.serving import serving

CLIENT, SECRET = "pacto", "a client secret"


def _as_it_is(_told: object) -> None:
    """Nothing is changed."""


def new_key(kid: str = "first") -> ECKey:
    return ECKey.generate_key("P-256", parameters={"kid": kid, "use": "sig", "alg": "ES256"})


class Hostile:
    """Honest until told otherwise: set an attribute, or give a function that changes what is said."""

    def __init__(self, address: str) -> None:
        self.issuer = address
        self.key = new_key()
        self.published = [self.key]
        self.asked: dict[str, str] = {}
        self.person = {"sub": "ana", "email": "ana@example.org", "email_verified": True, "name": "Ana"}
        self.change_metadata: Callable[[dict[str, Any]], object] = _as_it_is
        self.change_callback: Callable[[dict[str, str]], object] = _as_it_is
        self.change_claims: Callable[[dict[str, Any]], object] = _as_it_is
        self.change_token: Callable[[dict[str, Any]], object] = _as_it_is
        self.userinfo_answer: dict[str, Any] | None = None
        self.sign: Callable[[dict[str, Any]], str] = self._signed
        self.status: dict[str, int] = {}
        self.hang: set[str] = set()
        self.calls: list[str] = []

    def app(self) -> Starlette:
        routes = {
            "/.well-known/openid-configuration": self._metadata,
            "/jwks": self._jwks,
            "/authorize": self._authorize,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }
        return Starlette(
            routes=[
                Route(path, self._guarded(path, answer), methods=["GET", "POST"]) for path, answer in routes.items()
            ]
        )

    def _guarded(self, path: str, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        name = path.rsplit("/", 1)[-1]

        async def guarded(request: Request) -> Response:
            self.calls.append(name)
            if name in self.hang:
                await anyio.sleep(30)
            if name in self.status:
                return PlainTextResponse("<html>no</html>", self.status[name])
            answered: Response = await answer(request)
            return answered

        return guarded

    async def _metadata(self, _request: Request) -> Response:
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["ES256"],
            "authorization_response_iss_parameter_supported": True,
        }
        self.change_metadata(told)
        return JSONResponse(told)

    async def _jwks(self, _request: Request) -> Response:
        return JSONResponse(KeySet(self.published).as_dict(private=False))

    async def _authorize(self, request: Request) -> Response:
        self.asked = dict(request.query_params)
        told = {"code": "a code", "state": self.asked["state"], "iss": self.issuer}
        self.change_callback(told)
        return RedirectResponse(f"{self.asked['redirect_uri']}?{urlencode(told)}", 302)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        digest = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        expected = base64.b64encode(b"pacto:a%20client%20secret"), base64.b64encode(b"pacto:a client secret")
        assert request.headers["authorization"].removeprefix("Basic ").encode() in expected
        assert challenge == self.asked["code_challenge"]
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": self.asked["nonce"],
            "auth_time": now, **self.person,
        }  # fmt: skip
        self.change_claims(claims)
        told = {"access_token": "an access token", "token_type": "Bearer", "id_token": self.sign(claims)}
        self.change_token(told)
        return JSONResponse(told)

    async def _userinfo(self, request: Request) -> Response:
        assert request.headers["authorization"] == "Bearer an access token"
        return JSONResponse(self.person if self.userinfo_answer is None else self.userinfo_answer)

    def _signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key, ["ES256"])

    def signed_with(self, header: dict[str, Any], key: Any) -> Callable[[dict[str, Any]], str]:
        """Sign with this header and key instead."""
        return lambda claims: jwt.encode(header, claims, key, [str(header["alg"])])

    def unsigned(self, claims: dict[str, Any]) -> str:
        """A token that says of itself that it needs no signature."""
        parts = [b'{"alg":"none"}', self._signed(claims).split(".")[1].encode()]
        head = base64.urlsafe_b64encode(parts[0]).decode().rstrip("=")
        return f"{head}.{parts[1].decode()}."

    def rotate(self, kid: str) -> None:
        """Exchange the key for another, under this name."""
        self.key = new_key(kid)
        self.published = [self.key]


def shared_secret() -> OctKey:
    return OctKey.import_key(SECRET)


@contextmanager
def hostile_provider() -> Iterator[Hostile]:
    made: list[Hostile] = []

    def make(address: str) -> Starlette:
        made.append(Hostile(address))
        return made[0].app()

    with serving(make):
        yield made[0]
