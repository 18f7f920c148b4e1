"""Putting diagnostics in order, counting them, and recognising them again."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.text.source import SourceFile


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics by file, place and rule, each once."""
    keyed = {(item.path, item.primary.span, item.rule, item.message): item for item in diagnostics}
    return [keyed[key] for key in sorted(keyed)]


def relocate(diagnostics: Iterable[Diagnostic], moved_path: Callable[[str], str]) -> list[Diagnostic]:
    """Return the diagnostics with the path of every file they name changed by `moved_path`."""
    moved: dict[int, SourceFile] = {}

    def label(old: Label) -> Label:
        source = moved.get(id(old.source))
        if source is None:
            source = moved[id(old.source)] = SourceFile(moved_path(old.source.path), old.source.text)
        return Label(source, old.span, old.text)

    return [
        replace(item, primary=label(item.primary), related=tuple(label(other) for other in item.related))
        for item in diagnostics
    ]


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the highest severity among `diagnostics`, or None when there are none."""
    return max((item.severity for item in diagnostics), default=None)


def count_by_severity(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    """Count diagnostics for each severity."""
    return Counter(item.severity for item in diagnostics)


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return a stable name for each diagnostic, in the order given.

    The name is made of rule, file, element and field, so that it survives moved lines and
    reworded messages. Where no element is known the message takes its place. A second equal
    problem gets `:2` behind it, because code-quality services show one of equal names only.
    """
    from hashlib import sha256  # 3 ms that a clean run does not need

    seen: Counter[str] = Counter()
    names: list[str] = []
    for item in diagnostics:
        place = f"{item.element}\0{item.field}" if item.element else item.message
        text = f"{item.rule}\0{item.path}\0{place}"
        name = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[name] += 1
        names.append(f"{name}:{seen[name]}")
    return names
