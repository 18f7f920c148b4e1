"""Which rules run, how much each weighs, with what options: settings and command line together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.lint.options import read_options
from journeyctl.lint.rule import GROUPS, Rule, registry
from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.settings import Lint
from journeyctl.text.spelling import listing, meant, near_words
from journeyctl.workspace.discover import matches


@dataclass(frozen=True)
class Selection:
    """Rules or groups chosen on the command line; empty means: as the settings say."""

    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    @cached_property
    def unknown(self) -> list[str]:
        """The names among them that are neither a rule nor a group."""
        return [name for name in (*self.select, *self.extend_select, *self.ignore) if not _expand(name)]

    @property
    def unignorable(self) -> list[str]:
        """The rules named in `ignore` that are told all the same."""
        return [name for name in self.ignore if always(name)]


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that runs, with its weight and its options here."""

    rule: Rule
    severity: Severity
    options: Any


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that are on for one file, by name."""

    active: Mapping[str, Active]

    def severity(self, name: str) -> Severity | None:
        """Return the weight of a rule here, or None when it is off."""
        found = self.active.get(name)
        return found.severity if found else None


def _expand(name: str) -> list[str]:
    """Return the rules that a name means: one rule, those of a group, or `all`."""
    if name == "all":
        return list(registry())
    if name in GROUPS:
        return [rule.name for rule in registry().values() if rule.traits.group == name]
    return [name] if name in registry() else []


def always(name: str) -> bool:
    """Say whether a name is that of a rule which is told whatever anybody says."""
    return name in registry() and registry()[name].always


def _names(names: Iterable[str]) -> set[str]:
    return {rule for name in names for rule in _expand(name)}


class RuleSets:
    """The rule sets of a workspace; files with the same overrides share one."""

    def __init__(self, lint: Lint, selection: Selection) -> None:
        self._lint = lint
        self._selection = selection
        self._cache: dict[tuple[int, ...], RuleSet] = {}

    def for_file(self, path: str) -> RuleSet:
        """Return the rules that are on for the file."""
        key = tuple(
            index for index, override in enumerate(self._lint.overrides) if matches(path, override.files)
        )
        if key not in self._cache:
            self._cache[key] = self._build(key)
        return self._cache[key]

    def _build(self, overrides: tuple[int, ...]) -> RuleSet:
        chosen = self._chosen()
        severities = dict(self._lint.severity or {})
        options: dict[str, dict[str, Any]] = {
            name: dict(values) for name, values in (self._lint.options or {}).items()
        }
        for index in overrides:
            override = self._lint.overrides[index]
            severities.update(override.severity or {})
            for name, values in (override.options or {}).items():
                options[name] = {**options.get(name, {}), **values}
        weights = {
            rule: word
            for name, word in severities.items()
            for rule in _expand(name)
            if name not in registry()
        }
        weights.update({name: word for name, word in severities.items() if name in registry()})
        ignored = _names(self._selection.ignore)
        active: dict[str, Active] = {}
        for name, rule in registry().items():
            word = weights.get(name)
            # Naming a weight for a rule that would not run turns it on; that of a group only weighs.
            on = name in chosen or (name in severities and not self._selection.select)
            if rule.always or (on and name not in ignored and word != "off"):
                severity = Severity[word.upper()] if word and not rule.always else rule.traits.severity
                active[name] = Active(rule, severity, read_options(rule, options.get(name, {}))[0])
        return RuleSet(active)

    def _chosen(self) -> set[str]:
        everything = {rule.name for rule in registry().values() if rule.traits.default}
        selection, lint = self._selection, self._lint
        if selection.select:
            chosen = _names(selection.select)
        else:
            chosen = (_names(lint.select) if lint.select is not None else everything) | _names(
                lint.extend_select
            )
        return chosen | _names(selection.extend_select)


def check_settings(lint: Lint, file: Loaded) -> Iterator[Diagnostic]:
    """Yield a problem for each rule or option in the settings that does not exist, or cannot be set so."""
    for index, name in enumerate(lint.select or ()):
        yield from _known(file, name, ("lint", "select", index))
    for index, name in enumerate(lint.extend_select):
        yield from _known(file, name, ("lint", "extend_select", index))
    for index, ignore in enumerate(lint.ignore):
        at: Path = ("lint", "ignore", index, "rule")
        yield from _known(file, ignore.rule, at, groups=False)
        if always(ignore.rule):
            message = f"`{ignore.rule}` cannot be accepted: the file is not understood"
            yield _problem(file, "bad-option", message, "mend the mistakes and remove the entry", at)
    tables: list[tuple[Path, Any]] = [(("lint",), lint)]
    tables += [(("lint", "overrides", index), override) for index, override in enumerate(lint.overrides)]
    for path, table in tables:
        for name, word in (table.severity or {}).items():
            yield from _known(file, name, (*path, "severity", name))
            yield from _weighable(file, name, word, (*path, "severity", name))
        for name, values in (table.options or {}).items():
            at = (*path, "options", name)
            yield from _known(file, name, at, groups=False)
            if name in registry():
                for key, message, help_text in read_options(registry()[name], values)[1]:
                    yield _problem(file, "bad-option", message, help_text, (*at, key))


def _known(file: Loaded, name: str, path: Path, *, groups: bool = True) -> Iterator[Diagnostic]:
    if name not in registry() and not (groups and _expand(name)):
        yield _problem(file, "unknown-rule", *no_rule(name), path)


def _weighable(file: Loaded, name: str, word: str, path: Path) -> Iterator[Diagnostic]:
    """Yield a problem for a severity that some rule does not take."""
    if always(name):
        if word != "error":
            message = f"`{name}` is always an error: the file is not understood"
            yield _problem(file, "bad-option", message, "remove it", path)
    elif word == "off" and any(map(always, _expand(name))):
        message = f"`{name}` holds rules that are always an error: the file is not understood"
        others = [rule for rule in _expand(name) if not always(rule)]
        yield _problem(file, "bad-option", message, f"turn off what can be: {listing(others)}", path)


def no_rule(name: str) -> tuple[str, str]:
    """Say, where only rules can be named, that a name is none, and what to do."""
    if _expand(name):
        return f"`{name}` is a group, and only rules can be named here", "name the rule, not a group"
    return f"unknown rule `{name}`", unknown_rule_help(name)


def unknown_rule_help(name: str) -> str:
    """Say what may have been meant by the name of a rule that does not exist."""
    near = near_words(name, [*registry(), *GROUPS])
    return meant(near, "`journeyctl rules` lists them all")


def _problem(file: Loaded, rule: str, message: str, help_text: str, path: Path) -> Diagnostic:
    place = file.places.resolve(path)[1]
    # `rule:` of an entry of a list is a key like any other; elsewhere the key is the name itself.
    span = place.value if place.key is None or isinstance(path[-2], int) else place.key
    return Diagnostic(
        rule, Severity.ERROR, message, Label(file.source, span), help=help_text,
        element="/".join(map(str, path[:-1])), field=str(path[-1]),
    )  # fmt: skip
