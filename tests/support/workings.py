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


FIGURES = (
    count("cohort", 53216),
    count("few", 142),
    count("some", 141),
    count("crowd", 150_000, "more than"),
    count("firms", 21, unit="companies"),
    count("crimes", 600_000, unit="crimes"),
    count("deaths", 225, unit="deaths"),
    count("murders", 142, unit="deaths"),
    percent("rate", 6.96),
    percent("turnout", 46),
    percent("in-favour", 80),
    percent("more", 8.98),
    percent("fall", 6.02),
    money("contracts", 3_700_000_000),
    money("plan", 450_000_000),
    money("yearly", 22_000_000, unit="GBP per year"),
    money("fine", 21.5),
    money("a-case", 200, unit="GBP per case"),
    count("cases", 78, unit="cases"),
    figure("seven", value=7, unit="years", id="term"),
    figure("four", value=4, unit="years", id="span"),
    figure("less than 24 hours", value=24, unit="hours", qualifier="less than", id="a-day"),
    figure("16 hours", value=16, unit="hours", id="shift"),
)
"""Figures of many kinds, by their ids."""


def told(op: str, *of: str | float, decimals: int = 0, title: str = "") -> tuple[str, str]:
    """The formula and the sentence of a working on FIGURES, beside which nothing is printed."""
    working = worked(op, *of, decimals=decimals, title=title, figures=[*FIGURES])
    assert working.agrees is None
    return working.formula, working.sentence
