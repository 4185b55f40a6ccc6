"""The commands: what they take, what they print, and the status they end with.

The build itself is a stand-in here: these tests hold what the command line adds to it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from journeygen import __version__
from journeygen.cli import COMMANDS, main, progress, report
from journeygen.cli.progress import Progress
from journeygen.problems import Location, Problem, Severity, error, warning
from journeygen.report.text import _cells, excerpt, printable
from journeygen.write import OutputRefused


@dataclass
class StandIn:
    """Takes the place of `journeygen.build`: remembers what it was asked, answers with these problems."""

    problems: tuple[Problem, ...] = ()
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    fault: BaseException | None = None
    options: Any = None
    out: Path | None = None

    def check(self, options: Any, progress: Callable[[str, int, int], None]) -> Any:
        self.options = options
        if self.fault:
            raise self.fault
        line_of = lambda path, line: self.lines.get((path, line))  # noqa: E731
        stops = lambda strict: any(strict or each.severity is Severity.ERROR for each in self.problems)  # noqa: E731
        return SimpleNamespace(problems=self.problems, line_of=line_of, stops=stops, files=12, pages=141, accepted=())

    def build(self, options: Any, out: Path, progress: Callable[[str, int, int], None]) -> Any:
        self.out = out
        return self.check(options, progress)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """A stand-in for the build, in a current folder that has a content folder."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("JOURNEYGEN_DEBUG", raising=False)
    stand_in = StandIn()
    module = SimpleNamespace(Options=SimpleNamespace, check=stand_in.check, build=stand_in.build)
    monkeypatch.setitem(sys.modules, "journeygen.build", module)
    return stand_in


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def an_error(column: int = 9, path: str = "content/journeys/x.yaml", **more: str) -> Problem:
    where = Location(path, 14, column)
    return error("unknown-reference", where, "no touchpoint 'chta'", "did you mean 'chat'?", **more)


A_WARNING = warning("stub", Location("content/a.yaml", 2, 1), "no persona 'tim' yet")


# Starting


def test_help_and_version_need_no_engine() -> None:
    script = """
import sys
from journeygen.cli import main
try:
    main(sys.argv[1:], prog_name="journeygen")
except SystemExit as end:
    assert end.code == 0
heavy = {"jinja2", "markdown_it", "pydantic", "babel", "yaml", "nh3"} & set(sys.modules)
assert not heavy, heavy
"""
    for arguments in (["--help"], ["--version"], ["build", "--help"], ["check", "--help"], ["new", "--help"]):
        subprocess.run([sys.executable, "-c", script, *arguments], check=True, stdout=subprocess.DEVNULL)


def test_help_names_every_command_with_examples() -> None:
    text = run("--help").output
    for name in COMMANDS:
        assert f"\n  {name}" in text
        assert "Examples:\n" in run(name, "--help").output
    assert "  journeygen new site our-journeys" in text
    assert text.isascii()  # it is printed before anything knows what the terminal can show


def test_version() -> None:
    assert run("--version").output.endswith(f" {__version__}\n")


def test_module_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "journeygen", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"journeygen {__version__}\n"


