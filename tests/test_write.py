"""The writer: one site or the other on disk, whatever happens, and nothing of anybody else's touched."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeygen import write
from journeygen.write import MANIFEST, STAGING, OutputRefused, RenderedFile, Written, check_output, write_site

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def files(**texts: str) -> list[RenderedFile]:
    """`home="x"` is the file home.html; a double underscore stands for `/`."""
    return [RenderedFile(f"{name.replace('__', '/')}.html", text.encode()) for name, text in texts.items()]


def on_disk(out: Path) -> dict[str, str]:
    """Every file below `out` except the manifest."""
    found = [path for path in out.rglob("*") if path.is_file() and path != out / MANIFEST]
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in sorted(found)}


def listed(out: Path) -> dict[str, str]:
    manifest: dict[str, dict[str, str]] = json.loads((out / MANIFEST).read_text("utf-8"))
    return manifest["files"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "_site"


# What is written


def test_first_build_creates_everything(out: Path) -> None:
    written = write_site(out, files(index="home", journeys__bank="bank"))
    assert written == Written(created=2, changed=0, unchanged=0, deleted=0)
    assert on_disk(out) == {"index.html": "home", "journeys/bank.html": "bank"}
    assert not (out / STAGING).exists()


def test_second_build_touches_what_differs(out: Path) -> None:
    write_site(out, files(index="home", journeys__bank="bank", journeys__bike="bike"))
    for path in out.rglob("*.html"):
        os.utime(path, ns=(10**18, 10**18))
    written = write_site(out, files(index="home", journeys__bank="BANK", personas__tim="tim"))
    assert written == Written(created=1, changed=1, unchanged=1, deleted=1)
    assert on_disk(out) == {"index.html": "home", "journeys/bank.html": "BANK", "personas/tim.html": "tim"}
    assert (out / "index.html").stat().st_mtime_ns == 10**18
    assert (out / "journeys/bank.html").stat().st_mtime_ns != 10**18


def test_a_build_without_changes_touches_nothing(out: Path) -> None:
    write_site(out, files(index="home"))
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    time.sleep(0.02)
    assert write_site(out, files(index="home")) == Written(0, 0, 1, 0)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_manifest_is_sorted_and_the_same_for_the_same_site(tmp_path: Path) -> None:
    site = files(index="home", journeys__été="été", about="about")
    write_site(tmp_path / "a", site)
    write_site(tmp_path / "b", reversed(site))
    manifest = (tmp_path / "a" / MANIFEST).read_bytes()
    assert manifest == (tmp_path / "b" / MANIFEST).read_bytes()
    assert listed(tmp_path / "a") == {
        "about.html": hashlib.sha256(b"about").hexdigest(),
        "index.html": hashlib.sha256(b"home").hexdigest(),
        "journeys/été.html": hashlib.sha256("été".encode()).hexdigest(),
    }
    assert list(listed(tmp_path / "a")) == sorted(listed(tmp_path / "a"))


def test_emptied_folders_of_ours_go_and_others_stay(out: Path) -> None:
    write_site(out, files(a__b__c="1", a__keep__d="2", index="3"))
    (out / "a/keep/notes.txt").write_text("mine")
    assert write_site(out, files(index="3")).deleted == 2
    assert on_disk(out) == {"a/keep/notes.txt": "mine", "index.html": "3"}
    assert not (out / "a/b").exists()


def test_a_page_edited_by_hand_is_rewritten(out: Path) -> None:
    write_site(out, files(index="home"))
    (out / "index.html").write_text("HOME")
    assert write_site(out, files(index="home")) == Written(0, 1, 0, 0)
    assert on_disk(out) == {"index.html": "home"}


def test_a_page_deleted_by_hand_is_written_again(out: Path) -> None:
    write_site(out, files(index="home", about="about"))
    (out / "about.html").unlink()
    assert write_site(out, files(index="home", about="about")) == Written(1, 0, 1, 0)


def test_a_file_becomes_a_folder_and_back(out: Path) -> None:
    write_site(out, [RenderedFile("guide", b"file"), *files(index="home")])
    write_site(out, [RenderedFile("guide/start/one", b"folder"), *files(index="home")])
    assert on_disk(out) == {"guide/start/one": "folder", "index.html": "home"}
    write_site(out, [RenderedFile("guide", b"file"), *files(index="home")])
    assert on_disk(out) == {"guide": "file", "index.html": "home"}


def test_a_name_that_changes_only_its_case(out: Path) -> None:
    write_site(out, [RenderedFile("Logo.svg", b"1")])
    assert write_site(out, [RenderedFile("logo.svg", b"1")]) == Written(1, 0, 0, 1)
    assert [path.name for path in out.iterdir() if path.name != MANIFEST] == ["logo.svg"]


def test_files_are_rendered_one_by_one(out: Path) -> None:
    """A generator is consumed as it goes: the site never stands in memory as a whole."""
    seen: list[int] = []

    def rendered() -> Iterator[RenderedFile]:
        for number in range(3):
            seen.append(len(list((out / STAGING).iterdir())) - 1)  # the lock is there too
            yield RenderedFile(f"{number}.html", b"x")

    write_site(out, rendered())
    assert seen == [0, 1, 2]


# What is refused


def test_missing_and_empty_folders_are_fine(out: Path, tmp_path: Path) -> None:
    check_output(out, tmp_path / "content")
    out.mkdir()
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref")
    check_output(out, tmp_path / "content")
    assert write_site(out, files(index="home")).created == 1


def test_a_folder_with_foreign_files_is_refused(out: Path, tmp_path: Path) -> None:
    (out / "photos").mkdir(parents=True)
    (out / "photos/cat.jpg").write_text("cat")
    for attempt in (lambda: check_output(out, tmp_path / "content"), lambda: write_site(out, files(index="home"))):
        with pytest.raises(OutputRefused, match=r"did not write, such as 'photos/cat\.jpg' — choose an empty"):
            attempt()
    assert on_disk(out) == {"photos/cat.jpg": "cat"}
    assert not (out / STAGING).exists()


def test_a_foreign_file_in_the_way_stops_everything(out: Path) -> None:
    write_site(out, files(index="home"))
    (out / "about.html").write_text("mine")
    with pytest.raises(OutputRefused, match=r"about\.html' is in the way"):
        write_site(out, files(index="HOME", about="about", other="other"))
    assert on_disk(out) == {"about.html": "mine", "index.html": "home"}


@pytest.mark.parametrize("inside", ["photo.txt", ".DS_Store", "empty/"])
def test_a_foreign_folder_in_the_way_stops_everything(out: Path, inside: str) -> None:
    write_site(out, [RenderedFile("a/page", b"1")])
    if inside.endswith("/"):
        (out / "a" / inside).mkdir()
    else:
        (out / "a" / inside).write_text("mine")
    with pytest.raises(OutputRefused, match="is in the way"):
        write_site(out, [RenderedFile("a", b"1")])
    assert (out / "a/page").read_bytes() == b"1"
    assert (out / "a" / inside).exists()


@posix
def test_a_link_in_place_of_a_folder_is_not_followed(out: Path, tmp_path: Path) -> None:
    write_site(out, files(journeys__bank="bank", index="home"))
    elsewhere = tmp_path / "elsewhere"
    (out / "journeys").rename(elsewhere)
    (out / "journeys").symlink_to(elsewhere)
    with pytest.raises(OutputRefused, match="journeys' is in the way"):
        write_site(out, files(journeys__bank="BANK"))
    write_site(out, files(index="home"))  # the page is gone from the site, but what the link leads to stays
    assert on_disk(elsewhere) == {"bank.html": "bank"}


@posix
def test_a_link_for_a_staging_folder_is_not_cleared(out: Path, tmp_path: Path) -> None:
    out.mkdir()
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_text("mine")
    (out / STAGING).symlink_to(tmp_path / "precious")
    with pytest.raises(OutputRefused, match="is a link"):
        write_site(out, files(index="home"))
    assert on_disk(tmp_path / "precious") == {"file": "mine"}


def test_output_that_is_a_file(out: Path, tmp_path: Path) -> None:
    out.write_text("mine")
    for attempt in (lambda: check_output(out, tmp_path / "content"), lambda: write_site(out, [])):
        with pytest.raises(OutputRefused, match="is a file — choose another name with --out"):
            attempt()


@posix
def test_output_that_is_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    for attempt in (lambda: check_output(out, tmp_path / "content"), lambda: write_site(out, [])):
        with pytest.raises(OutputRefused, match=r"is a link to .*real"):
            attempt()
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("content", "inside the content folder"),
        ("content/_site", "inside the content folder"),
        ("content/a/b/../../new/_site", "inside the content folder"),
        (".", "holds the content folder"),
        ("..", "holds the content folder"),
        ("/", "holds the content folder"),
    ],
)
def test_output_and_content_do_not_mix(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "content/a/b").mkdir(parents=True)
    with pytest.raises(OutputRefused, match=reason):
        check_output(tmp_path / name, tmp_path / "content")


@posix
def test_output_inside_content_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "content/sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "content/sub")
    with pytest.raises(OutputRefused, match="inside the content folder"):
        check_output(tmp_path / "link/_site", tmp_path / "content")


def test_output_beside_content_with_a_like_name(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    check_output(tmp_path / "content-site", tmp_path / "content")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"files": []}', '{"files": {"../x": "0"}}', '{"files": {"x": 1}}', "[" * 10_000, "\xff"],
)
def test_a_broken_manifest_deletes_nothing(out: Path, tmp_path: Path, text: str) -> None:
    write_site(out, files(index="home"))
    (tmp_path / "x").write_text("mine")
    (out / MANIFEST).write_bytes(text.encode("latin-1"))
    for attempt in (lambda: check_output(out, tmp_path / "content"), lambda: write_site(out, files(other="x"))):
        with pytest.raises(OutputRefused, match=r"journeygen\.json' cannot be read.* — delete the folder"):
            attempt()
    assert on_disk(out) == {"index.html": "home"}
    assert (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a//b",
        "a/",
        "./a",
        "..",
        "a\\b",
        "C:x",
        "C:/x",
        "a\0b",
        "a\nb",
        "\ud800",
        MANIFEST,
        f"{STAGING}/x",
        ".Journeygen.JSON",
        unicodedata.normalize("NFD", "été.html"),
    ],
)
def test_paths_that_are_not_plain(out: Path, path: str) -> None:
    with pytest.raises(ValueError, match="the path"):
        write_site(out, [*files(index="home"), RenderedFile(path, b"x")])
    assert not out.exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("straße.html", "STRASSE.html"),
        ("É.html", "é.html"),
        ("journeys/a.html", "Journeys/b.html"),
        ("x/journeys/a.html", "x/Journeys/deep/b.html"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a/b/c", "A"),
    ],
)
def test_paths_that_only_some_disks_can_tell_apart(out: Path, one: str, other: str) -> None:
    with pytest.raises(ValueError, match=r"cannot stand beside|written twice"):
        write_site(out, [RenderedFile(one, b"1"), RenderedFile(other, b"2")])
    assert not out.exists()


def test_paths_that_are_merely_alike(out: Path) -> None:
    alike = ["a.html", "a/b.html", "a/c.html", "b/a.html", "été.html", "ete.html"]
    assert write_site(out, [RenderedFile(path, b"x") for path in alike]).created == 6


# What a failed or killed build leaves


def test_a_render_that_fails_changes_nothing(out: Path) -> None:
    write_site(out, files(index="home", about="about"))

    def rendered() -> Iterator[RenderedFile]:
        yield from files(index="HOME", new="new")
        raise RuntimeError("no template")

    with pytest.raises(RuntimeError, match="no template"):
        write_site(out, rendered())
    assert on_disk(out) == {"about.html": "about", "index.html": "home"}
    assert sorted(listed(out)) == ["about.html", "index.html"]


def test_a_failed_first_build_leaves_no_folder(out: Path) -> None:
    def rendered() -> Iterator[RenderedFile]:
        yield from files(index="home")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_site(out, rendered())
    assert not out.exists()


def test_a_full_disk_is_said_plainly(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(out, files(index="home"))

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputRefused, match=r"cannot write '.*': No space left on device — see that there is room"):
        write_site(out, files(index="HOME"))
    monkeypatch.undo()
    assert on_disk(out) == {"index.html": "home"}


KILLED_WHILE_STAGING = """
import sys, time
from pathlib import Path
from journeygen.write import RenderedFile, write_site

