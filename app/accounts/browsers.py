"""What a browser keeps of a sign-in: cookies, and where to go afterwards."""

from datetime import timedelta
from typing import Final

from starlette.responses import Response

from app.core.settings import Settings

SESSION: Final = "pacto"
LONGEST_NEXT: Final = 500
_NEVER_NEXT: Final = ("/auth/", "/api/", "/demo/", "/sign-in")


def local_path(wanted: str | None) -> str:
    """Where to go after signing in: a page of ours, else the home page.

    Browsers read a backslash as a slash and drop tabs and line ends, so none of them may stand in it.
    """
    if (
        wanted is None
        or len(wanted) > LONGEST_NEXT
        or not wanted.startswith("/")
        or wanted.startswith(("//", *_NEVER_NEXT))
        or "\\" in wanted
        or not wanted.isprintable()
    ):
        return "/"
    return wanted


def cookie_name(settings: Settings, name: str) -> str:
    """`__Host-` over TLS: no other host of the domain can plant one."""
    return f"__Host-{name}" if settings.over_tls else name


def set_cookie(response: Response, settings: Settings, name: str, value: str, *, lasts: timedelta) -> None:
    """A cookie that scripts cannot read and foreign pages cannot send along with what they post."""
    response.set_cookie(
        cookie_name(settings, name), value, max_age=int(lasts.total_seconds()), path="/",
        secure=settings.over_tls, httponly=True, samesite="lax",
    )  # fmt: skip


def set_session(response: Response, settings: Settings, token: str) -> None:
    """Sign this browser in."""
    set_cookie(response, settings, SESSION, token, lasts=timedelta(days=settings.session_days))


def drop_cookie(response: Response, settings: Settings, name: str) -> None:
    response.delete_cookie(
        cookie_name(settings, name), path="/", secure=settings.over_tls, httponly=True, samesite="lax"
    )


def label(user_agent: str) -> str:
    """A browser in words that its owner recognises, such as "Firefox, Windows". Nothing finer is kept."""
    program = next((name for mark, name in _PROGRAMS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return ", ".join(part for part in (program, system) if part)


_PROGRAMS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS: Final = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
