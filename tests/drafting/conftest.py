"""A draft, people with roles in it, and the platform served over real sockets."""

import functools

import pytest

from app.drafting import service
from app.main import make_app
from tests.drafting.editor import Editor, editing
from tests.drafting.roles import NAMES, casting, gate
from tests.serving import serving


@pytest.fixture
def cast(settings, world):
    """Everybody of NAMES may write, until a test says otherwise."""
    made = casting(settings, world.people)
    made(**dict.fromkeys(NAMES, "contributor"))
    return made


@pytest.fixture
def draft_id(database):
    with database.writing() as session:
        return service.begin(session)


@pytest.fixture
def served(settings, database, world, cast):
    """The address of the platform, and `served.app`."""

    class Served(str):
        __slots__ = ("app",)

    apps = []

    def make(address):
        apps.append(make_app(settings.model_copy(update={"base_url": address}), drafts=gate(settings.data_dir)))
        return apps[0]

    with serving(make) as url:
        found = Served(url)
        found.app = apps[0]
        yield found


@pytest.fixture
def rooms(served):
    return served.app.state.drafts


@pytest.fixture
def open_as(served, world, draft_id):
    """Somebody with an editor, once it has synced."""
    return lambda name, **query: editing(served, draft_id, world.tokens[name], **query)


@pytest.fixture
def line_as(served, world, draft_id):
    """An editor that nobody waits for."""
    return functools.partial(_line, served, draft_id, world.tokens)


def _line(url, draft_id, tokens, name, **query) -> Editor:
    return Editor(url, draft_id, tokens[name], **query)


@pytest.fixture
def settings_of_one_process(settings):
    """Settings under a name that a test may use beside Hypothesis' own."""
    return settings
