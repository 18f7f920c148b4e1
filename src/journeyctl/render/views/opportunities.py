"""The opportunity tree: from the goal to pain points, to opportunities, to initiatives, with every open end."""

from collections.abc import Iterator
from dataclasses import replace

from journeyctl.render.board import Block, Board, Detail, Key, Pairs, Paragraph, Table
from journeyctl.render.decisions import decisions_of
from journeyctl.render.details import pain_detail
from journeyctl.render.facts import Facts
from journeyctl.render.graph.graph import to_dot
from journeyctl.render.graph.paging import Source, pages
from journeyctl.render.graph.tree import Branch, Tree
from journeyctl.render.grid.journey_head import journey_head
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look

ABOUT = "journey"
GRAPH = True


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the opportunity tree of a journey."""
    tree = Tree(facts, identifier, look)
    words = look.words
    head = replace(
        journey_head(facts, identifier, look, words("opportunities.kicker")),
        lead=_summary(tree),
        facts=(),
        persons=(),
    )
    keys = tuple(_keys(tree))
    count = len(tree.branches)
    source = Source(
        head=head, keys=keys, count=count, build=tree.graph, breaks=tree.breaks,
        notes=lambda units: "\n".join(_said(tree, tree.branches[place]) for place in units),
    )  # fmt: skip
    return Board(
        view="opportunities",
        id=identifier,
        lang=words.lang,
        head=head,
        description=words(
            "opportunities.description", title=clean(tree.journey.title), summary=_summary(tree)
        ),
        pages=pages(source, look),
        text=tuple(_text(tree)),
        legend=keys,
        details=tuple(_details(tree)),
        dot=to_dot(tree.graph(range(count), False), look),
        decisions=decisions_of(facts, identifier, words),
    )


def _summary(tree: Tree) -> str:
    """Return how many pain points are open, and how many ends."""
    words = tree.look.words
    pains = tree.open_pains()
    if not tree.pains and not tree.opportunities:
        return words("opportunities.nothing")
    unanswered = sum(
        Branch(name) in tree.branches for name in pains
    )  # fmt: skip
    silent = sum(not tree.answers.get(name) for name in tree.opportunities)
    said = [words.count("opportunities.pains", len(pains))]
    if unanswered:
        said.append(words.count("opportunities.without-opportunity", unanswered))
    said.append(words.count("opportunities.count", len(tree.opportunities)))
    if silent:
        said.append(words.count("opportunities.without-initiative", silent))
    return words.sentences(said)


def _keys(tree: Tree) -> Iterator[Key]:
    """Yield what the signs mean that are met."""
    words, branches = tree.look.words, tree.branches
    if any(not tree.facts.is_open(tree.all_pains[name][1].status) for name in tree.pains):
        yield Key(sign="evidence", text=words("opportunities.legend-over"))
    if any(one.initiative is None for one in branches):
        yield Key(sign="assumption", text=words("opportunities.legend-open"))


def _cells(tree: Tree, branch: Branch) -> tuple[str, str, str, str]:
    """Return a branch in words: the pain point, its score, the opportunity, and the initiative."""
    words = tree.look.words
    if branch.pain is None and branch.opportunity is None:
        return (words("opportunities.nothing"), "", "", "")
    pain, score, is_open = words("opportunities.no-pain"), "", True
    if branch.pain:
        pain = clean(tree.all_pains[branch.pain][1].statement)
        score = words.row(tree.pain_notes(branch.pain))
        is_open = tree.facts.is_open(tree.all_pains[branch.pain][1].status)
    if branch.opportunity is None:
        return (pain, score, words("opportunities.no-opportunity") if is_open else "", "")
    opportunity = clean(tree.opportunities[branch.opportunity][0].statement)
    if branch.initiative is None:
        return (pain, score, opportunity, words("opportunities.no-initiative"))
    initiative = tree.initiatives[branch.initiative]
    told = words.row([part for note in tree.initiative_notes(initiative) for part in note.split(" · ")])
    return (pain, score, opportunity, words.noted(clean(initiative.title), told))


def _text(tree: Tree) -> Iterator[Block]:
    words = tree.look.words
    if not tree.pains and not tree.opportunities:
        yield Paragraph(words("opportunities.nothing"))
        return
    yield Table(
        words("opportunities.caption", title=clean(tree.journey.title)),
        (
            words("common.pain"),
            words("common.score"),
            words("common.opportunity"),
            words("common.initiative"),
        ),
        tuple(_cells(tree, branch) for branch in tree.branches),
    )


def _said(tree: Tree, branch: Branch) -> str:
    pain, score, *rest = _cells(tree, branch)
    return " → ".join(part for part in (f"{pain} ({score})" if score else pain, *rest) if part)


def _details(tree: Tree) -> Iterator[Detail]:
    words = tree.look.words
    for name in tree.pains:
        journey, _, identifier = name.partition("/")
        yield pain_detail(tree.facts, journey, tree.all_pains[name][1], identifier, words)
    for name, (one, pains) in tree.opportunities.items():
        pairs = [
            (words(f"opportunities.detail-{key}"), words.number(value))
            for key, value in (("customer-value", one.customer_value), ("business-value", one.business_value), ("effort", one.effort))
            if value is not None
        ]  # fmt: skip
        if one.owner:
            pairs.append((words("common.owner"), tree.facts.name("team", one.owner)))
        pairs += ((words("common.pain"), clean(tree.all_pains[pain][1].statement)) for pain in pains)
        initiatives = [tree.initiatives[found] for found in tree.answers.get(name, [])]
        pairs += ((words("common.initiative"), clean(found.title)) for found in initiatives)
        yield Detail(
            id=f"opportunity:{name}", kind="opportunity", title=clean(one.statement), text=(Pairs(tuple(pairs)),)
        )  # fmt: skip
