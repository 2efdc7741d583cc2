"""Addresses of the pages about people and units."""

from __future__ import annotations

from django.urls import path

from luoshi.desk.accounts import coming_and_going, people, units

urlpatterns = [
    path("sign-in/", coming_and_going.sign_in, name="sign-in"),
    path("enter-as/", coming_and_going.enter_as, name="enter-as"),
    path("sign-out/", coming_and_going.sign_out, name="sign-out"),
    path("second-factor/", coming_and_going.second_factor, name="second-factor"),
    path("me/", coming_and_going.own_page, name="own-page"),
    path("me/deputies/<int:pk>/end/", coming_and_going.end_deputy, name="end-deputy"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new-person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.edit_person, name="edit-person"),
    path("people/<int:pk>/roles/", people.give_role, name="give-role"),
    path("people/<int:pk>/deputies/", people.name_deputy, name="name-deputy"),
    path("people/<int:pk>/password/", people.reset_password, name="reset-password"),
    path("people/<int:pk>/close/", people.close_account, name="close-account"),
    path("people/<int:pk>/reopen/", people.reopen_account, name="reopen-account"),
    path("roles/<int:pk>/end/", people.end_role, name="end-role"),
    path("deputies/<int:pk>/end/", people.end_deputy_of, name="end-deputy-of"),
    path("units/", units.units, name="units"),
    path("units/new/", units.new_unit, name="new-unit"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/edit/", units.edit_unit, name="edit-unit"),
    path("units/<int:pk>/close/", units.close_unit, name="close-unit"),
]
