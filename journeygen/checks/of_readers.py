"""The rules of the format: what keeps a file, a value or a reference from being read.

Their weight is fixed. Only `stub` is a matter of taste: it is how a map is sketched.
"""

from __future__ import annotations

from journeygen.checks.examples import front, head, journey, step, steps
from journeygen.checks.of_yaml import YAML
from journeygen.checks.rule import Example, Rule


def _rule(id_: str, wants: str, why: str, wrong: Example | None = None, right: Example | None = None) -> Rule:
    return Rule(id_, wants, why, wrong, right, weight="error", fixed=True)


_FILES = (
    _rule(
        "file-encoding",
        "Every file is saved as UTF-8.",
        "It is the one encoding in which every script can be written. Every editor offers it when it saves.",
    ),
    _rule(
        "file-lfs",
        "Files that Git LFS keeps are there themselves.",
        "What it leaves in their place until they are fetched is no picture and no data.",
    ),
    _rule(
        "file-name",
        "Files and folders have names that journeygen knows how to read.",
        "The folder says what a file describes, and the file's name is the id. Of a name that cannot be one, "
        "everything inside would be ignored in silence.",
        front("personas/Tim Two.md", "name: Tim Two"),
        front("personas/tim-two.md", "name: Tim Two\nkind: anti"),
    ),
    _rule(
        "file-outside",
        "Every file of a site lies inside of its folder.",
        "A link to somewhere else works on one machine only, and could publish what nobody meant to.",
    ),
    _rule(
        "file-size", "A content file has at most 2 MB.", "More is a picture or an export that came there by mistake."
    ),
    _rule("file-unreadable", "Every file can be opened.", "What cannot be opened would be missing without a word."),
    _rule(
        "front-matter",
        "The keys at the top of a Markdown file stand between two lines of three hyphens.",
        "Otherwise nobody can tell where the keys end and the text begins.",
        Example("personas/tom.md", "---\nname: Tom\n\nTom is in a hurry.\n"),
        front("personas/tom.md", "name: Tom\nkind: anti", "\nTom is in a hurry.\n"),
    ),
    _rule(
        "unfinished-merge",
        "No file has lines with `<<<<<<<` or `>>>>>>>` in it.",
        "Git writes them around two versions of the same lines that it cannot make one of: somebody has to choose.",
        front("personas/tim.md", "<<<<<<< HEAD\nname: Tim\n=======\nname: Timothy\n>>>>>>> names"),
        front("personas/tim.md", "name: Tim"),
    ),
    Rule(
        "line-ends",
        "All lines of a file end in the same way.",
        "Mixed line ends come from several editors. Git shows whole files as changed, and nobody sees what was.",
    ),
    _rule(
        "missing-file",
        "A picture or a data file that is named exists.",
        "Else the page would have a hole.",
        step("title: Asks\nemotion: 1\nimage: /assets/none.png"),
        step("title: Asks\nemotion: 1"),
    ),
    _rule("no-site", "A site has the file `site.yaml`.", "It holds the title, and all that is true of the whole site."),
    _rule(
        "csv",
        "A metric's data is a CSV file with the columns `date,value`, one line a date, the oldest first.",
        "Every other order or form can be read in two ways.",
        Example("assets/waits.csv", "date,value\n2026-02-01,4\n2026-01-01,5\n"),
        Example("assets/waits.csv", "date,value\n2026-01-01,5\n2026-02-01,4\n"),
    ),
)

_NAMES = (
    _rule(
        "ambiguous-reference",
        "A name that two things share is written as the id of the one that is meant.",
        "A current and a future journey may be called the same.",
    ),
    _rule(
        "duplicate-id",
        "An id stands for one thing of its kind.",
        "Others name things by their id.",
        Example("teams.yaml", "- {id: care, name: Care}\n- {id: care, name: Careful}\n"),
        Example("teams.yaml", "- {id: care, name: Care}\n- {id: careful, name: Careful}\n"),
    ),
    _rule(
        "id",
        "An id is made of lower-case letters, digits and hyphens.",
        "It becomes an address and a file's name, and those have to work everywhere.",
        step("title: Asks\nid: First step\nemotion: 1"),
        step("title: Asks\nid: first-step\nemotion: 1"),
    ),
    _rule(
        "unknown-key",
        "Every key is one that journeygen knows.",
        "What stands under a misspelt key would be missing on the page.",
        head("titel: Help"),
        head("summary: Help"),
    ),
    _rule(
        "unknown-reference",
        "What is named exists, and is spelt as it is there.",
        "A name that is close to a known one is a slip, not something new.",
        step("title: Asks\nemotion: 1\ntouchpoint: chta"),
        step("title: Asks\nemotion: 1\ntouchpoint: chat"),
    ),
    Rule(
        "stub",
        "What is named somewhere is described somewhere.",
        "A map can be sketched before the catalogues are filled: what is missing gets an almost empty page, and this "
        "reminder.",
        journey("title: Ask for help\npersonas: dora\n"),
        journey("title: Ask for help\npersonas: tim\n"),
    ),
)

