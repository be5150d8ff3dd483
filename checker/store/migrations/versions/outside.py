"""What lay beside the packages of a run and was in none of them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, LargeBinary

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the column; of earlier runs nothing was kept, so theirs stays empty."""
    column = Column("outside", LargeBinary, nullable=False, server_default="")
    op.add_column("runs", column)
