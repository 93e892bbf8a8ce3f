"""What one can do in discussions, by theme; other rooms use the names below."""

from app.discussions.service.posts import delete_post as delete_post
from app.discussions.service.posts import edit_post as edit_post
from app.discussions.service.posts import name_answer as name_answer
from app.discussions.service.posts import react as react
from app.discussions.service.posts import write_post as write_post
from app.discussions.service.reading import discard_draft as discard_draft
from app.discussions.service.reading import mark_read as mark_read
from app.discussions.service.reading import save_draft as save_draft
from app.discussions.service.spaces import found as found
from app.discussions.service.threads import link_work as link_work
from app.discussions.service.threads import open_thread as open_thread
from app.discussions.service.threads import set_state as set_state
from app.discussions.service.threads import start_thread as start_thread
