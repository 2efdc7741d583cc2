"""Numbers and days as official documents write them: 一、 （一） 2026年11月24日 上午."""

from __future__ import annotations

from datetime import date, datetime

_DIGITS = "零一二三四五六七八九"


def ordinal(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not between 1 and 99")
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


def day(when: date) -> str:
    """2026年11月24日."""
    return f"{when.year}年{when.month}月{when.day}日"


def half_day(when: datetime) -> str:
    """2026年11月24日上午: up to noon, then 下午, from six 晚上."""
    part = "上午" if when.hour < 12 else "下午" if when.hour < 18 else "晚上"
    return day(when) + part
