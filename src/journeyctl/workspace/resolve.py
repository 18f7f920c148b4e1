"""References resolved: what each mention means, or a problem that says what may have been meant."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from unicodedata import normalize

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.model.settings import LIMITS, VOCABULARIES
from journeyctl.text.edit import Edit
from journeyctl.text.source import Span
from journeyctl.text.spelling import listing, meant, near_words
from journeyctl.workspace.index import Definition, Index
from journeyctl.workspace.references import ACCEPTED, Mention

_FILES = {"persona": "personas", "journey": "journeys", "evidence": "evidence"}
_IN_JOURNEY = frozenset({"pain point", "opportunity", "metric"})
LOCAL_WORDS = _IN_JOURNEY | {"touchpoint", ACCEPTED}
"""What is named without its file when it stands in the same one: the same words mean other things elsewhere."""
_VOCABULARIES = {key.removesuffix("s"): key for key in VOCABULARIES}


class Resolution(NamedTuple):
    """What a mention means: its definitions (one, if all is well), or a problem.

    Both are empty where nothing can be said: no vocabulary is written, or the file that is
    meant has mistakes of its own.
    """

    definitions: list[Definition]
    problem: Diagnostic | None = None


def resolve(mention: Mention, index: Index, phases: Collection[str] | None) -> Resolution:
    """Resolve one mention; `phases` is None when the settings cannot be read."""
    word, target = mention.word, mention.target
    if word in _FILES:
        return _file(mention, index)
    if word in _VOCABULARIES:
        scope = index.files.get(word)
        if scope is None or target in scope:
            return Resolution(scope[target] if scope else [])
        return Resolution(
            [], _unknown(mention, scope, f"add it to `{_VOCABULARIES[word]}:` in journeyctl.yaml")
        )
    if word == "phase":
        if phases is None or target in phases:
            return Resolution([])
        return Resolution([], _unknown(mention, phases, "add it to `phases:` in journeyctl.yaml"))
    if word == ACCEPTED:
        return _accepted(mention, index)
    return _inside(mention, index)


def _accepted(mention: Mention, index: Index) -> Resolution:
    """Resolve what a decision accepts: a pain point of its own journey."""
    owner, slash, local = mention.target.rpartition("/")
    pains = index.within("journey", mention.file.id, "pain point")
    if local in pains and (not slash or owner == mention.file.id):
        return _single(mention, pains[local])
    if mention.target == "severity":
        message = "a decision accepts severe pain points one by one, and not `severity`"
        return Resolution([], _unknown(mention, pains, "name the pain points by their ids", message))
    message = ""
    if slash and owner != mention.file.id and owner in index.files.get("journey", ()):
        message = (
            f"`{mention.target}` is of another journey, and a decision accepts what gets worse in its own"
        )
    known = (*LIMITS, *pains)
    return Resolution(
        [], _unknown(mention, known, f"write {listing(LIMITS)}, or the id of a pain point", message)
    )


def _file(mention: Mention, index: Index) -> Resolution:
    word, target = mention.word, mention.target
    name, hash_sign, quote = target.partition("#") if word == "evidence" else (target, "", "")
    scope = index.files.get(word, {})
    if name not in scope:
        near = [] if mention.hasty else near_words(name, scope)
        names = {f"{other}{hash_sign}{quote}": None for other in scope} if near else scope
        return Resolution([], _unknown(mention, names, f"write {_FILES[word]}/{name}.{word}.yaml"))
    definitions = scope[name]
    if not hash_sign or definitions[0].file.document is None:
        return Resolution(definitions)
    quotes = index.within("evidence", name, "quote")
    if quote in quotes:
        return _single(mention, quotes[quote])
    known = (f"{name}#{other}" for other in quotes)
    return Resolution(
        [],
        _unknown(
            mention, known, f"give a quote of `{name}` the id `{quote}`", f"`{name}` has no quote `{quote}`"
        ),
    )


def _inside(mention: Mention, index: Index) -> Resolution:
    word, target = mention.word, mention.target
    owner, slash, local = target.partition("/")
    if not slash:
        owner, local = mention.file.id, target
        if mention.file.kind.word != "journey":
            return _unqualified(mention, index)
    elif word == "touchpoint":
        return Resolution(
            [],
            _unknown(
                mention,
                index.within("journey", mention.file.id, word),
                "a way on leads to a touchpoint of the same journey",
            ),
        )
    journey = index.file("journey", owner)
    if journey is None:
        message = f"unknown journey `{owner}` in `{target}`"
        others = (
            f"{other}/{local}"
            for other in index.files.get("journey", {})
            if local in index.within("journey", other, word)
        )
        return Resolution([], _unknown(mention, others, f"write journeys/{owner}.journey.yaml", message))
    if journey.file.document is None:
        return Resolution([])
    scope = index.within("journey", owner, word)
    if local in scope:
        return _single(mention, scope[local])
    names = (f"{owner}/{other}" for other in scope) if slash else scope
    where = f" in `{owner}`" if slash else ""
    elsewhere = [] if slash or word not in _IN_JOURNEY else _elsewhere(index, word, local)
    if elsewhere:
        return Resolution([], _unknown(mention, elsewhere, ""))
    return Resolution(
        [], _unknown(mention, names, f"give {_a(word)}{where} the id `{local}`", f"unknown {word} `{target}`")
    )


def _elsewhere(index: Index, word: str, local: str) -> list[str]:
    return [
        f"{owner}/{local}"
        for (kind, owner), scopes in index.inside.items()
        if kind == "journey" and local in scopes.get(word, {})
    ]


def _unqualified(mention: Mention, index: Index) -> Resolution:
    found = _elsewhere(index, mention.word, mention.target)
    if len(found) > 1:
        return Resolution(
            [],
            _ambiguous(mention, f"`{mention.target}` is {_a(mention.word)} of {len(found)} journeys", found),
        )
    help_text = f"write `journey/{mention.target}` with the id of its journey"
    known = found or (
        f"{owner}/{local}"
        for (kind, owner), scopes in index.inside.items()
        if kind == "journey"
        for local in scopes.get(mention.word, {})
    )
    return Resolution([], _unknown(mention, known, help_text))


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _single(mention: Mention, definitions: list[Definition]) -> Resolution:
    if len(definitions) > 1 and not any(definition.written for definition in definitions):
        message = f"`{mention.target}` may mean {len(definitions)} things: no `id` is written, and their titles are the same"
        return Resolution(definitions, _ambiguous(mention, message, []))
    return Resolution(definitions)


def mention_span(mention: Mention) -> Span:
    """Return where a mention is written."""
    place = mention.file.places.resolve(mention.path)[1]
    return place.key if mention.at_key and place.key else place.value


def _unknown(mention: Mention, known: Iterable[str], otherwise: str, message: str = "") -> Diagnostic:
    names = [] if mention.hasty else sorted(known)
    target = mention.target
    near = [name for name in names if name.rpartition("/")[2] == target]
    if names and not near:
        near = near_words(target, names)
    only = near[0] if len(near) == 1 else None
    notes = [f"known: {listing(names)}"] if names and not near else []
    if only and only != target and normalize("NFKC", only) == normalize("NFKC", target):
        notes.append("it differs only in the form of its letters")
    span = mention_span(mention)
    return Diagnostic(
        "unknown-reference",
        Severity.ERROR,
        message or f"unknown {mention.word} `{target}`",
        Label(mention.file.source, span, f"no {mention.word} has this id"),
        help=meant(near, otherwise),
        notes=tuple(notes),
        fix=Fix(f"write `{only}`", (Edit(span, only),), safe=False) if only else None,
        element=f"{mention.file.id}/{'/'.join(map(str, mention.path))}",
        field=target,
    )


def _ambiguous(mention: Mention, message: str, choices: list[str]) -> Diagnostic:
    help_text = (
        f"write {' or '.join(f'`{choice}`' for choice in choices[:4])}"
        if choices
        else "write an `id` for each of them"
    )
    return Diagnostic(
        "ambiguous-reference",
        Severity.ERROR,
        message,
        Label(mention.file.source, mention_span(mention)),
        help=help_text,
        element=f"{mention.file.id}/{'/'.join(map(str, mention.path))}",
        field=mention.target,
    )
