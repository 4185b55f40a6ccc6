"""The site: what `content/site.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from journeygen.model.fields import (
    Duration,
    FreeKeys,
    Id,
    OneLine,
    PlainWord,
    Prose,
    SiteFile,
    Url,
    Value,
    Visibility,
)
from journeygen.model.kinds import Key, Kind

Status = Literal["draft", "in-review", "published", "archived"]

SITE = Key(Kind.PAGE, "site.yaml")
"""Stands for the site itself where texts are told by the entity they are written in. No id has a dot."""


class CustomLane(Value):
    """A lane of the site's own. Its id becomes a key of journeys, stages or steps."""

    id: Id = Field(description="The key that journeys, stages or steps then have.")
    title: OneLine = Field(description="The lane's name on the map.")
    type: Literal["text", "list", "quote", "image", "metric", "score", "curve"] = Field(
        "text", description="What stands in its cells."
    )
    at: Literal["journey", "stage", "step"] = Field("step", description="The level the key belongs to.")
    range: tuple[float, ...] = Field(
        (), description="Lowest and highest value of a `score` or `curve`: `[1, 5]`.", max_length=2
    )
    visibility: Visibility = Field(
        "public", description="`internal` keeps the lane out of a site that is built for the public."
    )


class Lanes(Value):
    """Which lanes maps have, and in which order."""

    order: tuple[PlainWord, ...] = Field((), description="Lane ids in the wanted order; the others follow in theirs.")
    hidden: tuple[PlainWord, ...] = Field((), description="Lane ids that no map shows.")
    custom: tuple[CustomLane, ...] = Field((), description="Lanes of your own.")


class Accent(Value):
    """The colour of links, of what is pressed and of the focus."""

    short: ClassVar[str] = "light"

    light: PlainWord = Field(description='On a light background: `"#1b4fb8"`, with the quotes.')
    dark: PlainWord = Field("", description="On a dark one; without it, the light one made lighter.")


class Fonts(Value):
    """Fonts that readers have installed, by name. The system's stand in where they have not."""

    short: ClassVar[str] = "text"

    text: tuple[PlainWord, ...] = Field((), description="For all texts.")
    voice: tuple[PlainWord, ...] = Field((), description="For what customers said.")
    code: tuple[PlainWord, ...] = Field((), description="For code.")


class ThemeOptions(Value):
    """How the site looks, in any theme. What a theme of your own needs besides stands in `extra`."""

    accent: Accent | None = Field(None, description="The colour of links, of what is pressed and of the focus.")
    logo: SiteFile = Field("", description="A picture beside the site's name, shown 28 px high.")
    favicon: SiteFile = Field("", description="The picture in the browser's tab: an SVG, PNG or ICO file.")
    footer: Prose = Field("", description="A text at the foot of every page.")
    fonts: Fonts | None = Field(None, description="Fonts by name. Without it, the reader's system decides.")


class HistoryOptions(Value):
    """What the site tells of its own history, as Git knows it."""

    authors: bool = Field(True, description="Whether people are named who changed something.")


class Markdown(Value):
    """How Markdown is read."""

    html: Literal["off", "sanitized"] = Field(
        "off", description="`sanitized` lets HTML through that is on the allow-list."
    )


class Site(Value):
    """What holds for the whole site."""

    format: int = Field(1, description="The version of the content format.", ge=1, le=1)
    title: OneLine = Field(description="The site's name.")
    description: Prose = Field("", description="What the site is about, in a sentence or two.")
    language: PlainWord = Field("en", description="The language of content and interface, as a BCP 47 tag: `en`, `fr`.")
    base_url: Url = Field("", description="Where the site is published. Only needed for absolute URLs.")
    repository: Url = Field(
        "", description="The repository's address, for links back to the source. Without it, Git's remote is asked."
    )
    branch: PlainWord = Field("", description="The branch that is edited. Without it, the remote's own, else `main`.")
    history: HistoryOptions = Field(HistoryOptions(), description="What is told of the site's own history.")
    feedback: PlainWord = Field("", description="A URL with `{page}` and `{anchor}` where readers can say something.")
    theme: PlainWord = Field("default", description="The theme's name, or the path of a theme folder of your own.")
    theme_options: ThemeOptions = Field(ThemeOptions(), description="Accent, logo, favicon, footer and fonts.")
    scale: tuple[float, ...] = Field(
        (-2, 2), description="Lowest and highest value of the emotion scale.", min_length=2, max_length=2
    )
    emotion: tuple[OneLine, ...] = Field(
        (), description="Your own words for the five levels, from the lowest to the highest."
    )
    lanes: Lanes = Field(Lanes(), description="The order of the lanes, hidden ones, and lanes of your own.")
    scoring: Literal["impact-effort", "rice", "opportunity-score"] = Field(
        "impact-effort", description="How opportunities are ranked."
    )
    review_every: Duration | None = Field(None, description="How often each journey is to be reviewed.")
    evidence_age: Duration | None = Field(
        None, description="How old evidence may be, such as `2 years`; without it, it may be of any age."
    )
    statuses_published: tuple[Status, ...] = Field(
        ("published",), description="Journeys in one of these states are shown."
    )
    rules: Mapping[PlainWord, Literal["off", "warning", "error"]] = Field(
        {}, description="How severe each check is: a rule's id, and `off`, `warning` or `error`."
    )
    markdown: Markdown = Field(Markdown(), description="How Markdown is read.")
    embed: bool = Field(
        False,
        description="Whether each map has a page of its own in `embed/`, for frames of other sites.",
    )
    cname: PlainWord = Field(
        "", description="A host name of your own for GitHub Pages, such as `maps.example.org`: written to `CNAME`."
    )
    redirects: Mapping[PlainWord, PlainWord] = Field({}, description="Old addresses and where they lead now.")
    extra: FreeKeys = Field({}, description="Free keys for themes.")
