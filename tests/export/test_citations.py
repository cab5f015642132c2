"""CSL-JSON and BibTeX: set as references by citation processors that are not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as forms
from citeproc.source.json import CiteProcJSON
from pybtex import PybtexEngine
from pybtex.database import BibliographyData, parse_string
from tests.support.build import chronicle, event, quote, source
from tests.support.hostile import STRINGS, acting
from tests.support.leaving import Written, builtin, chosen, hostile, written

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.text import clean_line


def items(made: Written) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(made.text)
    return read


def references(made: Written) -> list[str]:
    """Each source as a reference in the Harvard style, in plain text."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items(made)), forms.plain)
    for item in items(made):
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(each) for each in bibliography.bibliography()]


def entries(made: Written) -> BibliographyData:
    """The entries as BibTeX itself would divide them."""
    return parse_string(made.text, "bibtex")


def of_one(**fields: Any) -> Chronicle:
    return chronicle(event("a", quotes=[quote()]), sources=[source("report", **fields)])


def test_every_source_is_set_as_a_reference() -> None:
    known = builtin()
    made = references(written("csl-json", chosen(known)))
    assert len(made) == len(known.sources)
    for each in known.sources.values():
        assert each.published is not None
        wanted = [*each.author, re.findall(r"\d{4}", each.published.edtf)[0]]
        assert any(all(part in line for part in wanted) for line in made), (each.id, made)


@pytest.mark.parametrize(
    ("edtf", "dated"),
    [
        ("2013-10-19", {"date-parts": [[2013, 10, 19]]}),
        ("2013-10-19~", {"date-parts": [[2013, 10, 19]], "circa": True}),
        ("2013-10", {"date-parts": [[2013, 10]]}),
        ("2013", {"date-parts": [[2013]]}),
        ("2013-10/2014-01", {"date-parts": [[2013, 10], [2014, 1]]}),
        ("-0043", {"date-parts": [[-43]]}),
        ("201X", {"literal": "2010s"}),
        ("2013-22", {"literal": "summer 2013"}),
        ("[2013..2015]", {"literal": "between 2013 and 2015"}),
        ("2013/..", {"literal": "from 2013"}),
    ],
)
def test_a_date_is_no_more_precise_than_it_was(edtf: str, dated: dict[str, object]) -> None:
    (item,) = items(written("csl-json", chosen(of_one(published=edtf))))
    assert item["issued"] == dated


def test_style_in_a_title_is_text() -> None:
    (item,) = items(written("csl-json", chosen(of_one(title="A <i>b</i> 1 < 2 <sup>"))))
    assert item["title"] == "A ‹i›b‹/i› 1 < 2 ‹sup›"


def test_bibtex_reads_every_entry_with_its_fields() -> None:
    known = builtin()
    read = entries(written("bibtex", chosen(known))).entries
    assert list(read) == list(known.sources)
    for name, each in known.sources.items():
        assert read[name].fields["year"] in str(each.published and each.published.edtf)
        assert len(read[name].persons.get("author", ())) == len(each.author)


def test_bibtex_is_set_by_a_style(tmp_path: Path) -> None:
    path = tmp_path / "sources.bib"
    path.write_bytes(written("bibtex", chosen(builtin())).data)
    set_in = PybtexEngine().format_from_file(
        str(path), style="plain", output_backend="plaintext", citations=["*"]
    )
    assert "Beckie Smith" in set_in
    assert "March 2019" in set_in


@pytest.mark.parametrize("text", [*STRINGS.values(), "{", "}", "}}{{", "a % b & c_d # $5 ^ ~ \\"])
def test_nothing_in_a_title_acts_in_latex(text: str) -> None:
    made = written("bibtex", chosen(of_one(title=f"x {text} y", author=[f"z {text} and"])))
    (entry,) = entries(made).entries.values()
    title = entry.fields["title"]
    assert title.startswith("{x ")
    assert title.endswith(" y}")
    assert len(entry.persons["author"]) == 1
    bare = re.sub(r"\\[%&_#$]|\\[a-zA-Z]+", "", title)
    assert not set("%&_#$^\\") & set(bare)
    assert not acting(made.text)


@pytest.mark.parametrize(
    "title", ["Περὶ τῆς γῆς", "Über die Größe", "地球の大きさ", "Œuvres à l’été"]
)
def test_letters_of_any_script_stay_letters(title: str) -> None:
    made = written("bibtex", chosen(of_one(title=title, author=[title])))
    (entry,) = entries(made).entries.values()
    assert entry.fields["title"] == f"{{{title}}}"


def test_an_address_that_may_not_be_opened_is_left_out() -> None:
    known = of_one(url="javascript:alert(1)")
    assert "javascript" not in written("csl-json", chosen(known)).text
    assert "javascript" not in written("bibtex", chosen(known)).text


def test_no_source_of_a_hostile_chronology_is_lost(tmp_path: Path) -> None:
    known = hostile(tmp_path)
    assert list(entries(written("bibtex", chosen(known))).entries) == list(known.sources)
    titles = [item["title"] for item in items(written("csl-json", chosen(known)))]
    assert len(titles) == len(known.sources)
    assert all(clean_line(each) == each for each in titles)
