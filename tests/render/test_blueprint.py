"""The service blueprint: parts in their order, with the three lines between them."""

from pathlib import Path

from render.boards import board, example, facts_of, items, lanes, texts


def _lines(identifier: str, root: Path | None = None) -> list[tuple[str, str]]:
    facts = example("b2b-onboarding") if root is None else facts_of(root, {"a.journey.yaml": MINIMAL})
    grid = board(facts, "blueprint", identifier).pages[0].grid
    assert grid is not None
    return [(row.key, row.line) for row in grid.rows]


MINIMAL = "title: A\nstages: [{title: S, touchpoints: [{title: T}]}]\n"


def test_the_three_lines_follow_from_the_parts() -> None:
    assert _lines("onboarding") == [
        ("physical_evidence", ""),
        ("actions", ""),
        ("frontstage", "Line of interaction"),
        ("backstage", "Line of visibility"),
        ("support", "Line of internal interaction"),
        ("systems", ""),
        ("policies", ""),
        ("pains", ""),
    ]


def test_parts_that_nobody_has_written_are_shown_empty(tmp_path: Path) -> None:
    assert [key for key, _ in _lines("a", tmp_path)] == ["actions", "frontstage", "backstage", "support"]


def test_systems_say_who_runs_them() -> None:
    made = board(example("b2b-onboarding"), "blueprint", "onboarding")
    assert ("system", "Payroll engine", "Payroll operations") in list(items(made, "systems"))
    assert {"Line of visibility", "Backstage", "Legal approves the terms"} <= set(texts(made.pages[0]))
    assert "pains" in lanes(made)
    assert "line of visibility" in made.description