# What is not there


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
        (["init"], "No such command 'init'. Did you mean 'new'?"),
        (["xyz"], f"No such command 'xyz'. There are {', '.join(COMMANDS)}."),
        (["new", "journy"], "No such command 'journy'. Did you mean 'journey'?"),
        (["check", "--contnet", "x"], "No such option '--contnet'. Did you mean '--content'?"),
    ],
)
def test_what_is_misspelt_is_named_as_it_should_be(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {said}\n")


# Options


@pytest.mark.usefixtures("engine")
def test_defaults(engine: StandIn) -> None:
    assert run("build").exit_code == 0
    today = datetime.now(UTC).date()
    assert engine.options == SimpleNamespace(
        content=Path("content"),
        base_url="",
        drafts=False,
        strict=False,
        as_of=today,
        audience="internal",
        history=True,
    )
    assert engine.out == Path("_site")


def test_every_option(engine: StandIn, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    options = ["--content", "docs", "--strict", "--drafts", "--no-history", "--as-of", "2026-02-28"]
    published = ["--out", "public/here", "--base-url", "https://example.org/j/", "--audience", "public"]
    assert run("build", *options, *published).exit_code == 0
    assert engine.out == Path("public/here")
    assert engine.options == SimpleNamespace(
        content=Path("docs"),
        base_url="https://example.org/j/",
        drafts=True,
        strict=True,
        as_of=date(2026, 2, 28),
        audience="public",
        history=False,
    )
    assert run("check", *options, "--no-strict", "--no-drafts").exit_code == 0
    assert engine.options == SimpleNamespace(
        content=Path("docs"),
        base_url="",
        drafts=False,
        strict=False,
        as_of=date(2026, 2, 28),
        history=False,
        rules=(),
    )


def test_source_date_epoch_is_the_day_unless_one_is_given(engine: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")  # one second before 2026, in UTC
    run("check")
    assert engine.options.as_of == date(2025, 12, 31)
    run("check", "--as-of", "2026-01-02")
    assert engine.options.as_of == date(2026, 1, 2)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "20260102", "2026-W01-1", "tomorrow", "1.2.2026", ""])
@pytest.mark.usefixtures("engine")
def test_a_bad_date(text: str) -> None:
    result = run("build", "--as-of", text)
    assert result.exit_code == 2
    assert f"{text!r} is not a date; write year, month and day, as in 2026-01-31" in result.stderr


@pytest.mark.parametrize("text", ["yesterday", "9" * 30, "1e9"])
@pytest.mark.usefixtures("engine")
def test_a_bad_source_date_epoch(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    result = run("check")
    assert result.exit_code == 2
    assert "has to be a number of seconds since 1970" in result.stderr


@pytest.mark.parametrize(
    "text", ["example.org", "/journeys", "ftp://example.org", "https://", "https://a/?b", "http://["]
)
@pytest.mark.usefixtures("engine")
def test_a_bad_base_url(text: str) -> None:
    result = run("build", "--base-url", text)
    assert result.exit_code == 2
    assert "write it as https://example.org/journeys/" in result.stderr


@pytest.mark.usefixtures("engine")
def test_a_missing_content_folder() -> None:
    for command in ("build", "check"):
        result = run(command, "--content", "nowhere")
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: the content folder 'nowhere' does not exist; run journeygen in the")


def test_an_unknown_command_is_wrong_usage() -> None:
    result = run("publish")
    assert result.exit_code == 2
    assert "No such command 'publish'" in result.stderr


def test_an_output_folder_that_is_refused(engine: StandIn) -> None:
    engine.fault = OutputRefused("the output folder '_site' is a file", "choose another name with --out")
    result = run("build")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: the output folder '_site' is a file — choose another name with --out\n"


# The report


def test_no_problems() -> None:
    assert report.tally([]) == "no problems"


def test_a_clean_run(engine: StandIn) -> None:
    assert (run("check").output, run("build").output) == ("No problems in 12 files\n", "Built 141 pages in _site\n")


def test_an_error_with_its_line(engine: StandIn) -> None:
    engine.problems = (an_error(corrected="touchpoint: chat"),)
    engine.lines = {("content/journeys/x.yaml", 14): "        touchpoint: chta\n"}
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == "1 error in 12 files\n"
    assert result.stderr == (
        "content/journeys/x.yaml:14:9: error[unknown-reference]: no touchpoint 'chta' — did you mean 'chat'?\n"
        "           touchpoint: chta\n"
        "           ^\n"
        "   write: touchpoint: chat\n"
    )


def test_problems_are_sorted_and_counted_once(engine: StandIn) -> None:
    engine.problems = (an_error(9), A_WARNING, an_error(2), an_error(9))
    result = run("build")
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "content/a.yaml:2:1",
        "content/journeys/x.yaml:14:2",
        "content/journeys/x.yaml:14:9",
    ]
    assert result.stdout == "2 errors, 1 warning in 12 files; nothing was written\n"


def test_warnings_pass_unless_strict(engine: StandIn) -> None:
    engine.problems = (A_WARNING,)
    for command, said in (("check", "1 warning in 12 files"), ("build", "Built 141 pages in _site (1 warning)")):
        result = run(command)
        assert (result.exit_code, result.stdout) == (0, f"{said}\n")
        assert result.stderr == "content/a.yaml:2:1: warning[stub]: no persona 'tim' yet\n"
    assert run("check", "--strict").exit_code == 1
    strict = run("build", "--strict")
    assert (strict.exit_code, strict.stdout) == (1, "1 warning in 12 files; nothing was written\n")


def test_a_build_shows_ten_warnings_and_every_error(engine: StandIn) -> None:
    engine.problems = (*(warning("stub", Location("content/a.yaml", n), "told") for n in range(1, 13)), an_error())
    stderr = run("build").stderr.splitlines()
    assert [line.split(": ")[0] for line in stderr] == [
        *(f"content/a.yaml:{n}:1" for n in range(1, 11)),
        "content/journeys/x.yaml:14:9",
        "… and 2 more warnings",
    ]
    assert stderr[-1] == "… and 2 more warnings: 'journeygen check' shows them all"
    assert len(run("build", "--strict").stderr.splitlines()) == 13  # they are what stops it
    assert len(run("check").stderr.splitlines()) == 13


def test_at_most_so_many_problems(engine: StandIn) -> None:
    engine.problems = (A_WARNING, an_error())
    result = run("check", "--max-problems", "1")
    assert (result.exit_code, result.stdout) == (1, "1 error, 1 warning in 12 files; 1 is not shown\n")
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["content/journeys/x.yaml:14:9"]
    assert run("check", "--max-problems", "0").stderr == ""
    assert run("check", "--max-problems", "-1").exit_code == 2


def test_only_some_rules(engine: StandIn) -> None:
    engine.problems = (A_WARNING, an_error())
    result = run("check", "--rule", "stub")
    assert (result.exit_code, result.stdout) == (0, "1 warning in 12 files; 1 error of other rules\n")
    assert engine.options.rules == ("stub",)
    assert run("check", "--rule", "stub", "--rule", "unknown-reference").exit_code == 1
    result = run("check", "--rule", "stubb")
    assert (result.exit_code, result.stderr) == (2, "Error: there is no rule 'stubb' — did you mean 'stub'?\n")
    assert run("check", "--rule", "handle").stderr == (
        "Error: there is no rule 'handle' — the guide has them all, on its page 'Rules'\n"
    )
    assert run("check", "--rule", "channel").stderr == (
        "Error: there is no rule 'channel' — did you mean 'channel-twice' or 'idle-channel-switch'?\n"
    )


def test_check_looks_at_no_file_alone(engine: StandIn) -> None:
    result = run("check", "content/journeys/x.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        "Error: check looks at the whole site, not at 'content/journeys/x.yaml' alone, since files refer to one "
        "another; narrow what it shows with --rule or --max-problems, or name another content folder with --content\n",
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_formats_for_machines(engine: StandIn, form: str) -> None:
    engine.problems = (A_WARNING, an_error())
    result = run("check", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "1 error, 1 warning in 12 files\n")
    if form == "github":
        assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["::warning", "::error"]
    else:
        assert "unknown-reference" in str(json.loads(result.stdout))
    engine.problems = (A_WARNING,)
    assert run("check", "--format", form).exit_code == 0
    assert run("check", "--format", form, "--strict").exit_code == 1
    engine.problems = ()
    assert run("check", "--format", form).exit_code == 0
    assert run("check", "--format", "xml").exit_code == 2


def test_a_rule_is_explained_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check", "--explain", "stub")
    assert (result.exit_code, result.stdout.split("\n")[0]) == (0, "stub (a warning unless a site says otherwise)")
    result = run("check", "--explain", "url-colision")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: there is no rule 'url-colision' — did you mean 'url-collision'?\n"


def test_paths_are_shown_from_the_current_folder(
    engine: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.problems = (an_error(path="content/a.yaml"),)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run("check", "--content", "../content").stderr.startswith("../content/a.yaml:14:9: ")
    assert run("check", "--content", str(tmp_path / "content")).stderr.startswith("../content/a.yaml:14:9: ")
    (tmp_path / "docs").mkdir()
    assert run("check", "--content", "../docs").stderr.startswith("../docs/a.yaml:14:9: ")
    monkeypatch.chdir(tmp_path / "content")
    assert run("check", "--content", ".").stderr.startswith("a.yaml:14:9: ")


def test_content_cannot_steer_the_terminal(engine: StandIn) -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202eabc\ud800"
    engine.problems = (an_error(path=f"content/{evil}.yaml", corrected=evil), an_error())
    engine.lines = {("content/journeys/x.yaml", 14): f"k: {evil}"}
    stderr = run("check").stderr
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in stderr.replace("\n", ""))
    assert "\u202e" not in stderr
    assert stderr.count(r"\x1b]0;owned\x07\x9b31m\u202eabc\ud800") == 3


@pytest.mark.parametrize(
    ("no_color", "term", "coloured"), [("", "xterm", True), ("1", "xterm", False), ("", "dumb", False)]
)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_colour_only_on_a_terminal(tmp_path: Path, no_color: str, term: str, coloured: bool) -> None:
    script = """
import sys
from pathlib import Path
from journeygen.cli.report import print_problems
from journeygen.problems import Location, error
print_problems([error("rule", Location("a.yaml"), "no")], lambda path, line: "text", Path())
"""
    first, second = os.openpty()
    environment = os.environ | {"NO_COLOR": no_color, "TERM": term}
    subprocess.run([sys.executable, "-c", script], stderr=second, env=environment, cwd=tmp_path, check=True)
    os.close(second)
    assert (b"\x1b[31m" in os.read(first, 1000)) == coloured
    os.close(first)
    piped = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=tmp_path, check=True)
    assert b"\x1b" not in piped.stderr


# The line and its caret. In the expected text, ^ stands below the character that is meant.


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("title: x", 1, ["title: x", "^"]),
        ("title: x", 8, ["title: x", "       ^"]),
        ("title: x\r\n", 9, ["title: x", "        ^"]),
        ("title: x", 99, ["title: x", "        ^"]),
        ("", 1, ["", "^"]),
        ("\tk: v", 2, ["    k: v", "    ^"]),
        ("a\tk: v", 3, ["a   k: v", "    ^"]),
        ("名前: 太郎", 5, ["名前: 太郎", "      ^"]),  # each of these takes two cells
        ("e\u0301te\u0301: x", 8, ["e\u0301te\u0301: x", "     ^"]),  # two characters, one cell
        ("k: \x1b[0m x", 9, ["k: \\x1b[0m x", "           ^"]),
        ("👍 x", 3, ["👍 x", "   ^"]),
    ],
)
def test_caret_stands_below_its_character(line: str, column: int, shown: list[str]) -> None:
    text, caret = excerpt(line, column, 100)
    assert [text, " " * caret + "^"] == shown


