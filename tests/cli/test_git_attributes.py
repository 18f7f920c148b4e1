"""The lines in `.gitattributes`: whatever else stands there, they go in and come out again without a trace."""

from hypothesis import given
from hypothesis import strategies as st

from journeyctl.cli.git_attributes import Attributes, patterns
from journeyctl.model.document import kind_of


@given(
    st.none() | st.lists(st.sampled_from([b"*.txt text", b"# x", b" ", b"\r", b"\n", b"\r\n"])).map(b"".join)
)
def test_lines_go_in_and_out_of_any_file(old: bytes | None) -> None:
    new = Attributes(old).with_lines(["a merge=journeyctl", "b merge=journeyctl diff=journeyctl"])
    assert new.startswith(old or b"")
    assert Attributes(new).lines() == ["a merge=journeyctl", "b merge=journeyctl diff=journeyctl"]
    assert Attributes(new).without_lines() == old
    renewed = Attributes(new).with_lines(["c merge=journeyctl"])
    assert Attributes(renewed).lines() == ["c merge=journeyctl"]
    assert Attributes(renewed).without_lines() == old


def test_patterns_name_our_files_and_no_others() -> None:
    names = [pattern.replace("*", "a") for pattern in patterns()]
    assert len(set(names)) == 10
    assert all(kind_of(name) for name in names)
