"""How many of all customers a persona stands for: its `segment_share`, or what stands in for it.

Personas without a share divide what the others leave equally, those with a `parent` what is left of the
parent's. Such a part may be half or double in truth. Where no persona of the workspace has a share, they may as well
be roles in each of the customers, as in business-to-business: each then counts as all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from journeyctl.model.persona import Persona
from journeyctl.workspace.workspace import Workspace


class Part(NamedTuple):
    """A share of all customers (0 to 1), between what it lies, and whether some of it is a guess."""

    value: float
    low: float
    high: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class PersonaShares:
    """The shares (0 to 1) of all customers, by persona id; `assumed` holds those that nobody has written."""

    shares: Mapping[str, float]
    assumed: frozenset[str]
    parents: Mapping[str, str]

    @property
    def told(self) -> bool:
        """Whether somebody has written the share of some persona."""
        return len(self.assumed) < len(self.shares)

    def together(self, personas: Iterable[str]) -> Part:
        """Return the share of all customers that some personas stand for: all, where none is named.

        A persona inside a broader one that is named too counts once, and unknown ids count nothing.
        Where no share is written in the whole workspace, personas may as well be roles in each of the
        customers: every persona then stands for all of them, or for an equal part at the least. An equal
        part beside shares that are written may be half or double in truth.
        """
        named = set(personas)
        known = sorted(one for one in named if one in self.shares)
        if not known:
            return Part(1.0, 1.0, 1.0, True)
        counted = [one for one in known if not self._inside(one, named)]
        told = fsum(self.shares[one] for one in counted if one not in self.assumed)
        guess = fsum(self.shares[one] for one in counted if one in self.assumed)
        value = min(1.0, told + guess)
        if not self.told:
            return Part(1.0, value, 1.0, True)
        assumed = not self.assumed.isdisjoint(counted)
        return Part(value, min(1.0, told + guess / 2), min(1.0, told + guess * 2), assumed)

    def _inside(self, persona: str, named: set[str]) -> bool:
        seen = {persona}
        parent = self.parents.get(persona)
        while parent is not None and parent not in seen:
            if parent in named:
                return True
            seen.add(parent)
            parent = self.parents.get(parent)
        return False


def persona_shares(workspace: Workspace) -> PersonaShares:
    """Return the shares of the personas; those without `segment_share` divide what is left equally.

    Personas with a `parent` are part of it and take nothing of their own from what is left: where
    their share is not written they divide that of the parent.
    """
    personas = {file.id: persona for file, persona in workspace.documents(Persona)}
    parents = {
        name: persona.parent
        for name, persona in personas.items()
        if persona.parent is not None and persona.parent in personas
    }
    shares = {
        name: persona.segment_share for name, persona in personas.items() if persona.segment_share is not None
    }
    assumed = frozenset(personas.keys() - shares.keys())
    roots = [name for name in personas if name not in parents]
    _divide(1.0, roots, shares)
    todo = list(roots)
    while todo:
        parent = todo.pop()
        children = [name for name, above in parents.items() if above == parent]
        _divide(shares[parent], children, shares)
        todo += children
    return PersonaShares(shares, assumed & shares.keys(), parents)


def _divide(whole: float, names: list[str], shares: dict[str, float]) -> None:
    """Give each of `names` without a share an equal part of what the others leave of `whole`."""
    unknown = [name for name in names if name not in shares]
    left = max(0.0, whole - fsum(shares[name] for name in names if name in shares))
    shares.update(dict.fromkeys(unknown, left / len(unknown) if unknown else 0.0))