@pytest.mark.parametrize("column", [1, 5, 50, 95, 100])
def test_long_lines_are_cut_around_the_caret(column: int) -> None:
    line = "0123456789" * 10
    text, caret = excerpt(line, column, 20)
    assert len(text) <= 20
    assert text[caret] == line[column - 1]
    assert text.startswith("…") == (column > 12)
    assert text.endswith("…") == (column < 90)


def test_any_line_at_any_column_fits_and_points_right() -> None:
    line = "- {título: 名前のおなまえ, e\u0301: 'x', z\u200b: \x1b, 👍: yes, long: " + "字" * 30 + "}"
    for width in (20, 33, 60, 200):
        for column in range(1, len(line) + 2):
            text, caret = excerpt(line, column, width)
            before = [sum(map(_cells, text[:index])) for index in range(len(text) + 1)]
            assert before[-1] <= width
            meant = printable(line[column - 1 : column])
            assert any(text[index:].startswith(meant) for index, cells in enumerate(before) if cells == caret)


# When things go wrong


def test_a_bug_is_one_line(engine: StandIn) -> None:
    engine.fault = ZeroDivisionError("division\x1b by zero")
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: this is a bug in journeygen {__version__}, not in your content: ZeroDivisionError: "
        "division\\x1b by zero (JOURNEYGEN_DEBUG=1 shows the details for a report)\n"
    )


