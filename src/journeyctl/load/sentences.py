"""One sentence for each kind of mistake pydantic can find, in the words of people who write maps."""

import re
from collections.abc import Mapping
from math import ceil, floor, isfinite
from typing import Any, NamedTuple

from journeyctl.model.base import COLOR_PATTERN, FONT_PATTERN, ID_PATTERN
from journeyctl.text.spelling import listing, meant, near_words, only_near_word

_QUOTED = re.compile(r"'([^']*)'")
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "dataclass_type": "a mapping",
}

_SHORT_FORMS = {
    "emotion": "a number on the emotion scale, or a mapping with `score`,",
    "phases": "a word, or a mapping with `id`,",
}


class Sentence(NamedTuple):
    """What to say of a wrong value; `short` says that the whole value is marked, not its first line only."""

    rule: str
    message: str
    help: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    replacement: str = ""
    short: bool = True


def sentence(error: Mapping[str, Any], key: str, written: str, *, item: bool) -> Sentence:
    """Say what is wrong with the value `written` for `key` (or, with `item`, for one item of it)."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    name = f"an item of `{key}`" if item else f"`{key}`"
    if kind == "literal_error":
        return _choice(name, value, str(context.get("expected", "")))
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return _limit(name, value, kind, context)
    if kind == "finite_number" or (isinstance(value, float) and not isfinite(value)):
        return Sentence(
            "not-a-number",
            f"{name} is {_shown(written)}, which is no number to count with",
            "write the number, or leave the key out while nobody knows it",
        )
    if kind == "string_pattern_mismatch":
        return _pattern(name, value, str(context.get("pattern", "")))
    if kind == "bool_type" and error["loc"][-1] == "bool":  # the first of the forms an option may have
        return Sentence(
            "wrong-type",
            f"{name} is {_described(value)}, and true or false, a number, text or a list of texts is wanted",
            "write one of these, or remove it",
        )
    if kind in _WANTED:
        return _type(name, key, value, written, _WANTED[kind])
    wanted = str(context.get("wanted", ""))
    if kind == "range_limits":
        percent = isinstance(value, int | float) and 2 <= value <= 100 and " 1, " in wanted
        help_text = f"write the share as {value / 100:g}, not in percent" if percent else f"write {wanted}"
        return Sentence("out-of-range", f"{name} is {_shown(value)}, which {error['msg']}", help_text)
    if kind in ("duration", "days", "date_value", "range_type", "range_order"):
        hint = _number_hint(value)
        shown = _described(value) if hint else _shown(value)
        return Sentence("bad-value", f"{name} is {shown}, which {error['msg']}", f"write {hint or wanted}")
    return Sentence(
        "bad-value",
        f"{name} is {_shown(value)}: {str(error['msg'])[:1].lower()}{str(error['msg'])[1:]}",
        "look at the format reference",
    )


def _shown(value: Any) -> str:
    """Return a value as its writer would know it, cut when long."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return (
            f"`[{', '.join(str(item) for item in value)}]`"
            if len(str(value)) < 40 and all(isinstance(i, int | float | str) for i in value)
            else "a list"
        )
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    text = " ".join(str(value).split())
    return f"`{text[:57]}...`" if len(text) > 60 else f"`{text}`"


