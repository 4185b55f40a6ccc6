"""`journeygen check`: what is wrong with the content, without making the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeygen import __version__
from journeygen.cli.fixing import offer_fixes
from journeygen.cli.options import day_for, existing, site_options
from journeygen.cli.progress import Progress
from journeygen.cli.report import Refusal, counted, file_from_here, print_report, printable
from journeygen.report import Report, as_json, github, report_of, sarif
from journeygen.report.text import summary

if TYPE_CHECKING:
    from journeygen.build import Options, Outcome
    from journeygen.checks import Rule
    from journeygen.checks.web import Answer

_EXAMPLES = """\b
Examples:
  journeygen check
  journeygen check --strict           for a pull request: warnings fail it, too
  journeygen check --fix              mend what is certain: it shows what, and asks
  journeygen check --as-of 2026-12-31 what will be overdue by then
  journeygen check --explain stub     what a rule wants, and how to change it
  journeygen check --links            ask other sites whether links lead somewhere
  journeygen check --rule stub        what one rule finds
  journeygen check --format sarif > journeygen.sarif
"""


@click.command("check", epilog=_EXAMPLES, context_settings={"allow_extra_args": True})
@site_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, scripts, annotations on GitHub, or code scanning.",
)
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only what this rule finds; may be repeated.")
@click.option("--max-problems", "at_most", type=click.IntRange(min=0), metavar="N", help="Show at most so many.")
@click.option("--links", is_flag=True, help="Also ask other sites whether links lead somewhere.")
@click.option("--explain", metavar="RULE", help="Say what a rule wants, and check nothing.")
@click.option("--fix", is_flag=True, help="Mend what is certain, after showing it and asking.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
def command(
    content: Path,
    strict: bool,
    drafts: bool,
    history: bool,
    as_of: date | None,
    form: str,
    rules: tuple[str, ...],
    at_most: int | None,
    links: bool,
    explain: str | None,
    fix: bool,
    yes: bool,
) -> None:
    """Say what is wrong with the content. Only --fix changes anything."""
    extra = click.get_current_context().args
    if extra:
        raise Refusal(
            f"check looks at the whole site, not at '{extra[0]}' alone, since files refer to one another; "
            "narrow what it shows with --rule or --max-problems, or name another content folder with --content"
        )
    if explain is not None:
        click.echo(_explained(explain))
        return
    if yes and not fix:
        raise Refusal("--yes agrees to what --fix would do: write journeygen check --fix --yes")
    existing(content)
    day = day_for(as_of)
    for rule in rules:
        _known(rule)

    from journeygen.build import Options, check

    options = Options(
        content=content, base_url="", drafts=drafts, as_of=day, strict=strict, history=history, rules=rules
    )
    if fix:
        offer_fixes(options, yes)
    unsure: Mapping[str, Answer] = {}
    with Progress() as progress:
        if links:
            outcome, unsure = _check_with_links(options, progress)
        else:
            outcome = check(options, progress)
    wanted = [each for each in outcome.problems if not rules or each.rule in rules]
    report = report_of(
        wanted,
        outcome.line_of,
        lambda path: file_from_here(path, content),
        outcome.files,
        [(each.problem, each.reason) for each in outcome.accepted if not rules or each.problem.rule in rules],
        at_most,
    )
    others = sum(each.severity == "error" for each in outcome.problems) - report.errors
    from journeygen.checks.web import NO_NETWORK

    offline = sum(answer == NO_NETWORK for answer in unsure.values())
    if offline:
        click.echo(f"There seems to be no network: {counted(offline, 'address')} could not be looked up", err=True)
    for address, answer in unsure.items():
        if answer == NO_NETWORK:
            continue
        click.echo(f"Nobody can say whether this still leads somewhere: {printable(address)} ({answer.said})", err=True)
    _print(report, form, f"; {counted(others, 'error')} of other rules" if others else "")
    if report.errors or (strict and report.warnings):
        raise click.exceptions.Exit(1)


def _check_with_links(options: Options, progress: Progress) -> tuple[Outcome, Mapping[str, Answer]]:
    """What a check says that asks other sites, too; a refusal where what asks them is not installed."""
    if find_spec("httpx") is None:
        raise Refusal(
            "--links needs an extra: install journeygen with it, such as\n"
            '  pipx install --force "journeygen[links] @ git+https://github.com/journeygen/journeygen"'
        )
    from journeygen.build import check_with_links

    return check_with_links(options, progress)


def _print(report: Report, form: str, besides: str) -> None:
    """Print a report, and `besides` behind its sum. Of a format for machines, standard output has nothing else."""
    if form == "text":
        print_report(report)
        click.echo(summary(report) + besides)
        return
    if form == "json":
        click.echo(as_json.document(report, __version__))
    elif form == "sarif":
        click.echo(sarif.document(report, __version__, _help()))
    elif report.problems:
        click.echo(github.lines(report))
    click.echo(summary(report) + besides, err=True)


def _known(rule: str) -> Rule:
    """The rule of an id, or a refusal with a suggestion."""
    from journeygen.checks import RULES
    from journeygen.model.names import nearest

    if rule in RULES:
        return RULES[rule]
    near = nearest(rule, RULES, loose=True)
    # Of long names people remember a word: those that have it, or look like it, are near enough to be named.
    like = [near] if near else [each for each in RULES if rule in each][:3] or get_close_matches(rule, RULES)
    named = " or ".join(f"'{each}'" for each in like)
    hint = f"did you mean {named}?" if like else "the guide has them all, on its page 'Rules'"
    raise Refusal(f"there is no rule '{rule}' — {hint}")


def _explained(rule: str) -> str:
    from journeygen.checks.explain import explanation

    return explanation(_known(rule))


def _help() -> Mapping[str, sarif.Help]:
    from journeygen.checks import RULES
    from journeygen.checks.explain import markdown

    return {id_: sarif.Help(each.wants, each.why, each.weight, markdown(each)) for id_, each in RULES.items()}
