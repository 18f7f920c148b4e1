"""What each word of a choice means: for editors, and for the format reference."""

from collections.abc import Mapping

# By model and key. A test demands a meaning for each word of each choice.
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Journey.state": {
        "current": "how it is today",
        "future": "how it will be, with means at hand",
        "ideal": "how it would be if nothing stood in the way",
    },
    "Persona.basis": {
        "research": "people were asked or watched",
        "proto": "the team's own idea so far",
    },
    "Touchpoint.initiator": {
        "customer": "the customer comes to us",
        "company": "we come to the customer",
        "partner": "somebody else comes in between",
    },
    "Touchpoint.moment": {
        "truth": "it decides whether the customer goes on",
        "magic": "the customer tells others of it",
        "pain": "it hurts so much that it is remembered",
    },
    "PainPoint.status": {
        "open": "nothing is done about it",
        "accepted": "known, and it stays",
        "fixing": "somebody is at work on it",
        "fixed": "gone",
        "wontfix": "not worth it",
    },
    "Metric.type": {
        "nps": "Net Promoter Score, from promoters, passives and detractors",
        "csat": "customer satisfaction, from answers on a scale",
        "ces": "customer effort score, from answers on a scale",
        "rate": "those who did it, out of those who could have",
        "other": "any other number",
    },
    "Metric.polarity": {
        "higher_is_better": "up is good",
        "lower_is_better": "down is good",
    },
    "Evidence.type": {
        "interview": "talks with single customers",
        "survey": "the same questions to many",
        "analytics": "numbers of visits, clicks and steps",
        "events": "a log with one line for each thing that happened",
        "support": "tickets, calls and complaints",
        "observation": "customers were watched while they did it",
        "focus-group": "a talk with several customers at once",
        "assumption": "nobody has looked yet: the team believes it",
    },
    "Initiative.status": {
        "idea": "somebody has thought of it",
        "planned": "it has a place in the plan",
        "doing": "work has begun",
        "done": "finished",
        "dropped": "it will not be done",
    },
    "Channel.kind": {
        "online": "through a screen",
        "offline": "in person, on paper or on the phone",
    },
    "Lint.fail_on": {
        "error": "warnings and hints do not fail a build",
        "warning": "only hints do not fail a build",
        "info": "everything fails a build",
    },
    "Lint.severity": {
        "error": "fails a build",
        "warning": "should be looked at",
        "info": "a hint",
        "off": "not looked for",
    },
    "Limits.peak_end": {
        "off": "it may fall as far as it likes",
    },
    "Limits.below_zero": {
        "off": "it may grow as far as it likes",
    },
    "Limits.severity": {
        "off": "no pain point is too severe",
    },
    "Limits.complete": {
        "off": "it may fall as far as it likes",
    },
    "Limits.evidenced": {
        "off": "it may fall as far as it likes",
    },
    "Settings.lanes": {
        "actions": "what customers do",
        "thoughts": "what they think, in their words",
        "emotion": "how they feel, as a curve",
        "channels": "where customers and organisation meet",
        "needs": "what customers need there",
        "pains": "what hurts",
        "gains": "what does them good",
        "opportunities": "what could be better, and what is planned for it",
        "metrics": "what is measured",
        "evidence": "what the map rests on",
        "systems": "the machines behind the stage",
        "services": "what the organisation offers there",
    },
    "Scoring.method": {
        "priority": "severity, frequency, reach, importance and confidence together",
        "severity-frequency": "severity times frequency, as one can do by hand",
        "rpn": "risk priority number, as in failure analysis",
        "loss": "the money that is lost by it in a month",
    },
    "Scoring.opportunities": {
        "value-effort": "value against effort, in quadrants",
        "ulwick": "importance, and how far satisfaction falls short of it",
        "rice": "reach, impact and confidence for the effort",
        "ice": "impact, confidence and ease",
    },
}


def meanings(model: type, key: str) -> Mapping[str, str]:
    """Return what each word of a choice means; nothing for keys that are no choice."""
    name = model.__name__.replace("LintOverride", "Lint")
    return _MEANINGS.get(f"{name}.{key}", {})
