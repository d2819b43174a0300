"""How the catalogue's tables came to be, step by step, for Alembic."""
