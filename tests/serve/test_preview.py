"""The site in memory while it is edited: it survives everything, and is what a build would be."""

from __future__ import annotations

import datetime
import random
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from journeygen.build import Options, prepare
from journeygen.problems import in_order
from journeygen.serve.preview import Preview
from journeygen.source.tree import FolderTree
from tests.sites import rendered
from tests.source.test_load_again import START, edited

DAY = datetime.date(2026, 11, 22)


def write(content: Path, files: dict[str, bytes]) -> None:
    for path, text in files.items():
        file = content.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    files = {**START, "site.yaml": "title: Test\nstatuses_published: [draft, published]\n"}
    write(content, {f"content/{path}": dedent(str(text)).encode() for path, text in files.items()})
    return content


def opened(content: Path) -> Preview:
    preview = Preview(Options(content, DAY, drafts=True, history=False))
    preview.open()
    return preview


def rules(preview: Preview) -> set[str]:
    while preview.check():
        pass
    return {problem.rule for problem in preview.problems}


def page(preview: Preview, address: str) -> str:
    assert preview.edition
    found = preview.edition.file(address)
    assert found is not None
    return found.decode()


def test_a_save_changes_the_pages_that_show_it(content: Path) -> None:
    preview = opened(content)
    file = content / "journeys/buy.yaml"
    file.write_text(file.read_text().replace("title: Asks", "title: Asks twice"))
    update = preview.update({file})
    assert update.changed == {"content/journeys/buy.yaml"}
    assert update.is_new
    assert "Asks twice" in page(preview, "journeys/buy.html")


def test_a_save_without_a_change_is_none(content: Path) -> None:
    preview = opened(content)
    (content / "journeys/buy.yaml").touch()
    assert not preview.update({content / "journeys/buy.yaml"}).is_new


def test_a_broken_save_leaves_the_last_good_site_and_mending_it_goes_on(content: Path) -> None:
    preview = opened(content)
    file = content / "journeys/buy.yaml"
    good = file.read_text()
    file.write_text(good.replace("title: Buy a bike", "title: [Buy a bike"))
    assert not preview.update({file}).is_new
    assert any(problem.location.path == "content/journeys/buy.yaml" for problem in preview.problems)
    assert "Buy a bike" in page(preview, "journeys/buy.html")
    file.write_text(good.replace("Buy a bike", "Purchase a bike"))
    assert preview.update({file}).is_new
    assert "Purchase a bike" in page(preview, "journeys/buy.html")
    assert not [problem for problem in preview.problems if problem.severity == "error"]


