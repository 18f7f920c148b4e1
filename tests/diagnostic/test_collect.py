"""Diagnostics put in order, moved, counted, and recognised again."""

from dataclasses import replace

from journeyctl.diagnostic.collect import count_by_severity, fingerprints, in_order, relocate, worst
from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.text.source import SourceFile, Span

TEXT = "title: I pay\nstages:\n  - title: I wait\n"
SOURCE = SourceFile("b.journey.yaml", TEXT)


def problem(rule: str = "bad-value", start: int = 0, message: str = "it is so", **more: object) -> Diagnostic:
    source = more.pop("source", SOURCE)
    assert isinstance(source, SourceFile)
    made = Diagnostic(rule, Severity.WARNING, message, Label(source, Span(start, start + 1)))
    return replace(made, **more)  # type: ignore[arg-type]


def test_order_is_file_then_place_then_rule_and_each_is_told_once() -> None:
    other = SourceFile("a.journey.yaml", TEXT)
    late, early = problem(start=20), problem(start=3)
    first, same_place = problem(source=other, start=30), problem("another-rule", start=20)
    told = in_order([late, same_place, early, first, problem(start=20)])
    assert told == [first, early, same_place, late]
    assert told == in_order(reversed([late, same_place, early, first]))


def test_paths_are_moved_in_every_label() -> None:
    item = problem(related=(Label(SourceFile("c.plan.yaml", ""), Span(0, 0)),))
    moved = relocate([item], "shop/{}".format)[0]
    assert moved.path == "shop/b.journey.yaml"
    assert moved.related[0].source.path == "shop/c.plan.yaml"
    assert moved.primary.source.text == TEXT


def test_counts_and_the_worst() -> None:
    found = [problem(), problem(severity=Severity.INFO), problem(severity=Severity.INFO)]
    assert worst(found) is Severity.WARNING
    assert worst([]) is None
    assert count_by_severity(found) == {Severity.WARNING: 1, Severity.INFO: 2}
    assert [severity.word for severity in Severity] == ["info", "warning", "error"]


def test_a_fingerprint_lasts_when_lines_move_and_words_change() -> None:
    item = problem(element="first-order/checkout", field="channel")
    moved = replace(
        item, message="other words", primary=Label(SourceFile(SOURCE.path, "\n\n" + TEXT), Span(9, 12))
    )
    assert fingerprints([item]) == fingerprints([moved])


def test_a_fingerprint_is_of_rule_file_element_and_field() -> None:
    item = problem(element="first-order/checkout", field="channel")
    others = [
        replace(item, rule="other-rule"),
        replace(item, element="first-order/pay"),
        replace(item, field="emotion"),
        relocate([item], "shop/{}".format)[0],
    ]
    assert len({fingerprints([one])[0] for one in (item, *others)}) == 5


def test_equal_problems_are_numbered() -> None:
    item = problem(element="first-order/checkout")
    one, two, three = fingerprints([item, item, item])
    assert (one[-2:], two[-2:], three[-2:]) == (":1", ":2", ":3")
    assert len({one[:-2], two[:-2], three[:-2]}) == 1


def test_without_an_element_the_message_is_what_lasts() -> None:
    assert fingerprints([problem(start=3)]) == fingerprints([problem(start=20)])
    assert fingerprints([problem(message="a")]) != fingerprints([problem(message="b")])
