"""The addresses of the workspace; each app has its own list."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from luoshi.desk.frame.health import health
from luoshi.desk.frame.home import home
from luoshi.desk.frame.print_footer import print_footer
from luoshi.desk.frame.switches import set_language, set_theme
from luoshi.desk.portal.public_page import portal

urlpatterns = [
    path("", home, name="home"),
    path("healthz", health, name="health"),
    path("language/", set_language, name="set-language"),
    path("print-footer.css", print_footer, name="print-footer"),
    path("theme/", set_theme, name="set-theme"),
    path("", include("luoshi.desk.accounts.urls")),
    path("documents/", include("luoshi.desk.documents.urls")),
    path("", include("luoshi.desk.plans.urls")),
    path("", include("luoshi.desk.progress.urls")),
    path("congress/", include("luoshi.desk.congress.urls")),
    path("", include("luoshi.desk.voting.urls")),
]
if settings.PORTAL:
    urlpatterns.append(path("portal/", portal, name="portal"))
if settings.OIDC_RP_CLIENT_ID:
    urlpatterns.append(path("oidc/", include("mozilla_django_oidc.urls")))
