"""The workspace as a WSGI application, for whoever puts a server of their own before it."""

from __future__ import annotations

from luoshi.desk.start import start_django

start_django()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the settings must stand first

application = get_wsgi_application()
