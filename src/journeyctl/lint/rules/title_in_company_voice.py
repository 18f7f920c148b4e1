"""A title that tells what the company does and not what the customer lives through.

## Why it matters

Whoever writes `Lead qualification` thinks of a funnel; whoever writes `I wonder whether this is for me`
thinks of a person. Titles set the point of view for all that stands below them.

`We` alone is fine: a family or a firm may be the customer.

## Bad

```yaml
stages:
  - title: Lead qualification  # error: `lead qualification`
    touchpoints:
      - title: Customer receives the invoice  # error: `customer receives`
      - title: We onboard the new account  # error: `we onboard`
```

## Good

```yaml
stages:
  - title: I wonder whether this is for me
    touchpoints:
      - title: I get a bill
      - title: We set up our account
```
"""

from dataclasses import dataclass
from functools import cache

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """Words of the company's side; the built-in ones are for maps in English (`lang: en`, or none)."""

    openings: tuple[str, ...] = (
        "client is", "client receives", "clients are", "clients receive", "customer gets", "customer is",
        "customer receives", "customer will", "customers are", "customers get", "customers receive", "the client",
        "the customer", "the user", "user is", "user receives", "users are", "we bill", "we deliver", "we invoice",
        "we nurture", "we onboard", "we qualify", "we ship", "we upsell",
    )  # fmt: skip
    """How such titles begin, in any case."""
    phrases: tuple[str, ...] = (
        "account activation", "case management", "churn prevention", "churn reduction", "conversion optimisation",
        "conversion optimization", "cross-sell", "cross-selling", "customer acquisition", "customer onboarding",
        "customer retention", "demand generation", "hand-off", "handoff", "handover", "lead generation", "lead nurturing",
        "lead qualification", "lead scoring", "onboarding handoff", "order fulfillment", "order fulfilment",
        "pipeline", "ticket escalation", "up-sell", "upsell", "upselling", "win-back", "winback",
    )  # fmt: skip
    """Whole words that such titles hold, in any case."""


@rule(severity="warning", group="voice")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag stages and touchpoints; all titles of a journey are searched at once, and one by one on a hit."""
    if ctx.settings.lang is not None and not ctx.settings.lang.casefold().startswith("en"):
        built_in = Options()
        openings = () if options.openings == built_in.openings else options.openings
        phrases = () if options.phrases == built_in.phrases else options.phrases
    else:
        openings, phrases = options.openings, options.phrases
    things: list[Stage | Touchpoint] = []
    for stage in journey.stages:
        things += (stage, *stage.touchpoints)
    text = "\n".join(thing.title for thing in things).casefold()
    openings, phrases = _folded(openings), _folded(phrases)
    if not any(words in text for words in (*openings, *phrases)):
        return
    for thing in things:
        title = thing.title.casefold()
        found = next((words for words in openings if f"{title} ".startswith(f"{words} ")), "")
        found = found or next((words for words in phrases if _holds(title, words)), "")
        if found:
            yield ctx.flag(
                thing,
                "title",
                f"`{element_id(thing)}` is told by the company and not by the customer: `{found}`",
                help="say it in the customer's voice: `I ...`",
            )


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words if word)


def _holds(title: str, words: str) -> bool:
    """Say whether `words` stand in the title as whole words."""
    start = title.find(words)
    while start >= 0:
        end = start + len(words)
        if not title[start - 1 : start].isalnum() and not title[end : end + 1].isalnum():
            return True
        start = title.find(words, start + 1)
    return False
