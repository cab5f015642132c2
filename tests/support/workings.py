"""Calculations worked in one line, on figures made in one line."""

from __future__ import annotations

from probtimeline.audit.arithmetic import Working, work
from probtimeline.core.records import Figure
from tests.support.build import calculation, chronicle, event, figure, quote


def worked(
    op: str,
    *of: str | float,
    equals: str = "",
    decimals: int = 0,
    title: str = "",
    figures: list[Figure] | None = None,
) -> Working:
    told = chronicle(event(quotes=[quote("…", *(figures or []))]))
    asked = calculation(op, of, equals=equals, decimals=decimals, title=title)
    return work(asked, told)


def count(
    name: str, value: float | None, qualifier: str | None = None, unit: str = "people"
) -> Figure:
    return figure(str(value), value=value, unit=unit, qualifier=qualifier, id=name)


def percent(name: str, value: float, qualifier: str | None = None, text: str = "") -> Figure:
    return figure(text or f"{value}%", value=value, qualifier=qualifier, id=name)


def money(name: str, value: float, text: str = "", unit: str = "GBP") -> Figure:
    return figure(text or str(value), value=value, unit=unit, id=name)
