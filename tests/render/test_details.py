"""What opens when a reader asks for more about a pain point."""

from pathlib import Path

from journeyctl.render.board import Block, Bullets, Heading, Pairs, Paragraph, Quote
from render.boards import LOOK, board, example, facts_of


def _text(name: str, identifier: str, journey: str) -> tuple[Block, ...]:
    made = board(example(name), "map", journey)
    return next(detail.text for detail in made.details if detail.id == f"pain:{journey}/{identifier}")


def test_a_pain_tells_its_score_its_numbers_and_what_it_rests_on() -> None:
    assert _text("grocery", "hidden-fee", "first-order") == (
        Paragraph("Score 77 of 100, rank 1 of all pain points"),
        Paragraph(
            "100 x (severity^2 x frequency x reach x importance x confidence)^(1/6)"
            " = 100 x (0.8^2 x 0.62 x 0.67 x 1 x 0.8)^(1/6)"
        ),
        Pairs((
            ("Severity", "4 (some give up)"), ("Frequency", "62\u00a0%"),
            ("Personas", "Ana, the busy parent and Timo, the student"), ("Status", "open"),
            ("Accepted", "The fee stays on the last page until the basket knows the hour (6 July 2026)"),
            ("First seen", "2 July 2026"), ("Owner", "Checkout"),
            ("Root cause", "The fee depends on the hour, which is asked last."),
        )),
        Heading(3, "Evidence"),
        Bullets((
            "Satisfaction survey after each step, third quarter (survey, n = 412, 2026-09-30)",
            "Twelve interviews with new customers (interviews, n = 12, 2026-09-14)",
        )),
        Quote("I only saw the delivery fee on the last page, so I closed the tab.", "Ana, the busy parent"),
    )  # fmt: skip


def test_a_pain_without_evidence_says_so(tmp_path: Path) -> None:
    files = {
        "a.journey.yaml": "title: A\nstages: [{title: S, touchpoints: [{title: T, pain_points: [{statement: P}]}]}]\n"
    }
    (detail,) = board(facts_of(tmp_path, files), "map", "a").details
    assert detail.text[0] == Paragraph("Score 47 of 100, rank 1 of all pain points")
    assert detail.text[2:] == (
        Paragraph("Guessed, because nobody has written it: severity, frequency, reach, importance and confidence"),
        Pairs(((LOOK.words("details.status"), "open"),)), Heading(3, "Evidence"), Paragraph("It rests on no evidence."),
    )  # fmt: skip


def test_expired_evidence_is_told() -> None:
    sources = [
        text
        for block in _text("b2b-onboarding", "unreadable-payslip", "onboarding")
        if isinstance(block, Bullets)
        for text in block.items
    ]
    assert any("expired" in source for source in sources), sources
