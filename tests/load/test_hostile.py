"""The loader against files that want to break it, or that somebody broke by accident.

Small ones are stored in `tests/corpus/hostile/cases`, large ones are made here. What the loader
says of each is pinned in `tests/corpus/hostile/expected.txt`.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import KINDS
from journeyctl.text.display import visible

HOSTILE = Path(__file__).parents[1] / "corpus" / "hostile"
CASES = {path.name.removesuffix(".journey.yaml"): path for path in sorted((HOSTILE / "cases").iterdir())}

# Odd, and nothing is wrong with them: these load without a word.
HONEST = {
    "alias-as-key": "To be quick",
    "alias-honest": "I pay",
    "anchor-twice": "To be quick",
    "byte-order-mark": "I go to checkout",
    "deep-honest": "I pay",
    "directive-unknown": "I pay",
    "directive-yaml-1.2": "no",
    "document-marks-honest": "I pay",
    "escaped-control-characters": "I \x1b[31mpay \0 \x07 \u202e",
    "escaped-surrogate-pair": "I \U0001f600 pay",
    "hash-in-text": "I pay",
    "key-explicit": "I pay",
    "line-ends-cr": "I go to checkout",
    "line-ends-crlf": "I go to checkout",
    "merge-key-in-quotes": "I pay",
    "no-final-newline": "at last",
    "number-old-octal": "target=10.0",
    "script-rtl-and-joiners": "می\u200cپردازم",
    "tab-before-value": "I pay",
}
# What only a warning is told of: the map is read, without the hidden character where it is no text.
WARNED = {
    "byte-order-mark-inside", "byte-order-mark-twice", "hidden-bidi", "hidden-characters-50000", "hidden-zero-width",
}  # fmt: skip

MILLION = 1_000_000
TITLE = "title: I pay\n"
# libyaml refuses `[::x]`, so that all behind it is ruamel.yaml's, which is slow.
SLOW = "x-slow: [::x]\n" + TITLE


def alias_bomb() -> str:
    rows = [f"x-{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)]
    return TITLE + "x-0: &a0 [lol, lol]\n" + "".join(rows)


def alias_chain() -> str:
    """Write lists of 50 levels, each around the one before: flat to the parser, 2,000 levels deep as data."""
    rows = [f"y-{i}: &a{i} {'[' * 50}*a{i - 1}{']' * 50}\n" for i in range(1, 40)]
    return TITLE + "y-0: &a0 [end]\n" + "".join(rows)


def numbered(count: int, line: str) -> str:
    return "".join(line.replace("#", str(i)) for i in range(count))


LARGE: dict[str, Callable[[], str]] = {
    "alias-bomb": alias_bomb,
    "alias-chain": alias_chain,
    "alias-bomb-flat": lambda: TITLE + f"x-a: &a [{'x,' * 20_000}]\nx-b: [{'*a,' * 20_000}]\n",
    "ampersands-100000": lambda: "&" * 100_000,
    "anchors-30000": lambda: TITLE + numbered(30_000, "x-#: &a# b\n"),
    "braces-100000": lambda: "{" * 100_000,
    "braces-with-keys-50000": lambda: "{a: " * 50_000,
    "brackets-100000": lambda: "[" * 100_000,
    "brackets-closed-100000": lambda: "[" * 100_000 + "]" * 100_000,
    "brackets-on-lines-100000": lambda: "[\n" * 100_000,
    "bytes-5-million": lambda: TITLE + "# " + "x" * 5 * MILLION,
    "colons-100000": lambda: ":" * 100_000,
    "comments-3-million": lambda: TITLE + "# words\n" * (3 * MILLION // 8),
    "dashes-100000": lambda: "- " * 100_000,
    "digits-5000": lambda: TITLE + "review_every: " + "9" * 5_000 + "\n",
    "digits-5000-hexadecimal": lambda: TITLE + "review_every: 0x" + "f" * 5_000 + "\n",
    "digits-million-behind-the-point": lambda: TITLE + f"metrics: [{{title: x, target: 0.{'9' * MILLION}}}]\n",
    "documents-10000": lambda: "---\ntitle: a\n" * 10_000,
    "exponent-of-100000-digits": lambda: TITLE + f"metrics: [{{title: x, target: 1e{'9' * 100_000}}}]\n",
    "hidden-characters-50000": lambda: TITLE + "goal: " + "a\u200b" * 50_000 + "\n",
    "indented-keys-2000": lambda: "".join(" " * i + "a:\n" for i in range(2_000)),
    "items-wrong-90000": lambda: TITLE + "tags:\n" + "- 1\n" * 90_000,
    "key-of-3-million": lambda: "a" * 3 * MILLION + ": b\n",
    "keys-twice-30000": lambda: TITLE + numbered(30_000, "x-#: 1\n") * 2,
    "keys-twice-backwards": lambda: TITLE + numbered(30_000, "x-#: 1\n") + "".join(f"x-{29_999 - i}: 1\n" for i in range(30_000)),
    "keys-twice-in-quotes": lambda: TITLE + numbered(20_000, '"x-#": 1\n') * 2,
    "keys-unknown-50000": lambda: TITLE + numbered(50_000, "key#: 1\n"),
    "keys-unknown-in-quotes": lambda: TITLE + numbered(20_000, '"key#": 1\n'),
    "line-separators-50000": lambda: TITLE + "goal: " + "a\u2028" * 50_000 + "\n",
    "merge-conflict-far-down": lambda: TITLE + "tags:\n" + "- word\n" * 15_000 + "<<<<<<< HEAD\n- a\n",
    "merge-keys-20000": lambda: TITLE + "x-a: &a {b: c}\nx-l:\n" + "- {<<: *a}\n" * 20_000,
    "numbers-long-20000": lambda: TITLE + "tags:\n" + ("- " + "9" * 50 + "\n") * 20_000,
    "questions-100000": lambda: "? " * 100_000,
    "quote-unclosed-3-million": lambda: TITLE + 'goal: "' + "word " * (3 * MILLION // 5),
    "returns-million": lambda: TITLE + "\r" * MILLION,
    "slow-blank-lines": lambda: SLOW + "\n" * 60_000,
    "slow-brackets": lambda: SLOW + "x: " + ("[" * 60 + "\n") * 1_000,
    "slow-flow-entries": lambda: "[::x,\n" + "{a: b},\n" * 7_000 + "]\n",
    "slow-keys": lambda: SLOW + numbered(6_000, "x-#: 1\n"),
    "slow-mistake-at-the-end": lambda: TITLE + "tags:\n" + "- word word word\n" * 3_500 + "goal: a: b\n",
    "stages-without-title-60000": lambda: TITLE + "stages:\n" + "- {}\n" * 60_000,
    "stars-100000": lambda: TITLE + "goal: " + "*" * 100_000 + "\n",
    "tabs-100000": lambda: "\t" * 100_000,
    "tags-50000": lambda: TITLE + "tags:\n" + "- !a b\n" * 50_000,
    "text-of-3-million": lambda: TITLE + "state: " + "a" * 3 * MILLION + "\n",
    "text-in-block-of-3-million": lambda: TITLE + "summary: |\n" + "  line of text\n" * 200_000,
    "values-190000": lambda: TITLE + f"x-a: [{'1,' * 190_000}]\n",
    "values-200001": lambda: TITLE + f"x-a: [{'1,' * 200_001}]\n",
}  # fmt: skip
LARGE_HONEST = {
    "anchors-30000", "comments-3-million", "digits-million-behind-the-point", "returns-million", "slow-blank-lines",
    "slow-keys",
    "text-in-block-of-3-million", "values-190000",
}  # fmt: skip
# The most that anything may need is 256 MB; these come nearest.
HUNGRY = ("items-wrong-90000", "stages-without-title-60000", "keys-unknown-50000")


@cache
def loaded(name: str) -> tuple[Loaded, float]:
    """Load a case once; return how long it took, too."""
    raw = LARGE[name]().encode() if name in LARGE else CASES[name].read_bytes()
    start = time.process_time()
    result = load(f"{name}.journey.yaml", raw, KINDS["journey"], name)
    return result, time.process_time() - start


def told(name: str) -> str:
    result, _ = loaded(name)
    lines = [f"== {name}"]
    for one in result.diagnostics[:4]:
        position = one.primary.source.position(one.primary.span.start)
        lines.append(
            f"{one.severity.word}[{one.rule}] {position.line}:{position.column} {visible(one.message)}"
        )
        lines += [f"    help: {visible(one.help)}", *(f"    note: {visible(note)}" for note in one.notes)]
    if len(result.diagnostics) > 4:
        lines.append(f"... {len(result.diagnostics)} in all")
    return "\n".join(lines if result.diagnostics else [*lines, "nothing is wrong"])


@pytest.mark.parametrize("name", [*CASES, *LARGE])
def test_a_hostile_file_is_told_at_a_place_in_time(name: str) -> None:
    result, seconds = loaded(name)
    assert seconds < 2
    assert len(result.diagnostics) <= 3 * MAX_MISTAKES  # of the text, of the YAML, of the model
    text = result.source.text
    for one in result.diagnostics:
        assert 0 <= one.primary.span.start <= one.primary.span.end <= len(text)
        assert 10 < len(one.message) < 300
        assert "\n" not in one.message + one.help
        assert one.help
    accepted = name in HONEST or name in WARNED or name in LARGE_HONEST
    assert (result.document is not None) == accepted
    assert bool(result.diagnostics) == (name not in HONEST and name not in LARGE_HONEST)


@pytest.mark.parametrize("name", HONEST)
def test_an_odd_honest_file_is_read_as_it_is_meant(name: str) -> None:
    document = loaded(name)[0].document
    # The text somewhere in the model; as a field's value, or a number with its name.
    assert HONEST[name] in repr(document) or repr(HONEST[name])[1:-1] in repr(document)


def test_what_is_told_of_hostile_files(golden: Callable[[Path, str], None]) -> None:
    golden(HOSTILE / "expected.txt", "\n".join(told(name) for name in (*CASES, *LARGE)) + "\n")


@pytest.mark.parametrize("name", HUNGRY)
def test_no_hostile_file_needs_more_than_256_megabytes(name: str) -> None:
    # Linux counts what the parent held before the child began among `ru_maxrss`; this figure is the child's own.
    status = Path("/proc/self/status")
    if not status.is_file():
        pytest.skip("the peak of a process of its own is only to be had on Linux")
    code = (
        "import test_hostile\n"
        f"test_hostile.loaded.__wrapped__({name!r})\n"
        f"print(open({str(status)!r}).read().partition('VmHWM:')[2].split()[0])"
    )
    folders = [str(Path(__file__).parent), *sys.path]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = {folders!r}\n{code}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 256 * 1024
