"""Loading Django: nothing of it is imported before somebody asks for the workspace."""

from __future__ import annotations

import os

from luoshi.desk.data_folder import prepare_data_folder


def start_django() -> None:
    """Make the data folder and load the settings and the apps; raises `WrongSetting` with one line for a person."""
    prepare_data_folder()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.desk.settings")
    import django

    django.setup()


def bring_database_up_to_date() -> None:
    """Make the tables or change them to what this version needs; the data stay."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
