"""Decisions: what a thread puts to a vote, and how each voted."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=160), nullable=False),
        sa.Column("explanation", sa.String(length=2000), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("voters", sa.String(length=40), nullable=False),
        sa.Column("quorum", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_seat_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("electorate", sa.Integer(), nullable=True),
        sa.Column("voted", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("outcome", sa.String(length=2000), nullable=False),
        sa.Column("outcome_language", sa.String(length=35), nullable=False),
        sa.Column("outcome_by", sa.Uuid(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["circle_id"], ["circle.id"], name=op.f("fk_decision_circle_id_circle")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_decision_ended_by_person")),
        sa.ForeignKeyConstraint(["opened_by"], ["person.id"], name=op.f("fk_decision_opened_by_person")),
        sa.ForeignKeyConstraint(["opened_seat_id"], ["seat.id"], name=op.f("fk_decision_opened_seat_id_seat")),
        sa.ForeignKeyConstraint(["outcome_by"], ["person.id"], name=op.f("fk_decision_outcome_by_person")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_decision_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_circle_id"), "decision", ["circle_id"])
    op.create_index(
        "ix_decision_open",
        "decision",
        ["closes_at", "id"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_decision_thread", "decision", ["thread_id", "id"])

    op.create_table(
        "decision_option",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=True),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_option_decision_id_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_option")),
    )
    op.create_index(op.f("ix_decision_option_decision_id"), "decision_option", ["decision_id"])

    op.create_table(
        "decision_vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("voter_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_vote_decision_id_decision")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_decision_vote_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_decision_vote_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_decision_vote_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_vote")),
        sa.UniqueConstraint("decision_id", "voter_id", name=op.f("uq_decision_vote_decision_id_voter_id")),
    )
    op.create_index(op.f("ix_decision_vote_organisation_id"), "decision_vote", ["organisation_id"])
    op.create_index(op.f("ix_decision_vote_person_id"), "decision_vote", ["person_id"])
    op.create_index(op.f("ix_decision_vote_voter_id"), "decision_vote", ["voter_id"])

    op.create_table(
        "decision_choice",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("option_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["option_id"], ["decision_option.id"], name=op.f("fk_decision_choice_option_id_decision_option")
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["decision_vote.id"], name=op.f("fk_decision_choice_vote_id_decision_vote")
        ),
        sa.PrimaryKeyConstraint("vote_id", "option_id", name=op.f("pk_decision_choice")),
    )
    op.create_index(op.f("ix_decision_choice_option_id"), "decision_choice", ["option_id"])


def downgrade() -> None:
    for table in ("decision_choice", "decision_vote", "decision_option", "decision"):
        op.drop_table(table)
