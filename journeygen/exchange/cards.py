"""A picture of each journey's curve, for those who show a preview of a link (Open Graph): 1200 × 630 px.

Made without a browser by resvg, which comes with `pip install journeygen[cards]`; without it there are
no pictures. They have no words in them: the preview has the title beside the picture, and which fonts
a machine has must not decide what a site looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.util import find_spec

from journeygen.charts.svg import element, group
from journeygen.exchange.publication import Export, Publication
from journeygen.model.journeys import Journey
from journeygen.pages.journey import card_of
from journeygen.pages.multiples import chart_of

WIDTH, HEIGHT = 1200, 630
_SCALE = 3.6
_LEFT, _TOP = 60, 80

# The default theme's, in light; resvg knows no custom properties. A test holds them to the theme.
COLOURS = {"bg": "#fff", "rule": "#e0e3e8", "ctl": "#848c98"}
PERSONAS = (
    ("#14181f", "none"),
    ("#a8175d", "8 5"),
    ("#0b6b78", "2 4"),
    ("#6f1d09", "12 4 2 4"),
    ("#692ba7", "5 3"),
    ("#087e1e", "1 4 6 4"),
    ("#525b17", "16 5"),
    ("#6c1c5a", "9 3 2 3 2 3"),
    ("#586eae", "2 7"),
    ("#0f432e", "14 3 5 3"),
)
STAGES = (
    *("#3d4195", "#2a6a9c", "#137f77", "#3f6a10", "#b57b00", "#6d2440"),
    *("#7a7cf0", "#5d6f45", "#a4688f", "#5a4012", "#8f4fc4", "#3d5a66"),
)


def can_draw() -> bool:
    """Whether what draws the cards is installed."""
    return find_spec("resvg_py") is not None


def export(publication: Publication) -> Iterator[Export]:
    """A card for each journey; none for a site that does not know where it stands, since nobody could name them."""
    if publication.desk.base_url and can_draw():
        for journey in publication.desk.catalog.journeys.values():
            yield Export(card_of(journey.id), partial(_card, journey, publication))


def _card(journey: Journey, publication: Publication) -> bytes:
    import resvg_py

    sheet = publication.desk.sheet(card_of(journey.id))
    # Without words of its own, whatever they would say of a journey where nothing is felt.
    chart = chart_of(journey, journey.persona_ids, sheet, width=(WIDTH - 2 * _LEFT) / _SCALE, wordless=True)
    svg = element(
        "svg",
        element("rect", width=WIDTH, height=HEIGHT, fill=COLOURS["bg"]),
        group(chart, transform=f"translate({_LEFT} {_TOP}) scale({_SCALE})"),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=str(svg), style_sheet=_style(), skip_system_fonts=True))


@lru_cache(maxsize=1)
def _style() -> str:
    rules = [
        ".rule, .zero { fill: none; stroke-width: 1 }",
        f".rule {{ stroke: {COLOURS['rule']} }}",
        f".zero {{ stroke: {COLOURS['ctl']} }}",
        ".line, .tick { fill: none; stroke-width: 1.8; stroke-linejoin: round }",
        ".thin { stroke-width: 1 }",
        ".face-edge { stroke-width: 1.7 }",
        f".face-eye, .face-open {{ fill: {COLOURS['bg']} }}",
        f".face-mouth {{ fill: none; stroke: {COLOURS['bg']}; stroke-width: 1.5; stroke-linecap: round }}",
        f".face-open {{ fill: {COLOURS['bg']} }}",
    ]
    for number, (colour, dash) in enumerate(PERSONAS, start=1):
        rules.append(f".p{number} .line {{ stroke: {colour}; stroke-dasharray: {dash} }}")
        rules.append(f".p{number} .tick {{ stroke: {colour} }}")
        rules.append(f".p{number} .face-edge {{ fill: {colour}; stroke: {colour} }}")
        rules.append(f".assumed.p{number} .face-edge {{ fill: {COLOURS['bg']}; stroke-dasharray: 3 2.2 }}")
        rules.append(f".assumed.p{number} .face-eye, .assumed.p{number} .face-open {{ fill: {colour} }}")
        rules.append(f".assumed.p{number} .face-mouth {{ stroke: {colour} }}")
    rules += (f".stage-{number} {{ fill: {colour} }}" for number, colour in enumerate(STAGES, start=1))
    return "\n".join(rules)
