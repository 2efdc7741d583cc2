"""Addresses of the pages about documents."""

from __future__ import annotations

from django.urls import path

from luoshi.desk.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("new/", views.new_document, name="new-document"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/versions/", views.new_version, name="new-version"),
    path("versions/<int:pk>/read/", views.read_anew, name="read-anew"),
    path("versions/<int:pk>/original/", views.original, name="original"),
    path("readings/<int:pk>/", views.reading, name="reading"),
]
