"""What one can do with accounts, by theme; other rooms use the names below."""

from app.accounts.service.invitations import invite as invite
from app.accounts.service.invitations import invite_secretariat as invite_secretariat
from app.accounts.service.people import end_affiliation as end_affiliation
from app.accounts.service.sign_ins import end_sign_ins as end_sign_ins
from app.accounts.service.sign_ins import hash_of as hash_of
from app.accounts.service.sign_ins import open_sign_in as open_sign_in
