"""What recurs across the articles of an outlet."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables; they fill as articles are extracted again."""
    op.create_table(
        "traits",
        sa.Column("article_id", sa.String(13), nullable=False),
        sa.Column("printed", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("story", sa.BigInteger, nullable=False),
        sa.Column("date_order", sa.String(16), nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("applied", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_traits_article_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_traits"),
    )
    op.create_index("ix_traits_outlet", "traits", ["outlet"])
    op.create_table(
        "lines",
        sa.Column("article_id", sa.String(13), nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("is_long", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_lines_article_id"),
        sa.PrimaryKeyConstraint("article_id", "digest", name="pk_lines"),
    )
    op.create_table(
        "recurring",
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("outlet", "digest", name="pk_recurring"),
    )
    op.create_table(
        "passes",
        sa.Column("derived_by", sa.String(64), nullable=False),
        sa.Column("last_change", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("derived_by", name="pk_passes"),
    )
