"""A small OpenID provider for the demonstration: instead of a password, one picks a persona.

Authlib's server side does the protocol, so signing in here takes the very way of any other provider. Everything is
kept in memory: a restart makes new keys and forgets codes, as providers do when they exchange their keys.
"""

import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qs

from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc9207 import IssuerParameter
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import ECKey, KeySet

from app.core.settings import Provider

CODE_SECONDS: Final = 60
TOKEN_SECONDS: Final = 300
ALGORITHM: Final = "ES256"
_MOST: Final = 1000
Answer = tuple[int, Any, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """The claims of one persona."""

    subject: str
    name: str
    email: str
    locale: str

    def claims(self) -> dict[str, Any]:
        return {
            "sub": self.subject, "name": self.name, "email": self.email, "email_verified": True, "locale": self.locale,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    """An authorization code that was handed out; its getters are what Authlib asks for."""

    code: str
    someone: Someone
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    made_at: int = field(default_factory=lambda: int(time.time()))

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.made_at

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class DemoProvider:
    """One provider with one client: us."""

    def __init__(self, registered: Provider, redirect_uri: str) -> None:
        self.issuer = registered.issuer
        self.key = ECKey.generate_key("P-256", parameters={"kid": secrets.token_hex(8), "use": "sig", "alg": ALGORITHM})
        self.codes: dict[str, _Code] = {}
        self.tokens: dict[str, tuple[Someone, float]] = {}
        self._server = _Server(self, _Client(registered, redirect_uri))

    def metadata(self) -> dict[str, Any]:
        """OpenID Connect Discovery."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile", "email"],
            "authorization_response_iss_parameter_supported": True,
        }

    def jwks(self) -> dict[str, Any]:
        return dict(KeySet([self.key]).as_dict(private=False))

    def authorize(self, query: str, someone: Someone) -> str:
        """Where the browser goes once it has picked a persona. Raises ValueError for a request that is not ours."""
        request = _Request("GET", f"{self.issuer}/authorize", _flat(query), {})
        try:
            grant = self._server.get_consent_grant(request, someone)
            if request.payload.data.get("code_challenge_method") != "S256":
                message = "no PKCE"
                raise ValueError(message)
            answer = self._server.create_authorization_response(request, grant_user=someone, grant=grant)
        except OAuth2Error as error:
            raise ValueError(error.error) from error
        return str(answer.location)

    def token(self, form: Mapping[str, str], authorization: str) -> Answer:
        """Exchange a code: status, body and headers."""
        answer = self._server.create_token_response(
            _Request("POST", f"{self.issuer}/token", {}, dict(form), {"Authorization": authorization})
        )
        return answer.status, answer.body, answer.headers

    def userinfo(self, authorization: str) -> dict[str, Any] | None:
        """The claims behind an access token; None for one that is unknown or too old."""
        someone, until = self.tokens.get(authorization.removeprefix("Bearer "), (None, 0.0))
        return someone.claims() if someone and time.time() < until else None

    def keep_code(self, code: _Code) -> None:
        _forget_oldest(self.codes)
        self.codes[code.code] = code

    def keep_token(self, token: str, someone: Someone) -> None:
        _forget_oldest(self.tokens)
        self.tokens[token] = (someone, time.time() + TOKEN_SECONDS)


def _forget_oldest(kept: dict[str, Any]) -> None:
    while len(kept) >= _MOST:
        kept.pop(next(iter(kept)), None)


def _flat(query: str) -> dict[str, str]:
    """Parameters of an address. Raises ValueError when one of them is given twice."""
    found = parse_qs(query, strict_parsing=False)
    if any(len(values) > 1 for values in found.values()):
        message = "a parameter is given twice"
        raise ValueError(message)
    return {key: values[0] for key, values in found.items()}


class _Request(OAuth2Request):  # type: ignore[misc]  # Authlib is untyped
    def __init__(
        self, method: str, uri: str, query: dict[str, str], form: dict[str, str],
        headers: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(method, uri, headers=headers)
        self.payload = BasicOAuth2Payload(query | form)
        self._args, self._form = query, form

    @property
    def args(self) -> dict[str, str]:
        return self._args

    @property
    def form(self) -> dict[str, str]:
        return self._form


@dataclass(slots=True)
class _Reply:
    """What Authlib answers; its extensions change `location`."""

    status: int
    body: Any
    headers: list[tuple[str, str]]

    @property
    def location(self) -> str:
        return dict(self.headers).get("Location", "")

    @location.setter
    def location(self, value: str) -> None:
        self.headers = [(name, old) for name, old in self.headers if name != "Location"] + [("Location", value)]


class _Client(ClientMixin):  # type: ignore[misc]  # as above
    def __init__(self, registered: Provider, redirect_uri: str) -> None:
        self.client_id = registered.client_id
        self._secret = registered.client_secret
        self._redirect_uri = redirect_uri

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return self._redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return " ".join(item for item in scope.split() if item in {"openid", "profile", "email"})

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self._redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:
        return hmac.compare_digest(client_secret.encode(), self._secret.encode())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic" and endpoint == "token"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class _Server(AuthorizationServer):  # type: ignore[misc]  # as above
    def __init__(self, provider: DemoProvider, client: _Client) -> None:
        super().__init__(scopes_supported=["openid", "profile", "email"])
        self.provider = provider
        self._client = client
        self.register_token_generator("default", self._bearer)
        self.register_grant(_Grant, [_Claims(provider), CodeChallenge(required=True)])
        self.register_extension(_Issuer(provider.issuer))

    def query_client(self, client_id: str) -> _Client | None:
        return self._client if client_id == self._client.client_id else None

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        self.provider.keep_token(token["access_token"], request.user)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: _Request) -> _Request:
        return request

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> _Reply:
        return _Reply(status, body, list(headers))

    @staticmethod
    def _bearer(*, scope: str, **_rest: Any) -> dict[str, Any]:
        return {
            "token_type": "Bearer", "access_token": secrets.token_urlsafe(32), "expires_in": TOKEN_SECONDS,
            "scope": scope,
        }  # fmt: skip


class _Issuer(IssuerParameter):  # type: ignore[misc]  # as above
    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def get_issuer(self) -> str:
        return self._issuer


class _Grant(AuthorizationCodeGrant):  # type: ignore[misc]  # as above
    TOKEN_ENDPOINT_AUTH_METHODS: Final = ["client_secret_basic"]

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        asked = request.payload.data
        self.server.provider.keep_code(
            _Code(
                code=code, someone=request.user, redirect_uri=request.payload.redirect_uri, scope=request.scope,
                nonce=asked["nonce"], code_challenge=asked["code_challenge"],
                code_challenge_method=asked["code_challenge_method"],
            )
        )  # fmt: skip

    def query_authorization_code(self, code: str, _client: _Client) -> _Code | None:
        """Taken out at the first try, right or wrong: a code works once."""
        found: _Code | None = self.server.provider.codes.pop(code, None)
        return found if found and time.time() < found.made_at + CODE_SECONDS else None

    def delete_authorization_code(self, authorization_code: _Code) -> None:
        """It is gone already."""

    def authenticate_user(self, authorization_code: _Code) -> Someone:
        return authorization_code.someone


class _Claims(OpenIDCode):  # type: ignore[misc]  # as above
    def __init__(self, provider: DemoProvider) -> None:
        super().__init__(require_nonce=True)
        self._provider = provider

    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        return any(code.nonce == nonce for code in list(self._provider.codes.values()))

    def resolve_client_private_key(self, client: _Client) -> ECKey:
        return self._provider.key

    def get_client_algorithm(self, client: _Client) -> str:
        return ALGORITHM

    def get_client_claims(self, client: _Client) -> dict[str, Any]:
        now = int(time.time())
        return {"iss": self._provider.issuer, "aud": client.client_id, "iat": now, "exp": now + TOKEN_SECONDS}

    def get_encode_header(self, client: _Client) -> dict[str, str]:
        return {"alg": ALGORITHM, "kid": str(self._provider.key.kid)}

    def generate_user_info(self, user: Someone, scope: str) -> UserInfo:
        return UserInfo(user.claims())
