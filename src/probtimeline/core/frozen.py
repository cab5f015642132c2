"""`dataclass` for frozen values, made of a class in a quarter of the time.

The standard one compiles six methods of every class as its module is imported, whether they are
used or not: for the values of one start a tenth of it. Here `__init__` is compiled when the first
object is made, and the other methods are written once, for all classes. What a class can do is the
same: `fields`, `replace`, `asdict`, matching, copying and pickling.

Only for frozen classes, with or without slots; for others it is the standard one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from dataclasses import MISSING, FrozenInstanceError, fields
    from operator import attrgetter
    from reprlib import recursive_repr

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, **others):
        """What `dataclasses.dataclass` does."""

        def made(plain):
            if not frozen or others:
                return dataclasses.dataclass(plain, frozen=frozen, slots=slots, eq=eq, **others)
            return _frozen(plain, slots=slots, eq=eq)

        return made if cls is None else made(cls)

    def _frozen(plain, *, slots, eq):
        own = set(plain.__dict__)
        cls = dataclasses.dataclass(plain, init=False, repr=False, eq=False, slots=slots)

        def first_init(self, *given, **named):
            cls.__init__ = _compiled_init(cls)
            cls.__init__(self, *given, **named)

        cls.__init__ = first_init
        if eq:
            _compare(cls, own)
        if "__repr__" not in own:
            cls.__repr__ = _repr
        if slots:
            cls.__getstate__, cls.__setstate__ = _state, _set_state
        cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
        return cls

    def _compiled_init(cls):
        """`__init__` as the standard one is: a line a field."""
        names = {"_set": object.__setattr__, "_MISSING": MISSING}
        taken, lines = ["self"], []
        for field in fields(cls):
            name = value = field.name
            if field.default is not MISSING:
                names[f"_default_{name}"] = field.default
                taken.append(f"{name}=_default_{name}")
            elif field.default_factory is not MISSING:
                names[f"_new_{name}"] = field.default_factory
                taken.append(f"{name}=_MISSING")
                value = f"_new_{name}() if {name} is _MISSING else {name}"
            else:
                taken.append(name)
            lines.append(f"    _set(self, {name!r}, {value})")
        if hasattr(cls, "__post_init__"):
            lines.append("    self.__post_init__()")
        exec(f"def __init__({', '.join(taken)}):\n" + "\n".join(lines or ["    pass"]), names)
        names["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return names["__init__"]

    def _compare(cls, own):
        """Objects of one class are equal where their fields are."""
        compared = _values_of(field.name for field in fields(cls) if field.compare)
        hashed = _values_of(
            field.name
            for field in fields(cls)
            if (field.compare if field.hash is None else field.hash)
        )

        def is_equal(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compared(self) == compared(other)

        if "__eq__" not in own:
            cls.__eq__ = is_equal
        if "__hash__" not in own:
            cls.__hash__ = lambda self: hash(hashed(self))

    def _values_of(names):
        """What gives the values of some fields as a tuple."""
        match tuple(names):
            case ():
                return lambda self: ()
            case (name,):
                return lambda self: (getattr(self, name),)
            case several:
                return attrgetter(*several)

    @recursive_repr()
    def _repr(self):
        told = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{self.__class__.__qualname__}({', '.join(told)})"

    def _refuse_to_set(self, name, value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self):
        return [getattr(self, field.name) for field in fields(self)]

    def _set_state(self, state):
        for field, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