def test_what_is_not_installed_is_no_bug(engine: StandIn) -> None:
    engine.fault = ModuleNotFoundError("No module named 'uvicorn.config'", name="uvicorn.config")
    result = run("build")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: build needs uvicorn, which is not installed: install journeygen again\n",
    )
    engine.fault = ModuleNotFoundError("No module named 'journeygen.gone'", name="journeygen.gone")
    assert "this is a bug" in run("build").stderr


def test_a_bug_with_its_details(engine: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYGEN_DEBUG", "1")
    engine.fault = ZeroDivisionError("division by zero")
    assert isinstance(run("build").exception, ZeroDivisionError)


def test_ctrl_c_is_quiet(engine: StandIn) -> None:
    engine.fault = KeyboardInterrupt()
    result = run("build")
    assert (result.exit_code, result.output) == (130, "")


STAND_IN_FOR_A_PROCESS = """
import sys, time
from types import SimpleNamespace
from pathlib import Path
from journeygen.problems import Location, warning

def check(options, progress):
    {body}
    problems = [warning("rule", Location("a.yaml", n), "told") for n in range(1, 5000)]
    return SimpleNamespace(problems=problems, line_of=lambda *place: None, files=1, accepted=())

sys.modules["journeygen.build"] = SimpleNamespace(Options=SimpleNamespace, check=check)
from journeygen.cli import main
main(["check", "--content", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_in_a_real_process(tmp_path: Path) -> None:
    script = STAND_IN_FOR_A_PROCESS.format(body="print('ready', flush=True); time.sleep(30)")
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait(10) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes")
def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    script = STAND_IN_FOR_A_PROCESS.format(body="pass")
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        seen = process.stdout.readline()
        process.stdout.close()
        process.wait(10)
    assert b"warning[rule]" in seen
    assert process.returncode == 1


def test_names_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    script = STAND_IN_FOR_A_PROCESS.format(body="print('名前')")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.stdout.startswith(b"\\u540d\\u524d")


# Waiting


class Terminal:
    """A standard error that says it is a terminal, and keeps what was written."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


def walk(monkeypatch: pytest.MonkeyPatch, seconds_a_step: float) -> str:
    """What a build of five steps shows on a terminal."""
    terminal = Terminal()
    clock = iter(range(1000))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock) * seconds_a_step))
    with Progress() as told:
        for done in range(1, 6):
            told("Pages", done, 5)
    return terminal.text


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert walk(monkeypatch, 0.1) == ""


def test_long_work_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    text = walk(monkeypatch, 0.6)
    assert "Pages" in text
    assert "100%" in text
    assert text.endswith("\n")


def test_no_bar_appears_full(monkeypatch: pytest.MonkeyPatch) -> None:
    assert walk(monkeypatch, 0.2) == ""  # the patience ends with the last step


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    assert walk(monkeypatch, 10) == ""
