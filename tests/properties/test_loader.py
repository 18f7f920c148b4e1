"""The loader takes any text and any bytes: what is wrong is told, nothing is raised."""

from hypothesis import given
from hypothesis import strategies as st

from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import KINDS, Kind
from properties.documents import QUICK, documents

_YAML_SIGNS = st.text(
    st.sampled_from("ab:-?,[]{}#&*!|>'\"%@` \t\n\r\\0.x~<=é🙂\u200b\u2028\x00\x1b"), max_size=40
)
_KIND = st.sampled_from(sorted(KINDS.values(), key=lambda kind: kind.word))


def check(kind: Kind, raw: bytes) -> Loaded:
    loaded = load(f"some.{kind.word}.yaml", raw, kind, "some")
    size = len(loaded.source.text)
    assert len(loaded.diagnostics) <= 3 * MAX_MISTAKES
    for item in loaded.diagnostics:
        assert 0 <= item.primary.span.start <= item.primary.span.end <= size
        assert item.help
    # Without an error there is a document, and with one there is none.
    assert (loaded.document is None) == any(item.severity.word == "error" for item in loaded.diagnostics)
    for path, place in loaded.places.walk():
        assert 0 <= place.value.start <= place.value.end <= size
        assert len(path) < 100
    return loaded


@given(_KIND, st.binary(max_size=60))
@QUICK
def test_any_bytes(kind: Kind, raw: bytes) -> None:
    check(kind, raw)


@given(_KIND, st.text(max_size=60))
@QUICK
def test_any_text(kind: Kind, text: str) -> None:
    check(kind, text.encode("utf-8", "surrogatepass"))


@given(_KIND, _YAML_SIGNS)
@QUICK
def test_text_that_looks_like_yaml(kind: Kind, text: str) -> None:
    check(kind, text.encode())


@given(_KIND, documents(), st.integers(0, 400))
@QUICK
def test_any_document_whole_or_cut_off(kind: Kind, text: str, size: int) -> None:
    check(kind, text.encode())
    check(kind, text.encode()[:size])


@given(documents())
@QUICK
def test_own_fields_may_hold_anything(text: str) -> None:
    own = "".join(f"  {line}" for line in text.splitlines(keepends=True))
    loaded = load("some.journey.yaml", f"title: I pay\nx-own:\n{own}".encode(), KINDS["journey"], "some")
    told = [item for item in loaded.diagnostics if item.rule not in ("duplicate-key", "out-of-range")]
    assert loaded.document is not None or told, "a field called `x-...` is never judged"
    assert all(item.rule in ("syntax-error", "unsupported-yaml", "hidden-character") for item in told)
