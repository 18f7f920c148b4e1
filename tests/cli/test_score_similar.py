"""`journeyctl score similar`: what is met in several journeys, what one fix would lift, and what to write where."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.text.display import cells

TODAY = ("--today", "2026-11-22")
HEAD = """\
title: {title}
stages:
  - title: S
    touchpoints:
      - title: T
        importance: {{customer: 5, business: 5}}
        pain_points:
"""
ORDER = """\
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 5
            frequency: 0.6
          - {id: late, statement: The parcel is late, severity: 4, frequency: 0.2, same_as: [back/no-parcel]}
          - {id: gone, statement: The bill is wrong, status: fixed}
"""
BACK = """\
          - {id: no-parcel, statement: Nobody brings a parcel, severity: 3, frequency: 0.5}
          - {id: fee, statement: Delivery fees are only shown on the last page, severity: 3, frequency: 0.3}
          - {statement: 住所を二回入力する, severity: 1, frequency: 0.1, same_as: [old/a]}
"""
GIFT = """\
          - {id: again, statement: 住所を二度入力する, severity: 2, frequency: 0.1}
"""
OLD = """\
          - {id: a, statement: It was so before, severity: 1, frequency: 0.1}
"""
JOURNEYS = {"order": ORDER, "back": BACK, "gift": GIFT, "old": OLD}
MEANING = """\
worst: the priority of the worst of them, which counts once for all that one fix
would ease, as in `score pains`; alike: the share of words and pieces of words
in common, of the least alike two that are to be linked; what they mean is not
looked at, so read both before you link them
"""


def write(journeys: Mapping[str, str]) -> None:
    Path("journeyctl.yaml").write_text("title: Shop 店\n", encoding="utf-8")
    for name, pains in journeys.items():
        path = Path("journeys", f"{name}.journey.yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(title=name.title()) + pains, encoding="utf-8")


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    write(JOURNEYS)


def test_what_eases_most_comes_first_and_what_to_write_follows() -> None:
    assert call("score", "similar", *TODAY) == (
        0,
        (
            "worst  journeys  pains  alike   id                statement\n"
            "   63         2      2  88 %    order/hidden-fee  The delivery fee shows only o…\n"
            "   51         2      2  linked  back/no-parcel    Nobody brings a parcel\n"
            "   34         3      3  78 %    gift/again        住所を二度入力する\n"
            "\n"
            "write `same_as: [back/fee]` at `order/hidden-fee`\n"
            "(journeys/order.journey.yaml:8)\n"
            "\n"
            "write `same_as: [back/住所を二回入力する]` at `gift/again`\n"
            "(journeys/gift.journey.yaml:8)\n"
            "\n"
            f"{MEANING}"
            "\n"
            "1 pain point is fixed or will not be, and left out\n"
        ),
        "",
    )


def test_a_wide_screen_shows_the_others_and_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    head, fee, *_ = call("score", "similar", *TODAY).out.splitlines()
    assert head.split() == [
        "worst",
        "journeys",
        "pains",
        "alike",
        "id",
        "statement",
        "and",
        "shared",
        "words",
    ]
    assert fee.endswith(
        "only on the last…   back/fee                        delivery, only, last, page, on, the"
    )


def test_what_is_linked_already_needs_nothing_written() -> None:
    inside = (
        "          - {id: x, statement: Another}\n          - {id: y, statement: One more, same_as: [x]}\n"
    )
    other = BACK.replace("Delivery fees are only shown on the last page", "Nobody picks up the phone")
    write({"gift": inside, "back": other})
    assert call("score", "similar", *TODAY).out == (
        "worst  journeys  pains  alike   id                       statement\n"
        "   51         2      2  linked  back/no-parcel           Nobody brings a parcel\n"
        "   27         2      2  linked  back/住所を二回入力する  住所を二回入力する\n"
        "\n"
        "worst: the priority of the worst of them, which counts once for all that one fix\n"
        "would ease, as in `score pains`\n"
        "\n"
        "1 pain point is fixed or will not be, and left out\n"
    )


def test_a_line_holds_what_stands_there() -> None:
    again = "{id: again, statement: 住所を二度入力する, same_as: [late/x]}"
    write({"gift": f"          - {again}\n", "late": "          - {id: x, statement: Another}\n"})
    out = call("score", "similar", *TODAY).out
    assert (
        "write `same_as: [late/x, back/住所を二回入力する]`, in place of the one there at\n"
        "`gift/again` (journeys/gift.journey.yaml:8)\n"
    ) in out


def test_json_has_everything() -> None:
    [found] = json.loads(call("score", "similar", *TODAY, "--output-format", "json").out)["workspaces"]
    assert list(found) == ["title", "root", "method", "threshold", "lines", "pairs", "similar"]
    assert (found["method"], found["threshold"]) == ("priority", 0.6)
    assert found["lines"] == [
        {"at": "order/hidden-fee", "path": "journeys/order.journey.yaml", "same_as": ["back/fee"]},
        {"at": "gift/again", "path": "journeys/gift.journey.yaml", "same_as": ["back/住所を二回入力する"]},
    ]
    assert found["pairs"][0] == {
        "one": "back/fee",
        "other": "order/hidden-fee",
        "similarity": 0.8821561769,
        "shared": ["delivery", "only", "last", "page", "on", "the"],
    }
    assert len(found["pairs"]) == 2
    assert [row["state"] for row in found["similar"]] == ["proposed", "linked", "proposed"]
    assert found["similar"][0].pop("score") == pytest.approx(63, abs=0.5)
    assert found["similar"][0] == {
        "state": "proposed",
        "similarity": 0.8821561769,
        "id": "order/hidden-fee",
        "statement": "The delivery fee shows only on the last page",
        "journeys": ["back", "order"],
        "pains": ["back/fee", "order/hidden-fee"],
        "shared": ["delivery", "only", "last", "page", "on", "the"],
        "write_at": ["order/hidden-fee"],
    }
    assert found["similar"][1]["similarity"] is None
    assert found["similar"][2]["pains"] == ["back/住所を二回入力する", "gift/again", "old/a"]


def test_the_score_is_that_of_the_worst_of_the_pains() -> None:
    scored = json.loads(call("score", "pains", *TODAY, "--worlds", "0", "--output-format", "json").out)
    scores = {row["id"]: row["score"] for row in scored["workspaces"][0]["pains"]}
    found = json.loads(call("score", "similar", *TODAY, "--output-format", "json").out)["workspaces"][0]
    for row in found["similar"]:
        assert row["score"] == pytest.approx(scores[row["id"]], abs=1e-3)
        # `score pains` names the worst of those that are linked already, and no other.
        assert row["score"] == pytest.approx(max(scores.get(name, 0) for name in row["pains"]), abs=1e-3)


def test_csv_has_a_row_each() -> None:
    rows = list(csv.DictReader(StringIO(call("score", "similar", *TODAY, "--output-format", "csv").out)))
    assert [row["id"] for row in rows] == ["order/hidden-fee", "back/no-parcel", "gift/again"]
    assert rows[0]["pains"] == "back/fee order/hidden-fee"
    assert rows[2]["write_at"] == "gift/again"


def test_only_the_journeys_that_are_asked_about() -> None:
    """What is compared is the whole workspace all the same."""
    [row, rest] = call("score", "similar", "gift", *TODAY).out.splitlines()[1:3]
    assert row.split()[5:7] == ["gift/again", "住所を二度入力する"]
    assert not rest
    found = json.loads(call("score", "similar", "gift", *TODAY, "--output-format", "json").out)["workspaces"][
        0
    ]
    assert [pair["other"] for pair in found["pairs"]] == ["gift/again"]
    assert [line["at"] for line in found["lines"]] == ["gift/again"]


def test_long_lists_are_cut_with_a_word() -> None:
    same = {
        f"j{number:02d}": "          - {id: p, statement: It is late, severity: 5, frequency: 0.9}\n"
        for number in range(6)
    }
    write(same)
    out = call("score", "similar", *TODAY, "--top", "1").out
    assert "\nand 3 more: `--top 0` shows all of them\n" in out
    one_line = " ".join(out.split())
    assert (
        "write `same_as: [j00/p]` at `j01/p` (journeys/j01.journey.yaml:8), `j02/p` (journeys/j02.journey.yaml:8), "
        "`j03/p` (journeys/j03.journey.yaml:8) and 2 more"
    ) in one_line
    assert "`--output-format json` names all 5 places under `lines`" in one_line


def test_nothing_is_alike() -> None:
    for name in ("back", "gift", "old"):
        Path(f"journeys/{name}.journey.yaml").unlink()
    write({"order": ORDER.replace(", same_as: [back/no-parcel]", "")})
    assert call("score", "similar", *TODAY) == (
        0,
        "no two pain points of different journeys are linked or 60 % alike\n",
        "",
    )


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_fits_the_screen(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert all(cells(line) <= columns for line in call("score", "similar", *TODAY).out.splitlines())
