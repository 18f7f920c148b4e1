"""The two parsers that give events: libyaml, which is quick, and ruamel.yaml, which judges."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Reader(NamedTuple):
    """A parser at the start of a text, and the classes by which its events are told apart."""

    next_event: Callable[[], Any]
    scalar: type
    mapping_start: type
    sequence_start: type
    mapping_end: type
    sequence_end: type
    alias: type
    document_start: type
    stream_end: type
    errors: tuple[type[Exception], ...]


class UnreadableError(Exception):
    """A parser gave up at `offset`; never leaves the floor."""

    def __init__(
        self, offset: int, problem: str, context: str = "", context_offset: int | None = None
    ) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.context = context
        self.context_offset = context_offset


def libyaml(text: str) -> Reader:
    """Read with libyaml, or with PyYAML's own parser where that was built without libyaml."""
    import yaml
    from yaml import events as e

    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        parser: Any = CParser(text)
    else:
        parser = yaml.SafeLoader(text)
    return _reader(parser, e, (yaml.YAMLError,))


def ruamel(text: str) -> Reader:
    """Read with ruamel.yaml's pure parser."""
    from ruamel.yaml import YAML
    from ruamel.yaml import events as e
    from ruamel.yaml.error import YAMLError

    _, parser = YAML(typ="safe", pure=True).get_constructor_parser(text)
    # Besides its own errors, known faults of its scanner on broken input.
    faults = (
        ValueError,
        KeyError,
        AttributeError,
        TypeError,
        AssertionError,
        IndexError,
        NotImplementedError,
    )
    return _reader(parser, e, (YAMLError, *faults))


def _reader(parser: Any, events: Any, errors: tuple[type[Exception], ...]) -> Reader:
    return Reader(
        parser.get_event,
        events.ScalarEvent,
        events.MappingStartEvent,
        events.SequenceStartEvent,
        events.MappingEndEvent,
        events.SequenceEndEvent,
        events.AliasEvent,
        events.DocumentStartEvent,
        events.StreamEndEvent,
        errors,
    )


def unreadable(error: Exception) -> UnreadableError:
    """Return where and why a parser gave up, whichever it was."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    return UnreadableError(
        mark.index if mark is not None else getattr(error, "position", 0) or 0,
        str(problem or "the text cannot be read"),
        str(getattr(error, "context", None) or ""),
        context_mark.index if context_mark is not None else None,
    )


def scalar_value(text: str) -> str:
    """Return what a single scalar, such as a quoted key, says; as it is written where that is none.

    >>> scalar_value('"a b"')
    'a b'
    """
    reader = libyaml(text + "\n")
    try:
        event = reader.next_event()
        while event is not None:
            if isinstance(event, reader.scalar):
                return str(getattr(event, "value", ""))
            event = reader.next_event()
    except reader.errors:
        pass
    return text