def test_a_site_that_is_broken_from_the_start_shows_what_can_be_read(content: Path) -> None:
    (content / "personas/tim.md").write_text("---\nname: [Tim\n---\n")
    preview = opened(content)
    assert preview.problems
    assert "Buy a bike" in page(preview, "journeys/buy.html")


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00\x00", b"title: \xe9t\xe9\n", b"\x00" * 100, b"", b"[" * 100_000])
def test_bytes_that_are_no_text(content: Path, bytes_: bytes) -> None:
    preview = opened(content)
    file = content / "journeys/buy.yaml"
    good = file.read_bytes()
    file.write_bytes(bytes_)
    preview.update({file})
    file.write_bytes(good)
    preview.update({file})
    assert "Buy a bike" in page(preview, "journeys/buy.html")


def test_an_editor_that_saves_by_renaming(content: Path) -> None:
    preview = opened(content)
    file = content / "journeys/buy.yaml"
    new = content / "journeys/.buy.yaml.new"
    new.write_text(file.read_text().replace("Buy a bike", "Purchase a bike"))
    new.replace(file)
    assert preview.update({file}).is_new
    assert "Purchase a bike" in page(preview, "journeys/buy.html")


def test_a_file_that_is_deleted_and_one_that_is_renamed(content: Path) -> None:
    preview = opened(content)
    (content / "journeys/pay.yaml").unlink()
    (content / "journeys/buy.yaml").rename(content / "journeys/order.yaml")
    update = preview.update({content / "journeys/buy.yaml", content / "journeys/pay.yaml"})
    assert update.is_new
    assert preview.edition
    assert preview.edition.file("journeys/buy.html") is None
    assert "Buy a bike" in page(preview, "journeys/order.html")


def test_a_file_that_goes_while_the_site_is_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = opened(content)
    gone = content / "metrics/opened.yaml"
    read = Path.read_bytes

    def reads(file: Path) -> bytes:
        if file == gone:
            gone.unlink(missing_ok=True)
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", reads)
    gone.write_text(gone.read_text() + "# more\n")
    assert preview.update(set()).is_new
    assert preview.edition
    assert preview.edition.file("metrics/opened.html") is None


def test_a_folder_that_is_moved_and_content_that_is_removed_and_put_back(content: Path) -> None:
    preview = opened(content)
    (content / "journeys/move").rename(content / "journeys/moving")
    assert preview.update({content / "journeys/move"}).is_new
    page(preview, "journeys/moving.html")
    shutil.move(content, content.parent / "elsewhere")
    preview.update(set())
    assert "no-site" in rules(preview)
    page(preview, "journeys/moving.html")  # the last good site
    shutil.move(content.parent / "elsewhere", content)
    preview.update(set())
    assert "no-site" not in rules(preview)


def test_another_branch_is_checked_out(content: Path) -> None:
    preview = opened(content)
    shutil.rmtree(content / "journeys")
    write(content, {"content/journeys/other.yaml": b"title: Other\npersonas: tim\n"})
    assert preview.update({content / "journeys/other.yaml", content / "journeys/buy.yaml"}).is_new
    assert "Other" in page(preview, "journeys/other.html")
    assert preview.edition
    assert preview.edition.file("journeys/buy.html") is None


def test_a_template_with_a_mistake_leaves_the_last_good_site(content: Path) -> None:
    theme = content.parent / "themes/own"
    write(content, {"themes/own/theme.toml": b'name = "own"\nextends = "default"\n'})
    with (content / "site.yaml").open("a") as site:
        site.write("theme: themes/own\n")
    preview = opened(content)
    assert "Buy a bike" in page(preview, "journeys/buy.html")
    broken = theme / "templates/journey.html"
    broken.parent.mkdir()
    broken.write_text("{% if %}")
    assert not preview.update({broken}).is_new
    assert "theme" in {problem.rule for problem in preview.problems}
    assert "Buy a bike" in page(preview, "journeys/buy.html")
    broken.write_text('{% extends "base.html" %}{% block main %}Mine{% endblock %}')
    assert preview.update({broken}).is_new
    assert "Mine" in page(preview, "journeys/buy.html")


def test_a_template_that_fails_at_work_shows_the_page_as_it_was(content: Path) -> None:
    from journeygen.render.theme import ThemeError

    write(content, {"themes/own/theme.toml": b'name = "own"\nextends = "default"\n'})
    with (content / "site.yaml").open("a") as site:
        site.write("theme: themes/own\n")
    preview = opened(content)
    before = page(preview, "journeys/buy.html")
    broken = content.parent / "themes/own/templates/journey.html"
    broken.parent.mkdir()
    broken.write_text("{{ view.nothing.at_all }}")
    preview.update({broken})
    assert preview.edition
    with pytest.raises(ThemeError) as refused:
        preview.edition.file("journeys/buy.html")
    preview.refused(refused.value)
    assert "theme" in {problem.rule for problem in preview.problems}
    assert preview.edition.older_pages["journeys/buy.html"].decode() == before


def test_what_the_checks_find_stays_until_they_find_something_else(content: Path) -> None:
    preview = opened(content)
    file = content / "personas/tim.md"
    file.write_text("---\nname: Tim\n---\nSee [[nobody-at-all]].\n")
    preview.update({file})
    assert "broken-link" in rules(preview)
    other = content / "personas/trudy.md"
    other.write_text("---\nname: Trudy\n---\n")
    preview.update({other})
    assert "broken-link" in {problem.rule for problem in preview.problems}
    file.write_text("---\nname: Tim\n---\n")
    preview.update({file})
    assert "broken-link" not in rules(preview)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_it_is_what_a_build_would_be(content: Path, seed: int) -> None:
    chance = random.Random(seed)
    preview = opened(content)
    files = {f"content/{file.relative_to(content).as_posix()}": file.read_bytes() for file in content.rglob("*.*")}
    for _ in range(8):
        now = edited(files, chance)
        changed = {path for path in files.keys() | now.keys() if files.get(path) != now.get(path)}
        for path in changed:
            if path in now:
                write(content, {path: now[path]})
            else:
                (content.parent / path).unlink()
        files = now
        update = preview.update({content.parent / path for path in changed})
        while preview.check():
            pass
        whole = prepare(FolderTree(content), preview.options)
        assert in_order(preview.problems) == in_order(whole.problems)
        if update.is_new:
            assert preview.edition
            expected = rendered(whole, preview.options)
            assert {path: preview.edition.file(path) for path in expected} == expected
