"""Frozen values can do what the standard library's frozen dataclasses can."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from probtimeline.core.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    number: int = 3
    names: tuple[str, ...] = ()
    aside: dict[str, int] = field(default_factory=dict, hash=False)
    unseen: str = field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    name: str
    number: int = 3
    names: tuple[str, ...] = ()
    aside: dict[str, int] = field(default_factory=dict, hash=False)
    unseen: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Open:
    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    name: str


@dataclass(slots=True)
class Changing:
    name: str = ""


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 4), {}),
    (("a",), {"names": ("x",), "aside": {"y": 1}}),
    ((), {"name": "b", "unseen": "z"}),
]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_an_object_holds_and_tells_what_it_was_given(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    quick, standard = Quick(*given, **named), Standard(*given, **named)
    assert asdict(quick) == asdict(standard)
    assert repr(quick) == repr(standard).replace("Standard", "Quick")
    assert hash(quick) == hash(standard)
    assert [each.name for each in fields(quick)] == [each.name for each in fields(standard)]


@pytest.mark.parametrize(("one", "same"), [(Quick, True), (Standard, True), (Single, False)])
def test_objects_are_equal_where_the_compared_fields_are(
    one: Callable[..., object], same: bool
) -> None:
    assert (one("a") == one("a")) is same
    assert one("a") != one("b")
    assert Quick("a", unseen="x") == Quick("a", unseen="y")
    other: object = Standard("a")
    assert Quick("a") != other
    assert Nothing() == Nothing()


def test_a_default_that_is_made_is_made_for_each_object() -> None:
    one, other = Quick("a"), Quick("a")
    one.aside["x"] = 1
    assert other.aside == {}


def test_nothing_can_be_set_or_deleted() -> None:
    value = Quick("a")
    with pytest.raises(FrozenInstanceError, match="name"):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="name"):
        del value.name
    assert value.name == "a"


def test_wrong_arguments_are_refused_by_name() -> None:
    wrongs: list[dict[str, Any]] = [{}, {"name": "a", "other": 1}]
    for wrong in wrongs:
        with pytest.raises(TypeError, match=r"Quick\.__init__\(\)"):
            Quick(**wrong)


@pytest.mark.parametrize("value", [Quick("a", 4, ("b",), {"c": 1}), Open("a"), Nothing()])
def test_a_copy_is_equal_and_of_the_same_class(value: object) -> None:
    copies = (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)))
    assert all(each == value and type(each) is type(value) for each in copies)


def test_a_value_is_replaced_and_matched_by_its_fields() -> None:
    match replace(Quick("a"), number=5):
        case Quick(name, number):
            assert (name, number) == ("a", 5)
        case _:
            pytest.fail("it is matched by its fields in order")


def test_slots_are_there_where_asked_for_and_only_there() -> None:
    assert not hasattr(Quick("a"), "__dict__")
    assert hasattr(Open("a"), "__dict__")


def test_what_is_not_frozen_can_be_changed() -> None:
    value = Changing()
    value.name = "a"
    assert value == Changing("a")
