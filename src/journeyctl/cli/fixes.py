"""`lint --fix` and `--diff`: which files the fixes change."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from journeyctl.cli.changed import Changed
from journeyctl.cli.checking import Check
from journeyctl.cli.targets import Target, open_all
from journeyctl.lint.engine import lint
from journeyctl.lint.fixing import fix_text
from journeyctl.load.loader import Loaded
from journeyctl.workspace.workspace import Workspace

_ROUNDS = 10
_BOM = b"\xef\xbb\xbf"


def find_fixes(targets: Sequence[Target], check: Check, *, unsafe: bool) -> list[Changed]:
    """Work out the fixes without writing anything.

    A fix can make another one possible: the workspace is checked again, as it would be, until
    nothing is left to mend.
    """
    check.validate()
    written: dict[str, Changed] = {}  # a link and the file behind it are one file
    for target, first in open_all(targets, force_exclude=check.force_exclude):
        originals = {file.source.path: file for file in first.files}
        overlay: dict[str, bytes] = {}
        mended: Counter[str] = Counter()
        workspace = first
        for _ in range(_ROUNDS):
            fresh = _one_round(target, workspace, check, overlay, unsafe=unsafe)
            mended += fresh
            if not fresh:
                break
            mixed = replace(target, overlay={**target.overlay, **overlay})
            workspace = mixed.open(force_exclude=check.force_exclude)
        for path, data in sorted(overlay.items()):
            place = os.path.realpath(target.root / path)
            if place not in written:
                before = _bytes(originals[path], originals[path].source.text)
                written[place] = Changed(target, path, before, data, mended[path])
    return list(written.values())


def _one_round(
    target: Target, workspace: Workspace, check: Check, overlay: dict[str, bytes], *, unsafe: bool
) -> Counter[str]:
    """Put the fixes of one check into `overlay`; return how many problems of each file they mend."""
    result = lint(workspace, check.today, check.selection, target.asked(workspace))
    by_path = {file.source.path: file for file in workspace.files}
    mended: Counter[str] = Counter()
    for path in sorted({item.path for item in result.diagnostics if item.fix}):
        file = by_path[path]
        fixed = fix_text(file, [item for item in result.diagnostics if item.path == path], unsafe=unsafe)
        if fixed.mended:
            overlay[path] = _bytes(file, fixed.text)
            mended[path] = len(fixed.mended)
    return mended


def _bytes(file: Loaded, text: str) -> bytes:
    return (_BOM if file.has_bom else b"") + text.encode("utf-8")