_JOURNEYS = (
    _rule(
        "circle",
        "No journey leads back to itself by `variant_of`, or by the `journey` of its steps.",
        "Of two that are each a variant of the other, none is the original; and nothing opens into itself.",
        journey("title: Ask for help\npersonas: tim\nvariant_of: ask\n"),
        journey("title: Ask for help\npersonas: tim\nvariant_of: whole\n"),
    ),
    _rule(
        "empty-step",
        "A step has a title, a touchpoint or actions.",
        "Something has to stand at the head of its column.",
        step("emotion: 1"),
        step("title: Asks\nemotion: 1"),
    ),
    _rule(
        "shares",
        "The shares of the ways on from a step are 100 % together at most.",
        "They are parts of those who come to the step.",
        steps("- title: Asks\n  emotion: 1\n  next:\n    - {exit: Gives up, share: 60}\n    - {exit: Pays, share: 60}"),
        steps("- title: Asks\n  emotion: 1\n  next:\n    - {exit: Gives up, share: 40}\n    - {exit: Pays, share: 60}"),
    ),
    _rule("stage-order", "Stages come in the order of their stage model.", "Else journeys could not be compared."),
    _rule("stage-twice", "A stage of the model comes once.", "A way back is written as the `next` of a step."),
    _rule(
        "stages-twice",
        "A journey has its stages in its own file, or in files of their own, not both.",
        "There would be two orders.",
    ),
    _rule(
        "way",
        "A way on from a step has either `to` or `exit`.",
        "It leads to another step, or out of the journey.",
        step("title: Asks\nemotion: 1\nnext:\n  - when: nobody answers"),
        step("title: Asks\nemotion: 1\nnext:\n  - exit: Gives up\n    when: nobody answers"),
    ),
)

_VALUES = (
    _rule(
        "date",
        "A date is written year, month, day: `2026-11-04`.",
        "In every other order, two people read two days.",
        head("reviewed: 4.11.2026"),
        head("reviewed: 2026-11-04"),
    ),
    _rule(
        "duration",
        "A duration is a number or a range, with its unit.",
        "`10` could be minutes or days.",
        step("title: Asks\nemotion: 1\nduration: ten"),
        step("title: Asks\nemotion: 1\nduration: 10 min"),
    ),
    _rule(
        "emotion",
        "An emotion is a number on the scale, or one of the five words.",
        "Everything else cannot be drawn.",
        step("title: Asks\nemotion: 9"),
        step("title: Asks\nemotion: annoyed"),
    ),
    _rule(
        "missing-key",
        "What is needed is there.",
        "A persona without a name, a journey without a persona, cannot be shown.",
        journey("title: Ask for help\n"),
        journey("title: Ask for help\npersonas: tim\n"),
    ),
    _rule(
        "number",
        "Where a number is expected, there is one.",
        "Texts cannot be counted with.",
        head("volume: many"),
        head("volume: 1200"),
    ),
    _rule(
        "one-line",
        "A title is one line.",
        "It stands at the head of columns and in lists.",
        journey("title: |\n  Ask\n  for help\npersonas: tim\n"),
        journey("title: Ask for help\npersonas: tim\n"),
    ),
    _rule(
        "out-of-range",
        "A number lies in its range.",
        "Severity, impact and the like go from 1 to 5 everywhere, so that they can be compared.",
        step("title: Asks\nemotion: 1\nopportunities:\n  - title: Help\n    impact: 7"),
        step("title: Asks\nemotion: 1\nopportunities:\n  - title: Help\n    impact: 5"),
    ),
    _rule(
        "percentage",
        "A percentage is a number, with or without its `%`.",
        "`0.4` is most likely meant to be 40 %; that is a warning only, since it may be right.",
        step("title: Asks\nemotion: 1\nnext:\n  - {exit: Gives up, share: half}"),
        step("title: Asks\nemotion: 1\nnext:\n  - {exit: Gives up, share: 50 %}"),
    ),
    _rule(
        "unknown-word",
        "Where there are certain words to choose from, it is one of them.",
        "Any other has no meaning on a page.",
        head("state: next year"),
        head("state: future"),
    ),
    _rule(
        "url",
        "An address is one that can be linked: http, https, mailto, tel, or a path of the site.",
        "Other addresses lead nowhere, or do something that no reader asked for.",
        Example("evidence/talks.md", "---\ntitle: Talks\nkind: interview\nurl: ftp://example.org/talks\n---\n"),
        Example("evidence/talks.md", "---\ntitle: Talks\nkind: interview\nurl: https://example.org/talks\n---\n"),
    ),
    _rule(
        "wrong-type",
        "A list stands where a list is expected, a text where a text is expected, and keys where keys are.",
        "The shape says what is meant.",
        head("reviewed: [2026-11-04]"),
        head("reviewed: 2026-11-04"),
    ),
)

_SITE = (
    _rule(
        "accent",
        "The accent in `theme_options` is a colour, and can be read on the background.",
        "Links that cannot be read are no links.",
        Example("site.yaml", 'title: Test\ntheme_options: {accent: "#eeeeee"}\n'),
        Example("site.yaml", 'title: Test\ntheme_options: {accent: "#1b4fb8"}\n'),
    ),
    _rule(
        "fonts",
        "Fonts in `theme_options` are names.",
        "They are looked up among those that readers have installed.",
        Example("site.yaml", 'title: Test\ntheme_options: {fonts: "Inter; x"}\n'),
        Example("site.yaml", "title: Test\ntheme_options: {fonts: Inter}\n"),
    ),
    _rule(
        "site",
        "What `site.yaml` says of scales and lanes fits together.",
        "A scale has a lower end and an upper one, levels are five, and a lane's id is not taken.",
        Example("site.yaml", "title: Test\nscale: [2, -2]\n"),
        Example("site.yaml", "title: Test\nscale: [-2, 2]\n"),
    ),
    _rule(
        "theme",
        "The theme exists, and its templates can be read.",
        "Pages cannot be made without one. The message names the file and the line of the template.",
        Example("site.yaml", "title: Test\ntheme: none\n"),
        Example("site.yaml", "title: Test\ntheme: ledger\n"),
    ),
)

READERS = (*YAML, *_FILES, *_NAMES, *_JOURNEYS, *_VALUES, *_SITE)
"""The rules of the readers, by what they are about."""
