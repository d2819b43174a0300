"""Corrections remember which file says them, and who undid them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what was corrected before, a person said directly."""
    op.add_column("corrections", sa.Column("undone_by", sa.Text))
    op.add_column("corrections", sa.Column("origin", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_corrections_origin", "corrections", ["origin"])
