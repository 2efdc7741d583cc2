"""Addresses of the pages about progress."""

from __future__ import annotations

from django.urls import path

from luoshi.desk.progress import (
    actions,
    bulletin_page,
    evidence,
    good_practice,
    inbox,
    overview,
    queue_page,
    report_page,
    sprint_page,
    standings_page,
)

urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/sign/", inbox.sign_all, name="sign-all"),
    path("reports/<int:pk>/", report_page.unit_report, name="unit-report"),
    path("reports/<int:pk>/sheet.xlsx", report_page.report_sheet, name="report-sheet"),
    path("reports/<int:pk>/sheet/", report_page.sheet_back, name="report-sheet-back"),
    path("act/<str:key>/<str:action>/", actions.act_page, name="act"),
    path("evidence/<str:key>/<str:sha256>/", evidence.evidence, name="evidence"),
    path("queue/", queue_page.queue_page, name="queue"),
    path("queue/remind/", queue_page.remind, name="remind"),
    path("standings/", standings_page.standings_page, name="standings"),
    path("good-practice/", good_practice.good_practice, name="good-practice"),
    path("sprint/", sprint_page.sprint_page, name="sprint"),
    path("bulletin/", bulletin_page.bulletin_page, name="bulletin"),
    path("bulletin/<int:pk>/<str:period>.docx", bulletin_page.bulletin_docx, name="bulletin-docx"),
    path("overview/", overview.overview, name="overview"),
]
