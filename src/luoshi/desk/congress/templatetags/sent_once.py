"""The mark of a form, made with the page: the same form sent twice carries the same one, two forms with equal words do not."""

from __future__ import annotations

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luoshi.desk.congress.sent_form import MARK

register = template.Library()


@register.simple_tag
def sent_once() -> SafeString:
    """A hidden field for one form of one page."""
    return format_html('<input type="hidden" name="{}" value="{}">', MARK, secrets.token_urlsafe(16))
