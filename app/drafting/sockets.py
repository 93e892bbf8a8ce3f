"""The WebSockets of the server: uvicorn's own, with a short way for what many get at once."""

from typing import Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

LINE: Final = "pacto.line"
"""In the state of a scope: `Sockets.write` of that connection."""
SWITCHING: Final = 101


def framed(message: bytes) -> bytes:
    """A message as a server sends it, the same for everybody."""
    return Frame(Opcode.BINARY, message).serialize(mask=False)


class Sockets(WebSocketsSansIOProtocol):
    """Also takes frames that were made once for many: making and awaiting each for each costs most of a tick."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == SWITCHING:
            self.scope["state"][LINE] = self.write

    def write(self, frame: bytes) -> bool:
        """Send a frame at once. False where nothing was sent: the line is not open, or has not taken what came before."""
        if not self.handshake_complete or self.close_sent or self.disconnected or not self.writable.is_set():
            return False
        if self.transport.is_closing():
            return False
        self.transport.write(frame)
        return True
