"""The light of every item, kept once a day: what was red has to be remembered, so that it turns yellow before it turns green."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from luoshi.delivery.lights import Light
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.models import StoredLight
from luoshi.desk.progress.standings import light_on
from luoshi.desk.ticking import at_tick


@at_tick("lights")
def keep_lights(moment: datetime) -> int:
    """How many lights are new or another than what was kept; a day that has passed already is not judged again."""
    day, changed = timezone.localdate(moment), 0
    items = Item.objects.exclude(workflow="draft").exclude(last_entry=0).select_related("light")
    for item in items.iterator(chunk_size=500):
        kept: StoredLight | None = getattr(item, "light", None)
        if kept is not None and kept.day > day:
            continue
        light = light_on(item, item.item_state(), day)
        if kept is None or _differs(kept, light, day):
            now = {"day": day, "colour": light.colour, "rule": light.rule, "inputs": dict(light.inputs)}
            StoredLight.objects.update_or_create(item=item, defaults={**now, "red_on": light.red_on})
            changed += 1
    return changed


def _differs(kept: StoredLight, light: Light, day: date) -> bool:
    """Is it another day or another light? That it was red earlier on this day is no change in itself."""
    before, now = (
        {name: said for name, said in one.items() if name != "red_on"} for one in (kept.inputs, light.inputs)
    )
    return (kept.day, kept.colour, kept.rule, kept.red_on, before) != (day, light.colour, light.rule, light.red_on, now)
