"""The register as it began: the journal, what is derived from it, and what stands beside the cases."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first register."""
    _journal()
    _cases()
    _parts_of_cases()
    _beside_cases()
    _the_registers_own()


def downgrade() -> None:
    """There is nothing before the first register."""
    for name in (
        "draft", "meta", "user_account", "calendar_version", "calendar_day", "referral", "compliment",
        "ombudsman_fact", "learning", "point", "stage_fact", "clock", "case_file", "journal",
    ):  # fmt: skip
        op.drop_table(name)


def _journal() -> None:
    op.create_table(
        "journal",
        _id(),
        *_strings("subject"),
        Column("seq", Integer, nullable=False),
        *_strings("name"),
        Column("happened_on", Date, nullable=False),
        Column("recorded_at", DateTime, nullable=False),
        *_strings("recorded_by"),
        Column("supersedes", Integer),
        *_texts("facts"),
        Column("words", Text),
        *_strings("salt", "words_digest", "previous", "digest"),
        UniqueConstraint("subject", "seq"),
    )


def _cases() -> None:
    op.create_table(
        "case_file",
        _id(),
        *_strings("reference", "procedure", "procedure_version"),
        Column("calendar_version", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("received_on", Date, nullable=False),
        Column("received_quarter", Integer, nullable=False),
        Column("team_received_on", Date),
        *_strings("channel", "category", "capacity", "by", "handling"),
        *_flags("counts_as_informal"),
        *_strings("theme", *_PLACE, "customer_group"),
        *_flags("in_care", "raised_by_child", "through_advocate"),
        *_strings("stage"),
        *_flags("is_open"),
        *_strings("status"),
        Column("closed_on", Date),
        *_strings("outcome", "advocate"),
        *_flags("waiting_for_advocate"),
        *_strings("owner", "next_clock"),
        Column("next_due", Date),
        Column("next_original_due", Date),
        *_flags("no_due", "extended"),
        Column("open_learning", Integer, nullable=False),
        *_strings("family"),
        *_texts("person", "summary"),
        UniqueConstraint("reference"),
    )
    op.create_index("ix_case_list", "case_file", ["is_open", "no_due", "next_due", "id"])
    op.create_index("ix_case_owner", "case_file", ["owner", "is_open", "no_due", "next_due", "id"])
    op.create_index("ix_case_received", "case_file", ["received_quarter"])


def _parts_of_cases() -> None:
    op.create_table(
        "clock",
        _id(),
        _of_case(),
        *_strings("clock", "owed_by"),
        *(Column(name, Date) for name in ("started_on", "due", "original_due", "latest", "stopped_on")),
        Column("kept", Boolean),
        *_strings("waits_for"),
        UniqueConstraint("case_id", "clock"),
    )
    op.create_index("ix_clock_due", "clock", ["due"])
    op.create_table(
        "stage_fact",
        _id(),
        _of_case(),
        *_strings("procedure", "stage"),
        *_flags("informal"),
        Column("entered_on", Date, nullable=False),
        Column("entered_quarter", Integer, nullable=False),
        *(Column(name, Date) for name in ("started_on", "due", "original_due", "answered_on")),
        Column("answered_quarter", Integer),
        Column("days_taken", Integer),
        Column("within_statutory", Boolean),
        Column("timed_quarter", Integer),
        *_flags("complex"),
        *_strings("outcome", "theme", *_PLACE),
        *_flags("in_care"),
        UniqueConstraint("case_id", "stage"),
    )
    op.create_index("ix_stage_answered", "stage_fact", ["answered_quarter", "stage"])
    op.create_index("ix_stage_entered", "stage_fact", ["entered_quarter", "stage"])
    op.create_table(
        "point",
        _id(),
        _of_case(),
        Column("number", Integer, nullable=False),
        *_strings("theme", "finding", "found_by"),
        Column("found_on", Date),
        Column("received_quarter", Integer, nullable=False),
        *_strings(*_PLACE),
        *_texts("text"),
        UniqueConstraint("case_id", "number"),
    )
    op.create_table(
        "learning",
        _id(),
        _of_case(),
        Column("number", Integer, nullable=False),
        Column("recorded_on", Date, nullable=False),
        Column("recorded_quarter", Integer, nullable=False),
        *_strings("theme", *_PLACE),
        Column("due", Date),
        Column("done_on", Date),
        *_strings("owner"),
        *_texts("text", "change", "public_sentence"),
        *_strings("approved_by"),
        UniqueConstraint("case_id", "number"),
    )
    op.create_index("ix_learning_quarter", "learning", ["recorded_quarter"])
    op.create_table(
        "ombudsman_fact",
        _id(),
        _of_case(),
        Column("number", Integer, nullable=False),
        *_strings("procedure"),
        Column("contacted_on", Date, nullable=False),
        Column("contacted_quarter", Integer, nullable=False),
        Column("decided_on", Date),
        *_strings("decision", *_PLACE),
        UniqueConstraint("case_id", "number"),
    )
    op.create_index("ix_ombudsman_quarter", "ombudsman_fact", ["contacted_quarter"])


def _beside_cases() -> None:
    op.create_table(
        "compliment",
        _id(),
        Column("received_on", Date, nullable=False),
        Column("received_quarter", Integer, nullable=False),
        *_strings("by", *_PLACE),
        *_texts("text"),
    )
    op.create_index("ix_compliment_quarter", "compliment", ["received_quarter"])
    op.create_table(
        "referral",
        _id(),
        Column("referred_on", Date, nullable=False),
        Column("referred_quarter", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        *_strings("provider", "reason"),
    )
    op.create_index("ix_referral_quarter", "referral", ["referred_quarter"])


def _the_registers_own() -> None:
    op.create_table(
        "calendar_day",
        _id(),
        Column("day", Date, nullable=False),
        *_strings("name", "kind", "source"),
        Column("version", Integer, nullable=False),
        Column("added_on", Date, nullable=False),
        UniqueConstraint("day", "kind"),
    )
    op.create_table(
        "calendar_version",
        Column("version", Integer, primary_key=True),
        Column("made_on", Date, nullable=False),
        Column("known_to", Date, nullable=False),
        *_strings("source"),
    )
    op.create_table(
        "user_account",
        *_strings("name", "title", "role"),
        *_flags("active"),
        Column("added_on", Date, nullable=False),
        PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "draft",
        _id(),
        *_strings("user", "form", "subject"),
        *_texts("body"),
        Column("saved_at", DateTime, nullable=False),
        UniqueConstraint("user", "form", "subject"),
    )
    op.create_table("meta", *_strings("key", "value"), PrimaryKeyConstraint("key"))


_PLACE = ("directorate", "service", "team")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of_case() -> Column[int]:
    return Column("case_id", Integer, ForeignKey("case_file.id"), nullable=False)


def _strings(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False) for name in names]


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _flags(*names: str) -> list[Column[bool]]:
    return [Column(name, Boolean, nullable=False) for name in names]
