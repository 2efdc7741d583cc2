"""Addresses of a vote on screens: where voters go, and where it is looked after."""

from __future__ import annotations

from django.urls import path

from luoshi.desk.voting import box_pages, vote_pages

urlpatterns = [
    path("vote/", vote_pages.enter_code, name="enter-code"),
    path("vote/<slug:code>/", vote_pages.vote, name="vote-with"),
    path("congress/elections/<int:pk>/box/", box_pages.box, name="box"),
    path("congress/elections/<int:pk>/box/how/", box_pages.choose_how, name="voted-by"),
    path("congress/elections/<int:pk>/box/cards/", box_pages.cards, name="cards"),
    path("congress/elections/<int:pk>/box/open/", box_pages.open_it, name="open-box"),
]
