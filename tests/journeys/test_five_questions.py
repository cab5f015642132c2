"""Questions a reader brings to the built-in chronology, each answered from the screen alone.

The keys are those a new reader finds in the footer and the help: no id is typed.
"""

from tests.support.stage import Stage, stage


def told(seen: Stage) -> str:
    """The text on the screen, pane after pane, as one line: sentences run over lines."""
    panes: dict[int, list[str]] = {}
    for line in seen.lines:
        for number, words in enumerate(line.split("││")):
            panes.setdefault(number, []).append(words.strip(" │▎"))
    text = (word for words in panes.values() for line in words for word in line.split())
    return " ".join(word for word in text if word != "▎")


async def search(seen: Stage, words: str) -> None:
    await seen.press("slash")
    await seen.type(words)
    await seen.press("enter")


async def test_by_how_much_serious_further_offences_rose_and_who_says_otherwise() -> None:
    async with stage() as seen:
        await search(seen, "serious further")
        await seen.press("f", "J")
        figures = told(seen)
        assert "26.4%" in figures
        assert "Christopher Kay" in figures
        assert "20% (Ellen Lees, We Own It)" in figures
        assert "not the same population, nor the same years" in figures
        await seen.press("4")
        assert "Kay compares numbers of offences in 2012-13 and 2016-17" in told(seen)
        assert "unresolved" in told(seen)


async def test_what_share_was_private_in_2018_and_how_that_is_known() -> None:
    async with stage() as seen:
        await seen.press("t")
        await seen.type("september 2018")
        await seen.press("enter")
        page = told(seen)
        assert "more than 150,000 of the 248,146" in page
        assert "Civil Service World" in page
        assert "(>150,000) / 248,146 > 60.4%" in page


async def test_what_was_said_of_contract_value_and_whether_it_can_be_compared() -> None:
    async with stage() as seen:
        await search(seen, "contracts £450m or £3.7bn")
        await seen.press("f")
        assert "£450m" in seen.text
        assert "£3.7bn" in seen.text
        await seen.press("4")
        page = told(seen)
        assert "Value of the contracts: £450m or £3.7bn" in page
        assert "not comparable" in page
        assert "The £450m are contracts planned in 2013 for English regions, with no term" in page


async def test_how_long_from_the_contracts_to_the_collapse_and_what_fell_between() -> None:
    async with stage() as seen:
        await search(seen, '"21 companies"')
        await seen.press("escape", "r")
        await search(seen, "working links administration")
        await seen.press("escape", "r")
        line = next(line for line in seen.lines if "┣┫" in line)
        assert "4 years 1 month to 5 years 2 months" in line
        assert "events between" in line
        assert seen.state.selected == "working-links-collapse"
        await seen.press("equals_sign")
        assert seen.state.window is not None
        titles = [seen.state.chronicle.events[place].id for place in seen.state.rows.shown]
        assert "caseload-september-2018" in titles
        assert "omi-kent-lowest" not in titles


async def test_which_promises_were_not_kept() -> None:
    async with stage() as seen:
        await search(seen, "tag:promise")
        await seen.press("4")
        page = told(seen)
        assert "Planned and happened" in page
        assert "≠ contradicted: “Charities: leading role claimed, few contracts won”" in page
        assert "nothing recorded" in page, "of the vow"
        assert "Charities expected to take a leading role" in page
        assert "Private firms take nearly all contracts" in page


async def test_who_says_killings_rose_over_what_years_compared_with_what() -> None:
    async with stage() as seen:
        await search(seen, "killings")
        await seen.press("f")
        figures = told(seen)
        assert "225" in figures
        assert "142 murders" in figures
        assert "The Mirror" in figures
        assert "2014?" in figures, "no text gives the years: they are read so"
        assert "not the same population" in figures
