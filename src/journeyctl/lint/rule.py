"""What a rule is, and how the folder of rules becomes a registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Literal

from journeyctl import HOME
from journeyctl._discover import load_module, module_names
from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.lint import rules as rules_folder

Group = Literal["written", "gaps", "contradictions", "trust", "voice"]

GROUPS: dict[str, str] = {
    "written": "written wrongly: the file cannot be understood as it stands",
    "gaps": "something a map needs is missing",
    "contradictions": "the map says two things that do not fit together",
    "trust": "what the map rests on is old, thin or gone",
    "voice": "the map speaks like the organisation, not like the customer",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What a rule says of itself beside its check: weight, group, first version.

    `whole` marks a rule that must see every file of the workspace: it does not run while some
    file is broken. `default` is false for rules that must be asked for.
    """

    severity: Severity
    group: Group
    since: str
    default: bool = True
    whole: bool = False
    fixable: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule.

    `check` is None for problems that are found while files are read; their file is only the
    page. `visits` is the model that the check is called with, `options` the dataclass of its
    options (or None).
    """

    name: str
    traits: Traits
    module: ModuleType
    check: Callable[..., Any] | None = None
    visits: type | None = None
    options: type | None = None

    @property
    def doc(self) -> str:
        """The docstring of the rule's file."""
        return (self.module.__doc__ or "").strip() + "\n"

    @property
    def always(self) -> bool:
        """Whether it is told whatever settings and comments say: the file is not understood."""
        return self.traits.group == "written" and self.traits.severity is Severity.ERROR

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.doc.split("\n", 1)[0]

    @property
    def url(self) -> str:
        """The rule's page on the web."""
        return f"{HOME}/blob/main/docs/rules/{self.name}.md"


def rule(
    *,
    severity: Literal["error", "warning", "info"],
    group: Group,
    since: str = "0.1",
    default: bool = True,
    whole: bool = False,
    fixable: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark the `check` of a rule's file, and say how much it weighs."""
    traits = Traits(Severity[severity.upper()], group, since, default, whole, fixable)

    def mark(check: Callable[..., Any]) -> Callable[..., Any]:
        check.traits = traits  # type: ignore[attr-defined]
        return check

    return mark


def emitted(
    *,
    severity: Literal["error", "warning", "info"],
    group: Group = "written",
    since: str = "0.1",
    fixable: bool = False,
) -> Traits:
    """Give the traits of a problem that is found before rules run; the file is its page."""
    return Traits(Severity[severity.upper()], group, since, fixable=fixable)


@cache
def registry() -> Mapping[str, Rule]:
    """Return every rule by its name, sorted.

    Raises `TypeError`, naming the file, for a file in the folder that is no rule.
    """
    found: dict[str, Rule] = {}
    for module_name in module_names(rules_folder):
        name = module_name.replace("_", "-")
        found[name] = _rule_of(name, load_module(rules_folder, module_name))
    return found


def _rule_of(name: str, module: ModuleType) -> Rule:
    check = getattr(module, "check", None)
    if check is None:
        page = getattr(module, "page", None)
        if not isinstance(page, Traits):
            raise TypeError(
                f"{module.__file__}: a rule's file needs `@rule(...) def check(...)` or `page = emitted(...)`"
            )
        return Rule(name, page, module)
    parameters = [kind for key, kind in check.__annotations__.items() if key != "return"]
    traits = getattr(check, "traits", None)
    if (
        not isinstance(traits, Traits)
        or len(parameters) not in (2, 3)
        or not all(isinstance(kind, type) for kind in parameters)
    ):
        raise TypeError(
            f"{module.__file__}: write `@rule(...) def check(thing: Stage, ctx: Context[, options: Options])`"
        )
    options = parameters[2] if len(parameters) == 3 else None
    return Rule(name, traits, module, check, parameters[0], options)
