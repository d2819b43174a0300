"""The site for a WSGI server: ``gunicorn wsgi:app``. Settings come from the environment."""

from archive.web import create_app

app = create_app()
