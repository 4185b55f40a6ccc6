"""What mending does to the broken content of `tests/broken/`: only what a fix says, and it helps."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from journeygen.build import Options, prepare
from journeygen.mend import mended
from journeygen.mend.rounds import fix_of
from journeygen.mend.splice import spliced
from journeygen.problems import Problem, in_order
from journeygen.source.document import decode, parse_document
from journeygen.source.tree import FolderTree, SourceTree
from tests.test_broken import CASES, name_of
from tests.text_site import read


def problems_of(tree: SourceTree) -> tuple[Problem, ...]:
    options = Options(content=Path(), as_of=datetime.date(2026, 1, 1), history=False)
    return in_order(prepare(tree, options).problems)


def lines_of(content: bytes) -> list[str]:
    """The lines with their ends, as an editor counts them."""
    text = content.decode().removeprefix("\ufeff").replace("\r\n", "\0").replace("\r", "\1").replace("\n", "\2")
    return text.replace("\0", "\0\n").replace("\1", "\1\n").replace("\2", "\2\n").split("\n")


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_fix_changes_only_its_places(case: Path, tmp_path: Path) -> None:
    read(case).write_to(tmp_path)
    tree = FolderTree(tmp_path / "content")
    for problem in problems_of(tree):
        if problem.location.path not in tree.paths or not (problem.fix or problem.corrected):
            continue
        content = tree.read(problem.location.path)
        text = decode(content, problem.location.path)[0]
        fix = fix_of(problem, text.split("\n")[problem.location.line - 1])
        if not isinstance(fix, tuple):
            continue
        assert fix
        before, after = lines_of(content), lines_of(spliced(content, fix))
        assert len(before) == len(after)
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
            here = [each for each in fix if each.line == number]
            assert old == new or len(here) == 1, f"line {number} changed"
            for each in here:
                assert each.end_line == number
                assert new == old[: each.column - 1] + each.text + old[each.end_column - 1 :]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_is_mended_can_be_read_and_stays_mended(case: Path, tmp_path: Path) -> None:
    read(case).write_to(tmp_path)
    found = mended(FolderTree(tmp_path / "content"), problems_of)
    for change in found.changes:
        if change.to.endswith(".csv"):
            continue
        left = [each.rule for each in found.after if each.location.path == change.to]
        parsed = parse_document(change.after, change.to)
        assert parsed.root is not None or any(rule.startswith(("yaml", "front", "control")) for rule in left)
    hopeless = [each for each in found.after if each.fix or each.corrected]
    assert not {(each.rule, each.message) for each in found.before if each.fix} & {
        (each.rule, each.message) for each in hopeless
    }


def test_there_is_something_to_mend(tmp_path: Path) -> None:
    mendable = [case for case in CASES if "write: " in read(case).expected("problems")]
    assert len(mendable) > 30
