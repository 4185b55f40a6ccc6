"""Comments that accept a problem: where they stand, what they hide, and what is wrong with them."""

from __future__ import annotations

import pytest

from tests.checks.whole import found, outcome_of


@pytest.mark.parametrize(
    "text",
    [
        "title: Ask\npersonas: dora # accept: stub — she comes in May\n",
        "title: Ask\n# accept: stub — she comes in May\npersonas: dora\n",
        "title: Ask\n\n# Accept : stub - she comes in May\n# Another thing.\n\npersonas: dora\n",
        "# accept-file: stub: she comes in May\n\ntitle: Ask\npersonas: dora\n",
        "title: Ask\n# accept: broken-link, stub — she comes in May\npersonas: dora\n",
        "title: Ask\n## accept: stub she comes in May\npersonas: dora\n",
        "title: Ask\npersonas:\n  - tim\n  # accept: stub — she comes in May\n  - dora\n",
    ],
)
def test_ways_to_accept(text: str) -> None:
    outcome = outcome_of({"journeys/ask.yaml": text})
    assert [(each.problem.rule, each.reason) for each in outcome.accepted] == [("stub", "she comes in May")]
    assert [problem.rule for problem in outcome.problems if problem.rule == "stub"] == []


def test_in_front_matter_and_in_a_text() -> None:
    text = """\
---
title: Help
---
<!-- accept: broken-link — the page comes in May -->
See [prices](prices.md). Or [fees](fees.md). <!-- accept: broken-link — they stand on the same line -->

And [more](more.md). <!-- accept: broken-link — more
to come -->
"""
    # The last comment ends on the line below the link, and speaks of that one.
    assert found({"pages/help.md": text}) == [
        "pages/help.md:7:12 error[broken-link] the link leads to 'more.md', which does not exist"
        " — write where the file is, seen from this one, or from 'content/' on, such as /pages/help.md",
        "pages/help.md:7:22 warning[unused-accept] this accepts 'broken-link', but there is no such problem on line 8"
        " — take the comment out",
    ]


def test_what_only_looks_like_a_comment() -> None:
    text = """\
---
title: Help
description: |
  # accept: stub — this is a text
---
`<!-- accept: stub — code -->`

```yaml
# accept: stub — code
<!-- accept: stub — code -->
```
"""
    assert found({"pages/help.md": text}) == []


def test_what_is_wrong_with_comments() -> None:
    text = """\
title: Ask
personas: tim
# accept: stub
owner: care
# accept: stubb — why not
summary: Help  # accept: stub — nothing is a stub here
goals: []      # accept:
scenario: Asks # accept: unused-accept — it is late
outcome: Asked # accept: idle-channel-switch — it is off
# accept: unknown-key — let me
volume: 3
"""
    files = {"site.yaml": "title: T\nrules: {idle-channel-switch: off}\n", "journeys/ask.yaml": text}
    assert found(files) == [
        "journeys/ask.yaml:3:1 warning[accept-without-reason] no reason is given for accepting 'stub'"
        " — write it behind, such as '# accept: stub — Tim is written in May'",
        "journeys/ask.yaml:3:1 warning[unused-accept] this accepts 'stub', but there is no such problem on line 4"
        " — take the comment out",
        "journeys/ask.yaml:5:1 error[unknown-rule] there is no rule 'stubb' that can be accepted"
        " — did you mean 'stub'?",
        "journeys/ask.yaml:6:16 warning[unused-accept] this accepts 'stub', but there is no such problem on line 6"
        " — take the comment out",
        "journeys/ask.yaml:7:16 warning[unused-accept] this accepts no rule"
        " — name the rule, such as '# accept: stub — Tim is written in May'",
        "journeys/ask.yaml:8:16 warning[unused-accept] 'unused-accept' cannot be accepted"
        " — mend the comment that it is about",
        "journeys/ask.yaml:9:16 warning[unused-accept] this accepts 'idle-channel-switch', which is off on"
        " this site — take the comment out",
        "journeys/ask.yaml:10:1 error[unknown-rule] there is no rule 'unknown-key' that can be accepted"
        " — what it finds has to be mended",
    ]


def test_nothing_is_unused_while_content_cannot_be_read() -> None:
    files = {"journeys/ask.yaml": "title: Ask\npersonas: dora # accept: url-collision — x\nowner: : \n"}
    assert "unused-accept" not in "\n".join(found(files))


def test_what_is_accepted_does_not_stop_a_strict_build() -> None:
    text = "title: Ask\nowner: care\npersonas: dora # accept: stub — in May\n"
    outcome = outcome_of({"journeys/ask.yaml": text})
    assert outcome.problems == ()
    assert not outcome.stops(strict=True)


def test_an_error_of_the_site_s_own_making_can_be_accepted() -> None:
    files = {
        "site.yaml": "title: T\nrules: {stub: error}\n",
        "journeys/ask.yaml": "title: Ask\nowner: care\npersonas: dora # accept: stub — in May\n",
    }
    assert found(files) == []
