"""Posts in the reader's language: what may be translated for whom, and what is kept beside the original.

Nothing here waits for the service that translates: the route asks it between two of these steps.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.access.abilities import require
from app.access.actor import Actor
from app.core import clock
from app.core.errors import Stale
from app.core.i18n import Language
from app.core.rows import Row
from app.core.settings import of as settings_of
from app.discussions import markup, openness, policy, queries
from app.discussions.models import Post, PostTranslation
from app.discussions.schemas import TranslationOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the service is to be asked: the words of one version of a post, safe to show, and both languages."""

    post_id: UUID
    version: int
    source: str
    target: Language
    html: str

    @property
    def key(self) -> tuple[UUID, int, Language]:
        return self.post_id, self.version, self.target


def languages_read(session: Session, actor: Actor, thread: Row) -> Collection[str] | None:
    """The languages that the actor reads; None where nothing is translated, for want of a service or of openness."""
    if not settings_of(session).translate_url or not openness.is_open(session, thread):
        return None
    return queries.spoken(session, actor)


def is_foreign(language: str, read: Collection[str] | None) -> bool:
    return read is not None and queries.primary(language) not in read


def wanted(session: Session, actor: Actor, *, thread_id: UUID, post_id: UUID) -> TranslationOut | Wanted:
    """The translation that is kept, or what to ask the service for. Raises NotFound and NotAllowed."""
    post = _translatable(session, actor, thread_id, post_id)
    kept = queries.translation(session, post, actor.language)
    if kept is not None:
        return _shown(post, kept)
    return Wanted(
        post_id=post.id, version=post.version, source=post.language, target=actor.language, html=_html(session, post)
    )


def keep(session: Session, actor: Actor, asked: Wanted, html: str, *, thread_id: UUID) -> TranslationOut:
    """Keep what the service made of the post. Raises NotFound and NotAllowed, and Stale if the post says something else by now."""
    queries.locked(session, actor, thread_id)
    post = _translatable(session, actor, thread_id, asked.post_id)
    if post.version != asked.version:
        raise Stale(version=post.version)
    made = PostTranslation(
        post_id=post.id, target=asked.target, version=post.version, markup_version=markup.VERSION, html=html,
        made_at=clock.now(),
    )  # fmt: skip
    return _shown(post, session.merge(made))


def _translatable(session: Session, actor: Actor, thread_id: UUID, post_id: UUID) -> Post:
    thread, roles = queries.standing(session, actor, thread_id)
    post = queries.post(session, actor, thread_id, post_id)
    abilities = policy.post_abilities(
        actor, thread=policy.thread_abilities(actor, roles=roles), state=thread["state"], author=post.person_id,
        deleted=post.deleted_at is not None, hidden=post.hidden_at is not None,
        foreign=is_foreign(post.language, languages_read(session, actor, thread)),
    )  # fmt: skip
    require(abilities.translate)
    return post


def _html(session: Session, post: Post) -> str:
    if post.markup_version == markup.VERSION:
        return post.html
    people, organisations = queries.mentioned_in(session, [post.id]), queries.organisations_in(session, [post.id])
    names = {**people.get(post.id, {}), **organisations.get(post.id, {})}
    return markup.render(markup.parse(post.markdown), names)


def _shown(post: Post, made: PostTranslation) -> TranslationOut:
    return TranslationOut(
        post_id=post.id, source=post.language, language=made.target, version=made.version, html=made.html
    )
