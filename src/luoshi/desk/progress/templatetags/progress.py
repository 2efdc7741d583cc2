"""What templates of this room ask beyond plain values."""

from __future__ import annotations

from django import template

from luoshi.desk.progress import axis_words

register = template.Library()


@register.filter
def light_sign(colour: str) -> str:
    """The sign that stands beside the word of a colour."""
    return axis_words.SIGNS.get(colour, "")
