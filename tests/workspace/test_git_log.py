"""The log of Git taken apart: fields of any bytes, changes, and moments that no calendar has."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from journeyctl.workspace.git_log import Blob, Logged, read_log

A, B, C = "a" * 40, "b" * 40, "c" * 40


def printed(*fields: bytes, when: bytes = b"1700000000 +0200", name: str = A, parents: str = "") -> bytes:
    author, email, title = fields or (b"Ana", b"ana@shop.example", b"one")
    return b"\0".join((name.encode(), parents.encode(), author, email, when, title)) + b"\0"


def raw(mode: str, oid: str, status: str, path: bytes, *, first: bool = False) -> bytes:
    start = "\n" if first else ""
    return f"{start}:100644 {mode} {'0' * 40} {oid} {status}".encode() + b"\0" + path + b"\0"


def only(log: bytes) -> Logged:
    (logged,) = read_log(log)
    return logged


def test_nothing_printed_is_no_commit() -> None:
    assert list(read_log(b"")) == []


def test_commits_with_and_without_changes_stay_apart() -> None:
    log = (
        printed(name=A)
        + raw("100644", B, "A", b"a.journey.yaml", first=True)
        + raw("120000", C, "A", b"b")
        + printed(name=B, parents=A)
        + printed(name=C, parents=f"{A} {B}")
        + raw("000000", "0" * 40, "D", b"b", first=True)
    )
    told = list(read_log(log))
    assert [one.commit.hash for one in told] == [A, B, C]
    assert [one.commit.parents for one in told] == [(), (A,), (A, B)]
    assert told[0].changed == {"a.journey.yaml": Blob("100644", B), "b": Blob("120000", C)}
    assert told[1].changed == {}
    assert told[2].changed == {"b": None}
    assert told[2].gone == {"b": Blob("100644", "0" * 40)}


def test_texts_may_hold_anything() -> None:
    odd = printed(b":100644 x", b"", b":000000 \x1b[31m\xff \xe2\x80\xae") + raw(
        "100644", B, "M", b":a\n\xff", first=True
    )
    commit, changed, _ = only(odd)
    assert commit.author == ":100644 x"
    assert commit.title == ":000000 \x1b[31m\udcff \u202e"
    assert changed == {":a\n\udcff": Blob("100644", B)}
    assert only(printed(b"", b"", b"")).commit.title == ""


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("1700000000 +0200", datetime(2023, 11, 15, 0, 13, 20, tzinfo=timezone(timedelta(hours=2)))),
        ("1700000000 -0930", datetime(2023, 11, 14, 12, 43, 20, tzinfo=timezone(-timedelta(hours=9, minutes=30)))),
        ("1700000000 +9999", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("1700000000 +5", datetime(2023, 11, 14, 22, 18, 20, tzinfo=timezone(timedelta(minutes=5)))),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("99999999999999999999 +0000", datetime.max.replace(tzinfo=UTC)),
        ("253402300799 +1400", datetime.max.replace(tzinfo=UTC)),
        ("-1 +0000", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("", datetime(1970, 1, 1, tzinfo=UTC)),
        ("nonsense", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_moments_keep_their_zone_and_odd_ones_break_nothing(when: str, moment: datetime) -> None:
    at = only(printed(when=when.encode())).commit.at
    assert (at, at.utcoffset()) == (moment, moment.utcoffset())