def _described(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`, true or false"
    if isinstance(value, int | float):
        return f"{_shown(value)}, a number"
    if isinstance(value, str):
        return f"{_shown(value)}, text"
    return _shown(value)


def _choice(name: str, value: Any, expected: str) -> Sentence:
    allowed = _QUOTED.findall(expected)
    text = str(value)
    near = near_words(text, allowed)
    help_text = meant(near, f"write one of {listing(allowed)}")
    return Sentence(
        "bad-value",
        f"{name} is {_shown(value)}, which is not one of its values",
        help_text,
        notes=(f"values: {listing(allowed, 20)}",) if near else (),
        replacement=(only_near_word(text, allowed) or "") if isinstance(value, str) else "",
    )


def _limit(name: str, value: Any, kind: str, context: Mapping[str, Any]) -> Sentence:
    if kind in ("greater_than_equal", "greater_than"):
        limit = context.get("ge", context.get("gt"))
        message = f"{name} is {value:g}, and the lowest it can be is {limit:g}"
        return Sentence("out-of-range", message, f"write {limit:g} or more")
    limit = context.get("le", context.get("lt"))
    message = f"{name} is {value:g}, and the highest it can be is {limit:g}"
    if limit == 1 and 2 <= value <= 100:
        return Sentence("out-of-range", message, f"write the share as {value / 100:g}, not in percent")
    return Sentence("out-of-range", message, f"write {limit:g} or less")


def _pattern(name: str, value: Any, pattern: str) -> Sentence:
    if not str(value).strip():
        return Sentence(
            "bad-id" if pattern == ID_PATTERN else "bad-value",
            f"{name} is empty",
            "write it, or remove the key",
        )
    if pattern == ID_PATTERN:
        return Sentence(
            "bad-id",
            f"{name} is {_shown(value)}, and an id has no blanks and none of `/ # : , [ ] {{ }}` or quotes",
            f"write `{_as_id(str(value))}`",
        )
    if pattern == COLOR_PATTERN:
        return Sentence(
            "bad-value",
            f"{name} is {_shown(value)}, which is no colour",
            'write it as on the web, in quotes: `"#0f766e"`',
        )
    if pattern == FONT_PATTERN:
        return Sentence(
            "bad-value",
            f"{name} is {_shown(value)}, which is no name of one font",
            "write the name of its family, such as `Source Sans 3`",
        )
    if "0-9a-f" in pattern:
        return Sentence(
            "bad-value",
            f"{name} is no SHA-256 sum",
            "write 64 hexadecimal digits in lower case, as `sha256sum FILE` prints them",
        )
    return Sentence(
        "bad-value",
        f"{name} is {_shown(value)}, which does not have its form",
        "look at the format reference",
    )


def _as_id(text: str) -> str:
    from journeyctl.model.ids import slug

    return slug(text)


def quoted(text: str) -> str:
    """Return `text` as YAML in double quotes."""
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _type(name: str, key: str, value: Any, written: str, wanted: str) -> Sentence:
    if wanted == "a mapping":
        wanted = _SHORT_FORMS.get(key, wanted)
    message = f"{name} is {_described(value)}, and {wanted} is wanted"
    long = isinstance(value, dict | list)
    if name == "`the file`":
        return Sentence(
            "wrong-type",
            f"the file is {_described(value)}, and a mapping of keys is wanted",
            "write `key: value` lines",
            short=False,
        )
    if value is None:
        return Sentence(
            "wrong-type", f"{name} is empty, and {wanted} is wanted", "write it, or remove the line"
        )
    if wanted == "text" and isinstance(value, dict) and len(value) == 1 and len(written) < 60:
        help_text = f"the colon makes it a key; put the whole text in quotes: {quoted(written)}"
        return Sentence("wrong-type", message, help_text)
    if wanted == "text" and isinstance(value, int | float):
        return Sentence("wrong-type", message, f'put it in quotes: "{written}"', replacement=f'"{written}"')
    if wanted == "a list" and not long:
        return Sentence(
            "wrong-type",
            message,
            f"write a list: `{key}: [{written}]`"
            if len(written) < 40
            else "write a list, each item after a `- `",
        )
    if wanted == "`true` or `false`" and str(value).lower() in ("yes", "on", "no", "off"):
        word = "true" if str(value).lower() in ("yes", "on") else "false"
        return Sentence("wrong-type", message, f"YAML 1.2 says `{word}`", replacement=word)
    if wanted == "a whole number" and isinstance(value, float):
        message = f"{name} is {value:g}, and {wanted} is wanted"
        return Sentence("wrong-type", message, f"write {floor(value)} or {ceil(value)}")
    if "number" in wanted and (hint := _number_hint(value)):
        return Sentence("wrong-type", message, f"write {hint}")
    advice = {
        "text": "write text",
        "a mapping": "write `key: value` lines below it",
        "a list": "write a list, each item after a `- `",
        "`true` or `false`": "write `true` or `false`, without quotes",
    }
    return Sentence("wrong-type", message, advice.get(wanted, f"write {wanted.rstrip(',')}"), short=not long)


def _number_hint(value: Any) -> str:
    """Return the number somebody meant by `62%`, `0,5` or a number in quotes."""
    if not isinstance(value, str):
        return ""
    text = value.strip().replace(",", ".", 1)
    percent = text.endswith("%")
    try:
        number = float(text.rstrip("% "))
    except ValueError:
        return ""
    if not isfinite(number):
        return ""
    return (
        f"{number / 100:g}"
        if percent
        else f"{number:g}, without quotes"
        if "," not in value
        else f"{number:g}"
    )
