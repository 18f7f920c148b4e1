"""The decisions of a journey on a terminal: day and title, and below them in small words who decided, and what it accepts."""

from collections.abc import Sequence

from journeyctl.cli.terminal_text import Block, beside, line, wrapped
from journeyctl.render.decided import Decided
from journeyctl.render.words import Words
from journeyctl.text.display import cells

_GAP = 2


def decision_block(decisions: Sequence[Decided], words: Words, width: int) -> Block:
    """Return the decisions below their heading, at most `width` columns wide; nothing where there are none."""
    if not decisions:
        return []
    days = max(cells(one.day) for one in decisions)
    room = width - days - _GAP if days else width
    block: Block = [(), line(words("decisions.title"), "bold")]
    for one in decisions:
        told = [*wrapped(one.title, room), *wrapped(_small(one, words), room, "faint")]
        block += beside([[line(one.day, "faint")], told], [days, room], _GAP) if days else told
    return block


def _small(one: Decided, words: Words) -> str:
    """Return who decided, and what is accepted; pain points stand in quotation marks."""
    accepts = [words.quote(text) if detail else text for text, detail in one.accepts]
    told = [words.pair(words("decisions.by"), one.by)] if one.by else []
    told += [words.pair(words("decisions.accepts"), words.list(accepts))] if accepts else []
    return " · ".join(told)
