"""The address under which a post is put into the reader's language."""

from functools import partial
from uuid import UUID

from app.access.marks import Gate, Pace, access
from app.access.route import router
from app.access.runtime import Acting
from app.core.settings import Settings
from app.discussions import queries, translating
from app.discussions.errors import TranslationUnavailable
from app.discussions.schemas import TranslationOut
from app.discussions.service import translations

api = router(prefix="/api/threads", tag="discussions")


@api.post("/{thread_id}/posts/{post_id}/translation")
@access(Gate.signed_in, pace=Pace.translation)
async def translate_post(acting: Acting, settings: Settings, thread_id: UUID, post_id: UUID) -> TranslationOut:
    """The post in the language of my screens, by machine. Made once, and kept until the post says something else."""
    look = partial(translations.wanted, thread_id=thread_id, post_id=post_id)
    asked = await acting.reading(look)
    if isinstance(asked, TranslationOut):
        return asked

    async def ask() -> None:
        html = await translating.translated(
            settings, asked.html, source=queries.primary(asked.source), target=asked.target
        )  # fmt: skip
        await acting.writing(partial(translations.keep, asked=asked, html=html, thread_id=thread_id))

    await translating.once(asked.key, ask)
    found = await acting.reading(look)
    if not isinstance(found, TranslationOut):
        raise TranslationUnavailable
    return found
