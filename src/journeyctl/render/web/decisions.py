"""The decisions below the picture of a board; what they accept opens where the board tells of it."""

from journeyctl.render.decided import Decided
from journeyctl.render.decisions import when_and_who
from journeyctl.render.web.icons import icon
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.web.sections import Section
from journeyctl.render.words import Words


def decisions(section: Section, level: int, words: Words) -> Markup | None:
    """Return the decisions of a board as a list below a heading of that level, None where there are none."""
    made = section.board.decisions
    if not made:
        return None
    name = f"{section.key}-decisions"
    entries = (tag("li", _decision(one, section, level + 1, words), class_="decision") for one in made)
    title = tag(f"h{level}", words("decisions.title"), id=name)
    return tag("section", title, tag("ul", *entries), class_="decisions", aria_labelledby=name)


def _decision(one: Decided, section: Section, level: int, words: Words) -> Markup:
    about = when_and_who(one)
    accepts = [_accepted(text, section.openers.get(detail, "")) for text, detail in one.accepts]
    lists = [
        *_named(words("decisions.accepts"), accepts),
        *_named(words("common.evidence"), [tag("li", title) for title in one.evidence]),
    ]
    return joined(
        (
            tag(f"h{level}", one.title),
            tag("p", about, class_="small") if about else None,
            tag("p", one.because) if one.because else None,
            tag("dl", *lists) if lists else None,
        )
    )


def _accepted(text: str, opens: str) -> Markup:
    """Return something that may get worse, as a button where something opens."""
    if not opens:
        return tag("li", text)
    inside = joined((icon("pain"), tag("span", text)))
    return tag("li", tag("button", inside, type="button", popovertarget=opens))


def _named(label: str, entries: list[Markup]) -> list[Markup]:
    return [tag("div", tag("dt", label), tag("dd", tag("ul", *entries)))] if entries else []