def rendered():
    yield RenderedFile("index.html", b"HOME")
    yield RenderedFile("new.html", b"new")
    print("staged", flush=True)
    time.sleep(60)
    yield RenderedFile("never.html", b"never")

write_site(Path(sys.argv[1]), rendered())
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("built_before", [True, False])
def test_killed_while_staging(out: Path, number: signal.Signals, built_before: bool) -> None:
    before = {"about.html": "about", "index.html": "home"} if built_before else {}
    if built_before:
        write_site(out, files(index="home", about="about"))
    manifest = (out / MANIFEST).read_bytes() if built_before else b""

    with subprocess.Popen(
        [sys.executable, "-c", KILLED_WHILE_STAGING, str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"staged\n"
        build.send_signal(number)
        build.wait(10)

    assert build.returncode == -number
    staged = out / STAGING
    assert staged.exists() == (number != signal.SIGINT)  # an interrupted build still tidies up
    for path, text in before.items():
        assert (out / path).read_text() == text
    if built_before:
        assert (out / MANIFEST).read_bytes() == manifest
        assert set(on_disk(out)) - {path for path in on_disk(out) if path.startswith(STAGING)} == set(before)

    write_site(out, files(index="home", about="about"))
    assert on_disk(out) == {"about.html": "about", "index.html": "home"}
    assert not staged.exists()


KILLED_WHILE_MOVING = """
import json, os, signal, sys
from pathlib import Path
from journeygen import write

out, calls_left, pages = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])

def counted(act):
    def do(*args, **kwargs):
        global calls_left
        if calls_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        calls_left -= 1
        return act(*args, **kwargs)
    return do

def rendered():
    yield from (write.RenderedFile(path, text.encode()) for path, text in pages.items())
    os.replace, Path.unlink, Path.rmdir = map(counted, (os.replace, Path.unlink, Path.rmdir))

write.write_site(out, rendered())
"""

# Each page's text is the list of pages it links to.
OLD = {"index.html": "a/one.html a/two.html", "a/one.html": "index.html", "a/two.html": "a/one.html", "old": ""}
NEW = {"index.html": "a/one.html b/three.html", "a/one.html": "b/three.html", "b/three.html": "index.html", "old/x": ""}


def as_files(pages: dict[str, str]) -> list[RenderedFile]:
    return [RenderedFile(path, text.encode()) for path, text in pages.items()]


def assert_whole(out: Path) -> None:
    """Every page is the old one or the new one, and leads to pages that are there."""
    for path, text in on_disk(out).items():
        if path.startswith(STAGING):
            continue
        assert text in (OLD.get(path), NEW.get(path)), path
        for link in text.split():
            assert (out / link).is_file(), f"{path} leads to {link}"


@posix
def test_killed_at_any_moment_of_the_moves(tmp_path: Path) -> None:
    statuses = []
    for calls in range(20):
        out = tmp_path / str(calls)
        write_site(out, as_files(OLD))
        command = [sys.executable, "-c", KILLED_WHILE_MOVING, str(out), str(calls), json.dumps(NEW)]
        statuses.append(subprocess.run(command, check=False).returncode)
        assert_whole(out)
        check_output(out, tmp_path / "content")
        write_site(out, as_files(NEW))
        assert on_disk(out) == dict(sorted(NEW.items()))
        assert sorted(listed(out)) == sorted(NEW)
    assert statuses[0] == -signal.SIGKILL
    assert statuses[-1] == 0
    assert statuses.count(-signal.SIGKILL) > 8


@posix
def test_a_first_build_killed_among_its_moves_is_no_foreign_site(out: Path) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_MOVING, str(out), "2", json.dumps(NEW)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert len(on_disk(out)) > 1
    write_site(out, files(index="home"))
    assert on_disk(out) == {"index.html": "home"}


def test_every_moment_of_a_write_is_a_whole_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {path: text for path, text in OLD.items() if path != "old"}
    new = {path: text for path, text in NEW.items() if path != "old/x"}
    write_site(out, as_files(old))
    moments = []

    def watched(act):  # type: ignore[no-untyped-def]
        def do(*args, **kwargs):  # type: ignore[no-untyped-def]
            result = act(*args, **kwargs)
            assert_whole(out)
            moments.append(act.__name__)
            return result

        return do

    monkeypatch.setattr(os, "replace", watched(os.replace))
    monkeypatch.setattr(Path, "unlink", watched(Path.unlink))
    write_site(out, as_files(new))
    # the manifest of both, one new page, two changed ones, one deleted, the manifest; then the lock
    assert moments == ["replace"] * 4 + ["unlink", "replace", "unlink"]


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_wait_for_the_moves(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, request: pytest.FixtureRequest
) -> None:
    class Told(Exception):  # noqa: N818
        pass

    def tell(*_: object) -> None:
        raise Told

    previous = signal.signal(number, tell)
    request.addfinalizer(lambda: signal.signal(number, previous))
    replace = os.replace

    def interrupted(source: Path, target: Path) -> None:
        os.kill(os.getpid(), number)
        replace(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(Told):
        write_site(out, files(index="home", about="about"))
    assert on_disk(out) == {"about.html": "about", "index.html": "home"}
    assert signal.getsignal(number) is tell
    assert not (out / STAGING).exists()


@pytest.mark.parametrize(("platform", "refusals"), [("win32", 3), ("win32", 99), ("linux", 1)])
def test_windows_is_asked_again_while_a_file_is_held(
    monkeypatch: pytest.MonkeyPatch, platform: str, refusals: int
) -> None:
    attempts = []

    def held() -> None:
        attempts.append(1)
        if len(attempts) <= refusals:
            raise PermissionError

    monkeypatch.setattr(write, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with nullcontext() if refusals == 3 else pytest.raises(PermissionError):
        write._patiently(held)
    assert len(attempts) == {3: 4, 99: 8, 1: 1}[refusals]


# Two builds at once


def test_a_second_build_waits_for_the_first(out: Path) -> None:
    staged, go_on = threading.Event(), threading.Event()

    def slow() -> Iterator[RenderedFile]:
        yield from files(index="first", about="first")
        staged.set()
        go_on.wait(10)

    first = threading.Thread(target=write_site, args=(out, slow()))
    first.start()
    assert staged.wait(10)
    with pytest.raises(OutputRefused, match=r"another build is writing to .* — wait until it is done"):
        write_site(out, files(index="second"), patience=0.1)
    second = threading.Thread(target=write_site, args=(out, files(index="second")))
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert on_disk(out) == {"index.html": "second"}


@posix
def test_many_builds_at_once_leave_one_whole_site(out: Path) -> None:
    script = """
import sys
from pathlib import Path
from journeygen.write import RenderedFile, write_site
out, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(10):
    write_site(out, [RenderedFile(f"{number}.html", f"{name}-{turn}".encode()) for number in range(20)])
"""
    builds = [subprocess.Popen([sys.executable, "-c", script, str(out), str(number)]) for number in range(4)]
    assert [build.wait(60) for build in builds] == [0, 0, 0, 0]
    pages = on_disk(out)
    assert len(pages) == 20
    assert len(set(pages.values())) == 1
    assert re.fullmatch(r"[0-3]-9", pages["0.html"])
