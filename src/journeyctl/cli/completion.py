"""What the shell offers after a TAB: rules, ids and kinds; typer itself offers commands, options and formats."""

import re
from collections.abc import Container, Iterable

import typer

# Shells evaluate what they are offered: a name that a stranger's file gives is offered only when it is plain.
_PLAIN = re.compile(r"[\w.][\w.-]*")

Offers = list[tuple[str, str]]


def complete_rules(incomplete: str) -> Offers:
    """Offer rules; after a comma the next one."""
    from journeyctl.lint.rule import registry

    done, comma, begun = incomplete.rpartition(",")
    before = done + comma
    return [(before + rule.name, rule.summary) for rule in registry().values() if rule.name.startswith(begun)]


def complete_rules_and_groups(incomplete: str) -> Offers:
    """Offer groups and rules; after a comma the next one."""
    from journeyctl.lint.rule import GROUPS

    done, comma, begun = incomplete.rpartition(",")
    before = done + comma
    groups = [
        (before + name, meaning)
        for name, meaning in {**GROUPS, "all": "every rule"}.items()
        if name.startswith(begun)
    ]
    return groups + complete_rules(incomplete)


def complete_kinds(incomplete: str) -> list[str]:
    """Offer the kinds of file."""
    from journeyctl.model.document import KINDS

    return _begun(incomplete, KINDS)


def complete_new_kinds(incomplete: str) -> list[str]:
    """Offer the kinds of file that a workspace may have several of."""
    return [kind for kind in complete_kinds(incomplete) if kind != "workspace"]


def complete_lists(incomplete: str) -> list[str]:
    """Offer what can be listed."""
    from journeyctl.cli.listing import LISTS

    return _begun(incomplete, LISTS)


def complete_scores(incomplete: str) -> list[str]:
    """Offer what can be scored."""
    from journeyctl.cli.scoring import names

    return _begun(incomplete, names())


def complete_methods(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ways to score what is asked for; as long as nothing is, those of pain points and opportunities."""
    from journeyctl.cli.scoring import methods, names

    known = methods()
    # While an option waits for its value, the words before it are not yet given to the arguments.
    what = ctx.params.get("what") or next(iter(ctx.args), None)
    if what in known:
        fitting = known[what]
    elif what in names():
        fitting = []  # what else can be scored has no methods
    elif what is not None:
        fitting = known["pains"]  # a place: its pain points are scored
    else:
        fitting = [name for some in known.values() for name in some]
    return _begun(incomplete, fitting)


def complete_ids(incomplete: str) -> list[str]:
    """Offer the ids of journeys, personas, evidence and plans around here."""
    from journeyctl.model.document import KINDS

    return _ids(incomplete, [kind for kind in KINDS if kind != "workspace"])


def complete_personas(incomplete: str) -> list[str]:
    """Offer the ids of the personas around here."""
    return _ids(incomplete, ("persona",))


def complete_journeys(incomplete: str) -> list[str]:
    """Offer the ids of the journeys around here."""
    return _ids(incomplete, ("journey",))


def complete_pictured(incomplete: str) -> list[str]:
    """Offer the ids of what there are pictures of; behind `A..` the journeys to set beside A."""
    before, dots, begun = incomplete.partition("..")
    if dots and before:
        return [f"{before}..{name}" for name in _ids(begun, ("journey",)) if name != before]
    return _ids(incomplete, ("journey", "persona"))


def complete_views(incomplete: str) -> Offers:
    """Offer the views of pictures; after a comma the next one."""
    from journeyctl.cli.picture_kinds import view_meanings

    return _after_comma(incomplete, view_meanings())


def complete_formats(incomplete: str) -> Offers:
    """Offer the formats of pictures; after a comma the next one."""
    from journeyctl.cli.picture_kinds import format_meanings

    return _after_comma(incomplete, format_meanings())


def complete_lanes(incomplete: str) -> Offers:
    """Offer the lanes of a map; after a comma the next one."""
    from journeyctl.render.look import LANES

    done = incomplete.split(",")[:-1]
    return _after_comma(incomplete, [(lane, "") for lane in LANES if lane not in done])


def _after_comma(incomplete: str, words: Iterable[tuple[str, str]]) -> Offers:
    done, comma, begun = incomplete.rpartition(",")
    return [(done + comma + word, meaning) for word, meaning in words if word.startswith(begun)]


def _ids(incomplete: str, kinds: Container[str]) -> list[str]:
    from pathlib import Path

    from journeyctl.workspace.discover import find_files, find_root

    # The names of the files are enough: no file is read.
    found = find_files(find_root(Path.cwd()))[0]
    return _begun(incomplete, sorted({file.id for file in found if file.kind.word in kinds}))


def _begun(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete) and _PLAIN.fullmatch(word)]
