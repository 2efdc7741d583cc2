"""Addresses of the pages about plans and their items."""

from __future__ import annotations

from django.urls import path

from luoshi.desk.plans import (
    amendments,
    assigning,
    blanks,
    files,
    issuing,
    item_shown,
    office_tables,
    plans_shown,
    reviewing,
)

urlpatterns = [
    path("plans/", plans_shown.plans, name="plans"),
    path("plans/table/", office_tables.new_table, name="new-table"),
    path("plans/table/columns/", office_tables.map_table, name="map-table"),
    path("plans/<int:pk>/", plans_shown.plan, name="plan"),
    path("plans/from/<int:pk>/", plans_shown.make_plan, name="make-plan"),
    path("plans/<int:pk>/assign/", assigning.assign_items, name="assign-items"),
    path("plans/<int:pk>/suggestions/", assigning.take_suggestions, name="take-suggestions"),
    path("plans/<int:pk>/issue/", issuing.issue_items, name="issue-items"),
    path("plans/<int:pk>/freeze/", issuing.freeze_plan, name="freeze-plan"),
    path("plans/<int:pk>/file/<str:form>/", files.plan_file, name="plan-file"),
    path("plans/<int:pk>/sheet/", files.sheet_back, name="plan-sheet-back"),
    path("plans/<int:pk>/sheet/take/", files.take_sheet, name="take-sheet"),
    path("plans/<int:pk>/amend/", amendments.amend_plan, name="amend-plan"),
    path("plans/<int:pk>/review/", reviewing.review, name="review"),
    path("plans/<int:pk>/review/changes/", reviewing.changes, name="review-changes"),
    path("sentences/<int:pk>/review/", reviewing.review_sentence, name="review-sentence"),
    path("items/<str:key>/review/", reviewing.review_item, name="review-item"),
    path("items/<str:key>/", item_shown.item, name="item"),
    path("items/<str:key>/assign/", assigning.assign_item, name="assign-item"),
    path("items/<str:key>/suggestion/", assigning.take_suggestion, name="take-suggestion"),
    path("items/<str:key>/blank/", blanks.fill_blank, name="fill-blank"),
]
