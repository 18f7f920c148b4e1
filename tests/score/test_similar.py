"""Pain points that are nearly the same: which are proposed, what to write, and what one fix would lift."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from workspace.files import workspace

from journeyctl.model.pain import PainPoint
from journeyctl.score.confidence import Confidence
from journeyctl.score.leverage import Leverage, leverage, open_pains
from journeyctl.score.likeness import Texts
from journeyctl.score.pains import PainCase, pain_cases
from journeyctl.score.similar import THRESHOLD, Portfolio, portfolio
from score.small import TODAY, cases
from score.small import journey as journey_of

_PAIN = TypeAdapter(PainPoint)
FEE = "The delivery fee shows only on the last page"
FEES = "Delivery fees are only shown on the last page"


def pain(identifier: str, statement: str, more: str = "") -> str:
    return f'id: {identifier}, statement: "{statement}"{more and f", {more}"}'


def found(
    root: Path,
    journeys: Mapping[str, list[str]],
    scores: Mapping[str, float] | None = None,
    threshold: float = THRESHOLD,
) -> Portfolio:
    """Return what is alike in journeys that are given as their pain points."""
    known = cases(root, {f"{name}.journey.yaml": journey_of(*pains) for name, pains in journeys.items()})
    return portfolio(known.values(), dict.fromkeys(known, 1.0) if scores is None else scores, threshold)


def ids(result: Portfolio) -> list[tuple[str, str]]:
    return [(pair.one, pair.other) for pair in result.pairs]


def lines(result: Portfolio) -> list[tuple[str, str]]:
    return [(line.at, line.text) for proposal in result.proposals for line in proposal.lines]


# ---- what is alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FEE, FEES),
        ("Die Liefergebühr erscheint erst auf der letzten Seite", "Liefergebühren erscheinen erst auf der letzten Seite"),
        ("Le prix de la livraison n'apparaît qu'à la fin", "Les prix des livraisons n'apparaissent qu’à la fin"),
        ("配送料が最後のページにしか表示されない", "配送料は最後のページでしか表示されません"),
        ("运费只在最后一页显示", "运费要到最后一页才显示"),
        ("배송비가 마지막 페이지에만 표시된다", "배송비는 마지막 페이지에서만 표시됩니다"),
        ("ค่าจัดส่งแสดงเฉพาะหน้าสุดท้าย", "ค่าส่งแสดงเฉพาะในหน้าสุดท้าย"),
        ("Ошибка при оплате картой", "Ошибки при оплате картами"),
        ("खाता बंद नहीं होता", "खाते बंद नहीं होते"),
        ("The dilivery window is five hours wide", "The delivery window is 5 hours wide"),
        ("The password rules are unclear", "Password rules are not clear"),
        ("Nobody tells us whether the bank has the form", "Nobody says whether the bank has the form"),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_proposed(tmp_path: Path, one: str, other: str) -> None:
    result = found(tmp_path, {"a": [pain("x", one)], "b": [pain("y", other)]})
    assert ids(result) == [("a/x", "b/y")]
    assert THRESHOLD <= result.pairs[0].similarity < 1
    assert lines(result) == [("b/y", "same_as: [a/x]")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The answer takes a day", "The delivery window is five hours wide"),
        ("The answer takes longer than the search", "The answer comes a day later, from somebody who does not know us"),
        ("There is no way to reach a person after six", "There is no way to pay by card"),
        ("Die Rechnung ist schwer zu verstehen", "Die Wartezeit ist schwer zu ertragen"),
        ("配送料が最後のページにしか表示されない", "配送日が選べない"),
        ("支払いページが表示されない", "在庫が表示されない"),
        ("ค่าจัดส่งแสดงเฉพาะหน้าสุดท้าย", "ลืมรหัสผ่านแล้วเข้าไม่ได้"),
        ("It is slow", "It is dear"),
    ],
)  # fmt: skip
def test_other_things_are_not(tmp_path: Path, one: str, other: str) -> None:
    assert found(tmp_path, {"a": [pain("x", one)], "b": [pain("y", other)]}) == Portfolio((), (), ())


def test_a_real_duplicate_comes_before_half_of_one(tmp_path: Path) -> None:
    result = found(
        tmp_path,
        {
            "a": [pain("x", "Nobody answers my question")],
            "b": [pain("y", "Nobody answers the phone")],
            "c": [pain("z", "Nobody answers my questions")],
        },
    )
    assert ids(result)[0] == ("a/x", "c/z")
    assert result.pairs[0].similarity > 0.9
    assert all(pair.similarity < 0.65 for pair in result.pairs[1:])


# ---- which pairs are looked at


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("status: fixed", ""),
        ("", "status: wontfix"),
        ("same_as: [b/y]", ""),
        ("", "same_as: [a/x]"),
        ("same_as: [c/z]", "same_as: [c/z]"),
    ],
)
def test_what_is_over_or_linked_is_not_proposed(tmp_path: Path, a: str, b: str) -> None:
    result = found(tmp_path, {"a": [pain("x", FEE, a)], "b": [pain("y", FEE, b)], "c": [pain("z", "Other")]})
    assert (result.pairs, result.proposals) == ((), ())


def test_pairs_in_one_journey_are_not_proposed(tmp_path: Path) -> None:
    assert found(tmp_path, {"a": [pain("x", FEE), pain("y", FEE), pain("z", FEES)]}) == Portfolio((), (), ())


def test_future_journeys_are_left_out(tmp_path: Path) -> None:
    future = journey_of(pain("x", FEE), top="state: future\n")
    known = cases(tmp_path, {"a.journey.yaml": journey_of(pain("x", FEE)), "b.journey.yaml": future})
    assert portfolio(known.values(), {}) == Portfolio((), (), ())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Two systems", None, 1.0),
        ("Two systems", "two systems.", 1.0),
        ("Two systems", "Bad weather", 0.8),
    ],
)
def test_a_root_cause_counts_a_fifth(
    tmp_path: Path, one: str | None, other: str | None, expected: float
) -> None:
    causes = [f'root_cause: "{text}"' if text else "" for text in (one, other)]
    result = found(tmp_path, {"a": [pain("x", FEE, causes[0])], "b": [pain("y", FEE, causes[1])]})
    assert result.pairs[0].similarity == pytest.approx(expected)


@pytest.mark.parametrize(
    ("texts", "alike"), [(("abcd", "abce"), 2 / 3.5), (("fee", "fee abc xyz"), (1 / 3) ** 0.5)]
)
def test_a_cause_that_is_the_same_makes_up_for_a_little(
    tmp_path: Path, texts: tuple[str, str], alike: float
) -> None:
    cause = 'root_cause: "Two systems"'
    [pair] = found(tmp_path, {"a": [pain("x", texts[0], cause)], "b": [pain("x", texts[1], cause)]}).pairs
    assert pair.similarity == pytest.approx(0.8 * alike + 0.2, abs=1e-3)
    assert not found(tmp_path, {"a": [pain("x", texts[0])], "b": [pain("x", texts[1])]}).pairs


def test_the_threshold_is_kept(tmp_path: Path) -> None:
    journeys = {"a": [pain("x", "abcd")], "b": [pain("y", "abce")]}
    assert ids(found(tmp_path, journeys, threshold=0.571)) == [("a/x", "b/y")]
    assert ids(found(tmp_path, journeys, threshold=0.572)) == []


# ---- what to write


def test_a_group_needs_one_line_less_than_it_has_members(tmp_path: Path) -> None:
    result = found(tmp_path, {name: [pain("x", FEE)] for name in "bdac"})
    assert ids(result) == [("a/x", "b/x"), ("a/x", "c/x"), ("a/x", "d/x")]
    assert lines(result) == [(f"{name}/x", "same_as: [a/x]") for name in "bcd"]
    [proposal] = result.proposals
    assert (proposal.similarity, proposal.lifts.journeys) == (1, ("a", "b", "c", "d"))


def test_what_the_lines_say_is_read_back_as_one_group(tmp_path: Path) -> None:
    texts = {"a": FEE, "b": FEES, "c": "The delivery fee is shown only on the last page", "d": FEE}
    before = found(tmp_path, {name: [pain("x", text)] for name, text in texts.items()})
    written = {line.at: line.text for proposal in before.proposals for line in proposal.lines}
    assert len(written) == 3
    after = found(
        tmp_path, {name: [pain("x", text, written.get(f"{name}/x", ""))] for name, text in texts.items()}
    )
    assert (after.pairs, after.proposals) == ((), ())
    assert [lifts.pains for lifts in after.linked] == [("a/x", "b/x", "c/x", "d/x")]
    assert after.linked[0] == before.proposals[0].lifts


def test_groups_that_are_linked_already_are_joined_by_one_line(tmp_path: Path) -> None:
    result = found(
        tmp_path,
        {
            "a": [pain("x", FEE)],
            "b": [pain("x", "Surprise", "same_as: [a/x]")],
            "c": [pain("x", FEES, "same_as: [d/x]")],
            "d": [pain("x", "Something else")],
            "e": [pain("x", "Unknown"), pain("y", "Nothing", "same_as: [f/x]")],
            "f": [pain("x", "Quite another")],
        },
    )
    assert lines(result) == [("c/x", "same_as: [d/x, a/x]")]
    assert result.proposals[0].lifts.pains == ("a/x", "b/x", "c/x", "d/x")
    assert [lifts.pains for lifts in result.linked] == [("e/y", "f/x")]


def test_twins_in_one_journey_are_linked_by_one_elsewhere(tmp_path: Path) -> None:
    result = found(tmp_path, {"a": [pain("x", FEE), pain("y", FEE)], "b": [pain("z", FEES)]})
    assert ids(result) == [("a/x", "b/z")]
    assert lines(result) == [("b/z", "same_as: [a/x]")]
    result = found(tmp_path, {"a": [pain("x", FEE), pain("y", FEES)], "b": [pain("z", FEES)]})
    assert ids(result) == [("a/y", "b/z"), ("a/x", "b/z")]
    assert lines(result) == [("a/y", "same_as: [b/z]"), ("b/z", "same_as: [a/x]")]
    result = found(tmp_path, {"a": [pain("x", FEE), pain("y", FEE)], "b": [pain("z", FEE)]})
    assert lines(result) == [("a/y", "same_as: [b/z]"), ("b/z", "same_as: [a/x]")]
    assert result.proposals[0].lifts.pains == ("a/x", "a/y", "b/z")


def test_a_chain_does_not_drift(tmp_path: Path) -> None:
    """Each is like the next one, and the ends have nothing in common."""
    words = ["alpha", "bravo", "delta", "gamma", "kappa", "omega", "sigma", "theta", "zebra", "ionic"]
    texts = [" ".join(words[start : start + 4]) for start in range(7)]
    journeys = {f"j{number}": [pain("x", text)] for number, text in enumerate(texts)}
    result = found(tmp_path, journeys, threshold=0.7)
    assert sorted(ids(result)) == [(f"j{number}/x", f"j{number + 1}/x") for number in range(6)]
    assert max(len(proposal.lifts.pains) for proposal in result.proposals) == 3
    read = Texts(texts)
    assert all(read.similarity(read.of(texts[0]), read.of(text)) < 0.7 for text in texts[2:])
    # The one that is like both others is in the middle.
    three = {name: journeys[name] for name in ("j0", "j1", "j2")}
    [proposal] = found(tmp_path / "three", three, threshold=0.7).proposals
    assert proposal.lifts.pains == ("j0/x", "j1/x", "j2/x")
    assert [line.same_as for line in proposal.lines] == [("j1/x",), ("j1/x",)]


def test_a_proposal_tells_of_its_least_alike_two(tmp_path: Path) -> None:
    result = found(tmp_path, {"a": [pain("x", FEE)], "b": [pain("x", FEE)], "c": [pain("x", FEES)]})
    [proposal] = result.proposals
    assert [pair.similarity for pair in result.pairs] == [1, proposal.similarity]
    assert proposal.similarity < 0.9
    assert proposal.shared == ("delivery", "only", "last", "page", "the", "on")


# ---- what one fix would lift


def test_what_eases_most_comes_first(tmp_path: Path) -> None:
    journeys = {
        "a": [
            pain("x", "The form is too long", "same_as: [b/x]"),
            pain("y", FEE),
            pain("z", "The bill is late"),
        ],
        "b": [pain("x", "Endless fields"), pain("y", FEES), pain("z", "The bills are late")],
        "c": [pain("z", "The bill is so late"), pain("o", "Long forms", "same_as: [a/x], status: fixed")],
    }
    scores = {"a/x": 40.0, "b/x": 10.0, "a/y": 5.0, "b/y": 2.5, "a/z": 30.0, "b/z": 20.0}
    result = found(tmp_path, journeys, scores)
    proposed = [(proposal.lifts.journeys, proposal.lifts.score) for proposal in result.proposals]
    # The worst of them counts for all, as in the ranking; one without a score is eased all the same.
    assert proposed == [(("a", "b", "c"), 30.0), (("a", "b"), 5.0)]
    assert result.proposals[0].lifts.pains == ("a/z", "b/z", "c/z")
    # What is fixed is eased no more.
    assert result.linked == (Leverage(("a", "b"), ("a/x", "b/x"), 40.0),)


def test_what_is_linked_lifts_what_an_answer_to_it_lifts(tmp_path: Path) -> None:
    """One meaning of what a fix would lift, in `score similar` and in `score opportunities`."""
    files = {
        "a.journey.yaml": journey_of(pain("x", "The form is too long", "same_as: [b/x]")),
        "b.journey.yaml": journey_of(pain("x", "Endless fields", "same_as: [c/x]")),
        "c.journey.yaml": journey_of(pain("x", "Too many boxes")),
    }
    scores = {"a/x": 40.0, "b/x": 70.0, "c/x": 39.0}
    linked = portfolio(cases(tmp_path, files).values(), scores).linked
    known = workspace(tmp_path, files)
    assert linked == tuple({leverage([one], open_pains(known, scores)) for one in scores})


@pytest.mark.parametrize("middle", ["status: fixed", "status: wontfix", ""])
def test_what_is_linked_through_one_that_is_over_or_not_of_today_is_linked(
    tmp_path: Path, middle: str
) -> None:
    files = {
        "a.journey.yaml": journey_of(pain("x", FEE, "same_as: [m/x]")),
        "b.journey.yaml": journey_of(pain("x", FEES, "same_as: [m/x]")),
        "m.journey.yaml": journey_of(pain("x", "Other", middle), top="" if middle else "state: future\n"),
    }
    result = portfolio(cases(tmp_path, files).values(), {})
    assert (result.pairs, result.proposals) == ((), ())
    assert [lifts.pains for lifts in result.linked] == [("a/x", "b/x")]


# ---- the same whatever the order, and for many


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [FEE, FEES, "It is slow", "It is slower", "Slow", "配送料が高い", "配送料が高すぎる"]
        ),
        max_size=8,
    ),
    st.randoms(),
)
def test_the_order_does_not_matter(texts: list[str], dice: random.Random) -> None:
    known = [_case(f"j{number % 4}", f"p{number}", text) for number, text in enumerate(texts)]
    scores = {case.id: float(number) for number, case in enumerate(known)}
    before = portfolio(known, scores)
    dice.shuffle(known)
    assert portfolio(known, scores) == before
    for pair in before.pairs:
        assert pair.one < pair.other
        assert pair.one.partition("/")[0] != pair.other.partition("/")[0]
        assert THRESHOLD <= pair.similarity <= 1


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    journeys = {"a": FEE, "b": FEES, "c": "Slow"}
    files = {f"{name}.journey.yaml": journey_of(pain("x", text)) for name, text in journeys.items()}
    one = portfolio(pain_cases(workspace(tmp_path / "1", files), TODAY), {})
    renamed = {f"{9 - number}/{name}": text for number, (name, text) in enumerate(files.items())}
    other = portfolio(pain_cases(workspace(tmp_path / "2", renamed), TODAY), {})
    assert one == other
    assert one.pairs


def test_among_many_texts_the_same_are_found() -> None:
    dice = random.Random(7)
    syllables = [
        "ta",
        "re",
        "con",
        "pro",
        "ment",
        "al",
        "un",
        "ble",
        "car",
        "lo",
        "mi",
        "sh",
        "ow",
        "ne",
        "ba",
        "qui",
    ]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(3, 5))) for _ in range(900)]
    texts = [" ".join(dice.choices(vocabulary, k=8)) for _ in range(700)]
    typos = [text[:9] + text[10:] for text in texts[:50]]
    inflected = [text.replace(" ", "s ") + "s" for text in texts[:50]]
    known = [
        _case(journey, f"p{number:03d}", text)
        for journey, said in {"a": texts, "b": typos, "c": inflected}.items()
        for number, text in enumerate(said)
    ]
    wanted = {
        (f"{one}/p{number:03d}", f"{other}/p{number:03d}")
        for one, other in ("ab", "ac", "bc")
        for number in range(50)
    }
    assert set(ids(portfolio(known, {}))) == wanted


def test_many_that_say_the_same_are_paired_with_the_first() -> None:
    known = [_case(f"j{number:04d}", "p", FEE) for number in range(3000)]
    result = portfolio(known, {})
    assert ids(result) == [("j0000/p", f"j{number:04d}/p") for number in range(1, 3000)]
    [proposal] = result.proposals
    assert len(proposal.lifts.pains) == 3000
    assert {line.text for line in proposal.lines} == {"same_as: [j0000/p]"}


def _case(journey: str, identifier: str, statement: str) -> PainCase:
    point = _PAIN.validate_python({"id": identifier, "statement": statement})
    return PainCase(f"{journey}/{identifier}", journey, "s", "t", point, {}, Confidence(0, ()))
