"""What a reader keeps is there the next time, in a file of its own, whatever the chronology."""

from pathlib import Path

from tests.support.stage import stage
from tests.support.story import story

from probtimeline.app.keeping import KeptFiles
from probtimeline.app.theme import LIGHT
from probtimeline.store.layer import BUILT_IN, LayerFile
from probtimeline.store.settings import SettingsFile
from probtimeline.views.keymap import Keymap


def kept_in(folder: Path) -> KeptFiles:
    file = folder / "reader.json"
    settings = SettingsFile(file)
    return KeptFiles(LayerFile(file, BUILT_IN), settings, settings.load().settings.theme)


async def test_a_bookmark_a_note_and_a_search_are_there_the_next_time(tmp_path: Path) -> None:
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        await seen.press("m", "b")
        assert "★" in seen.text
        await seen.press("i")
        await seen.type("ask the inspector")
        await seen.press("ctrl+s")
        await seen.press("slash")
        await seen.type("service")
        await seen.press("enter", "S")
        await seen.type("mine")
        await seen.press("enter")
    layer = kept_in(tmp_path).layer.load()
    assert layer.bookmarks == {"inspection"}
    assert dict(layer.notes) == {"inspection": "ask the inspector"}
    assert [(each.name, each.text) for each in layer.searches] == [("mine", "service")]
    async with stage(story(), keeper=kept_in(tmp_path), layer=layer) as seen:
        await seen.press("apostrophe")
        assert seen.state.selected == "inspection"
        await seen.press("B")
        assert "Inspectors report" in seen.text
        assert "ask the inspector" in seen.text
        assert "mine" in seen.text
        await seen.press("j", "j", "enter")
        assert seen.state.search.text == "service"


async def test_a_bookmark_made_by_another_explorer_meanwhile_is_kept(tmp_path: Path) -> None:
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        kept_in(tmp_path).change(lambda layer: layer.with_bookmark("split", True))
        await seen.press("b")
    assert kept_in(tmp_path).layer.load().bookmarks == {"custom", "split"}


async def test_the_theme_chosen_is_the_theme_the_next_time(tmp_path: Path) -> None:
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        await seen.press("T")
        assert seen.app.theme == LIGHT.name
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        assert seen.app.theme == LIGHT.name


async def test_the_choice_of_financial_years_is_kept(tmp_path: Path) -> None:
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        await seen.press("comma")
        assert seen.state.financial
    assert SettingsFile(tmp_path / "reader.json").load().settings.financial


async def test_what_cannot_be_written_is_told_and_stays_for_the_sitting(tmp_path: Path) -> None:
    broken = tmp_path / "reader.json"
    broken.write_text("{", encoding="utf-8")
    async with stage(story(), keeper=kept_in(tmp_path)) as seen:
        await seen.press("b")
        assert seen.state.layer.bookmarks == {"custom"}
        assert [words for words in seen.warned if "could not be written" in words]
    assert broken.read_text(encoding="utf-8") == "{"


async def test_a_key_given_to_a_command_works_and_is_told_in_the_footer_and_the_help() -> None:
    keymap = Keymap.of({"view-figures": ("ctrl+g",)})
    async with stage(story(), keymap=keymap) as seen:
        assert "^g figures" in seen.lines[-1]
        await seen.press("f")
        assert seen.state.view == "timeline"
        await seen.press("ctrl+g")
        assert seen.state.view == "figures"
        await seen.press("question_mark", "pagedown")
        assert "^g" in seen.text


async def test_a_command_in_the_palette_says_why_it_cannot_be_used() -> None:
    async with stage(story()) as seen:
        await seen.press("ctrl+p")
        for words, reason in (
            ("next hit of", "nothing is being searched for"),
            ("further away", "all time is shown"),
            ("next bookmark", "no event shown is bookmarked"),
        ):
            await seen.press(*["backspace"] * 20)
            await seen.type(words)
            assert f"not now: {reason}" in seen.text
