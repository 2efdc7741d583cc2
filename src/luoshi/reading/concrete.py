"""Could an outsider check it? A named project, place, programme or document, a number or a date makes a task concrete."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[\d０-９]|[一二三四五六七八九十百千两]+(?:个|条|项|座|所|家|处|批|期|大工程)")
_NAMED = re.compile(
    r"《[^》]+》|“[^”]+”(?:工程|行动|计划|项目|建设|活动|改革|战略|平台|体系|规划|专项)?|\"[^\"]+\"|(?:专项|三年|攻坚|提升|示范|试点|创建)?行动|工程(?!师)|试点|试验区|示范区|条例|法(?=$)|规划|办法|方案|大桥|水库|铁路|高速|机场|产业园|科技城"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:路|街|村|镇|乡|湖|河|山|港|湾|小学|中学|医院|大厦|广场|公园|片区|厂|站)(?=、|等|改|建|项|工|$|和|及)"
)


def is_concrete(quote: str, dated: bool) -> bool:
    """True where the task's own words name something that an outsider could check."""
    if dated or _NUMBER.search(quote):
        return True
    return _NAMED.search(quote) is not None or _PLACE.search(quote) is not None
