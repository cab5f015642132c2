"""What a reader does in the explorer, key by key, on the real chronology."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.stage import stage

from probtimeline.core.text import fold


async def test_it_opens_on_the_first_event_with_axis_list_and_detail() -> None:
    async with stage() as seen:
        assert "2014" in seen.lines[1], "the axis names years"
        assert "Events" in seen.text
        first = seen.state.chronicle.events[0]
        assert first.title in seen.text
        assert any(figure in seen.text for figure in ("94 events", "events ·"))


async def test_from_a_search_for_murder_to_the_words_and_their_source() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("murder")
        assert "1 of " in seen.lines[-2]
        assert seen.state.event is not None
        assert seen.state.event.summary[:40] in seen.text, "the page begins at its top"
        await seen.press("enter", "enter", "j", "j", "j")
        assert "142 murders" in seen.text, "the words stand beside the list"
        await seen.press("escape", "s")
        assert seen.state.view == "source"
        assert seen.state.open_source is not None
        assert seen.state.open_source.id == "lff-campaign-2019"
        assert "Left Foot Forward" in seen.text
        await seen.press("enter")
        assert seen.state.view == "timeline"


async def test_a_figure_in_the_detail_leads_to_its_words_in_the_text(
    source_texts: Mapping[str, str],
) -> None:
    async with stage(texts=source_texts) as seen:
        await seen.press("slash")
        await seen.type("26.4%")
        await seen.press("enter", "enter", "j", "enter")
        assert seen.state.view == "source"
        passage = seen.state.open_passage
        assert passage is not None
        assert "26.4%" in passage.text
        assert "26.4%" in seen.text, "the passage is in sight, not above or below it"


async def test_every_quotation_of_the_built_in_chronology_is_marked_exact(
    source_texts: Mapping[str, str],
) -> None:
    async with stage(texts=source_texts) as seen:
        assert {verdict.kind.value for verdict in seen.state.verdicts.values()} == {"exact"}
        assert "✓ exact" in seen.text


async def test_from_passage_to_passage_each_leads_to_an_event_that_quotes_it() -> None:
    async with stage() as seen:
        await seen.press("2", "g")
        source = seen.state.open_source
        assert source is not None
        for expected in seen.state.reading_order(source.id)[:3]:
            passage = seen.state.open_passage
            assert passage is expected
            await seen.press("enter")
            event = seen.state.event
            assert event is not None
            assert passage.text in [quote.text for quote in event.quotes]
            await seen.press("H", "n")
            assert seen.state.view == "source"


async def test_last_autumn_before_an_article_is_counted_from_the_article() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("id:csw-article")
        await seen.press("enter", "escape", "t")
        assert "28 Mar 2019" in seen.text
        await seen.type("last autumn")
        assert "autumn 2018" in seen.text
        await seen.press("enter")
        event = seen.state.event
        assert event is not None
        assert event.date.text == "c. Sep 2018"


async def test_a_date_that_cannot_be_read_stays_to_be_mended() -> None:
    async with stage() as seen:
        before = seen.state.selected
        await seen.press("t")
        await seen.type("2021-22")
        await seen.press("enter")
        assert seen.app.prompt.is_open
        assert "2021-04/2022-03" in seen.text
        await seen.press("escape")
        assert seen.state.selected == before


async def test_a_search_without_a_hit_says_so_and_offers_the_nearest_word() -> None:
    async with stage() as seen:
        before = seen.state.selected
        await seen.press("slash")
        await seen.type("probaton")
        assert "nothing found" in seen.text
        assert "probation" in fold(seen.lines[-3])
        await seen.press("escape")
        assert seen.state.selected == before
        assert len(seen.state.rows.shown) == len(seen.state.chronicle.events)


async def test_a_mistake_in_a_query_is_pointed_at_and_the_last_answer_stays() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("strike")
        hits = seen.state.search.hits
        await seen.type(' "ballot')
        pointer = seen.lines[-3].index("▾")
        typed = seen.lines[-2].index('"ballot')
        assert pointer == typed
        assert seen.state.search.hits == hits


async def test_tab_completes_a_field_and_then_its_value() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("ta")
        await seen.press("tab")
        assert seen.app.prompt.input.value.startswith("tag:")
        await seen.type("camp")
        await seen.press("tab")
        assert "tag:campaign" in seen.app.prompt.input.value
        assert seen.state.search.hits


async def test_the_letter_q_is_a_letter_while_typing_and_quits_elsewhere() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("q")
        assert seen.app.prompt.input.value == "q"
        await seen.press("escape", "q")
        assert seen.app.return_code == 0


async def test_years_milestones_and_silences_are_a_key_away_and_back_returns() -> None:
    async with stage() as seen:
        start = seen.state.selected
        await seen.press("J")
        year = seen.state.event
        await seen.press("m")
        milestone = seen.state.event
        await seen.press("Z")
        silence = seen.state.place
        assert year is not None
        assert milestone is not None
        assert milestone.milestone
        assert silence in seen.state.rows.after_silence
        await seen.press("H", "H", "H")
        assert seen.state.selected == start
        await seen.press("L")
        assert seen.state.selected == year.id


async def test_the_hits_can_be_read_among_all_other_events() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("napo")
        await seen.press("enter")
        narrowed = len(seen.state.rows.shown)
        await seen.press("v")
        assert narrowed < len(seen.state.rows.shown) == len(seen.state.chronicle.events)
        here = seen.state.place
        await seen.press("n")
        assert seen.state.place == min(hit for hit in seen.state.search.hits if hit > here)


async def test_a_quotation_is_copied_with_its_citation() -> None:
    async with stage() as seen:
        await seen.press("slash")
        await seen.type("142 murders")
        await seen.press("enter", "y")
        assert seen.app.clipboard.startswith("“criminals monitored") or (
            "“" in seen.app.clipboard and "Left Foot Forward" in seen.app.clipboard
        )


async def test_an_address_is_shown_before_it_is_opened() -> None:
    async with stage() as seen:
        await seen.press("2", "o")
        source = seen.state.open_source
        assert source is not None
        assert source.url in seen.text.replace("\n", "")
        await seen.press("escape")
        assert seen.app.screen is seen.app.desk


async def test_the_palette_lists_commands_and_runs_them() -> None:
    async with stage() as seen:
        await seen.press("ctrl+p")
        await seen.type("last event")
        await seen.press("enter")
        assert seen.state.place == len(seen.state.chronicle.events) - 1


async def test_help_names_the_keys_of_where_one_is_first() -> None:
    async with stage() as seen:
        await seen.press("2", "question_mark")
        text = seen.text
        assert "In a source" in text
        assert "Next passage quoted" in text
        await seen.press("escape")
        assert seen.app.screen is seen.app.desk
