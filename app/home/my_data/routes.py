"""The address at which a person takes their data out."""

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from app.access.marks import Gate, Pace, access
from app.access.route import router
from app.access.runtime import Acting
from app.core import clock
from app.core.settings import Settings
from app.home.my_data import archive

api: Final[APIRouter] = router(prefix="/api/me", tag="home")


@api.get("/data", response_class=Response, responses={200: {"content": {archive.MEDIA_TYPE: {}}}})
@access(Gate.signed_in, pace=Pace.tight, before_consent=True, long=True)
async def take_my_data(acting: Acting, settings: Settings) -> Response:
    """What Pacto holds about me as a ZIP: `data.json`, its schema, the files that I brought, and a letter to read first."""
    name = f"pacto-{clock.now().date().isoformat()}.zip"
    return StreamingResponse(
        archive.pieces(acting.reading, settings),
        media_type=archive.MEDIA_TYPE,
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )
