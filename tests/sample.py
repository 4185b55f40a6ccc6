"""A small bank, built by hand from the model: what views and charts are tried on without reading a file.

`catalog()` has a current journey with a branch, a loop, exits and two personas, its future and its
competitor's variant, a larger journey around it, and one in French. The day is `TODAY`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from journeygen.links import Links, page_of
from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.fields import Duration, Emotion, For, Quote
from journeygen.model.journeys import BlueprintAction, ChannelSwitch, Journey, JourneyPersona, JourneyStage, Next, Step
from journeygen.model.kinds import Kind
from journeygen.model.measures import Evidence, Metric, Observation
from journeygen.model.pains import Expected, Opportunity, PainPoint
from journeygen.model.personas import Persona
from journeygen.model.site import CustomLane, Lanes, Site
from journeygen.model.stages import Stage, StageModel
from journeygen.model.touchpoints import Channel, Team, Touchpoint
from journeygen.prose import Prose
from journeygen.sheet import Desk, Sheet
from journeygen.source.models import models_for
from journeygen.words import Words

TODAY = datetime.date(2026, 11, 22)

CUSTOM = (
    CustomLane(id="duties", title="Duties by law", at="stage"),
    CustomLane(id="effort-felt", title="Effort", type="curve", range=(1, 5)),
)
SITE = Site(
    title="Northbank",
    lanes=Lanes(custom=CUSTOM),
    review_every=Duration(low=6, high=6, unit="month"),
)
WEEKS = Duration(low=1, high=3, unit="week")


def all_(*values: str) -> tuple[For[str], ...]:
    """Values for everybody."""
    return tuple(For(value) for value in values)


def each(**values: object) -> tuple[For[object], ...]:
    """One value a persona."""
    return tuple(For(value, (persona,)) for persona, value in values.items())


def felt(start: int, end: int | None = None, evidence: str = "") -> Emotion:
    """An emotion in tenths."""
    return Emotion(start=start, end=start if end is None else end, evidence=(evidence,) if evidence else ())


def people(*ids: str) -> tuple[JourneyPersona, ...]:
    """The personas of a journey."""
    return tuple(JourneyPersona(persona=id_) for id_ in ids)


def catalog_of(*entities: Entity, site: Site = SITE) -> Catalog:
    """A catalog with these entities, in this order."""
    found: dict[Kind, dict[str, Entity]] = {}
    for entity in entities:
        found.setdefault(entity.kind, {})[entity.id] = entity
    return Catalog(site=site, entities=found)


def sheet_of(catalog: Catalog, url: str = "journeys/open-account.html", language: str = "en") -> Sheet:
    """A sheet for a page of a site in which every entity of the catalog has a page."""
    pages = {page_of(entity.key) for kind in catalog.entities for entity in catalog.of(kind).values()}
    desk = Desk(
        catalog=catalog,
        links=Links(frozenset(pages)),
        words=Words(language),
        prose=Prose(),
        as_of=TODAY,
    )
    return desk.sheet(url)


def smallest(*steps: Step, **keys: object) -> Journey:
    """A journey of one stage with these steps, for one persona."""
    stage = JourneyStage(id="first", title="First", steps=steps)
    return Journey(
        **{"id": "open-account", "title": "Open an account", "personas": people("tim"), "stages": (stage,), **keys}
    )


def open_account() -> Journey:
    """The current journey: steps 1 see, 2 compare, 3 send, 4 call (Trudy only, a branch), 5 pay."""
    models = models_for(CUSTOM)
    return models.journey(
        id="open-account",
        title="Open an *account*",
        summary="From the first thought to the first payment.",
        scenario="The old bank has begun to charge.",
        personas=people("tim", "trudy"),
        stage_model="digital",
        owner="onboarding",
        involved=("care",),
        product="Northbank",
        goals=("Pay less",),
        volume=1000,
        reviewed=datetime.date(2026, 4, 1),
        evidence=("talks",),
        metrics=("opened",),
        body="## How it was made\n\nWe asked [[persona:tim]].",
        stages=(
            models.stage(
                id="need",
                stage="need",
                duration=WEEKS,
                goals=("Find out what it costs",),
                questions=("Is it safe?",),
                lane_duties="State the yearly rate",
                steps=(
                    models.step(
                        id="see",
                        title="Sees the spot",
                        touchpoint=all_("spot"),
                        actions=each(tim="Notices the price", trudy="Looks up"),
                        emotion=each(tim=felt(0), trudy=felt(10, evidence="talks")),
                        lane_effort_felt=(For(1.0),),
                    ),
                    models.step(
                        id="compare",
                        title="Compares offers",
                        touchpoint=all_("site"),
                        actions=all_("Puts three side by side"),
                        questions=all_("Where are the fees?"),
                        quote=(For(Quote(text="I gave up on page four.", source="talks"), ("trudy",)),),
                        emotion=each(tim=felt(10, evidence="talks"), trudy=felt(-10, evidence="talks")),
                        pain_points=(
                            PainPoint(id="fees-hidden", title="Fees hide in a PDF", severity=4, evidence=("talks",)),
                        ),
                        next=(Next(to="send", share=60), Next(exit="Stays with the old bank", share=40)),
                    ),
                ),
            ),
            models.stage(
                id="decision",
                stage="decision",
                steps=(
                    models.step(
                        id="send",
                        title="Sends the documents",
                        touchpoint=each(tim="app", trudy="site"),
                        actions=all_("Photographs the passport"),
                        emotion=(For(felt(-20, evidence="talks"), ("trudy",)),),
                        moment_of_truth=(For(True),),
                        pain_points=(
                            PainPoint(id="address-twice", title="The address is asked twice", severity=3),
                            PainPoint(id="upload-fails", title="upload-fails", shared=True),
                        ),
                        opportunities=(
                            Opportunity(
                                id="check-first",
                                title="Check the photo before it is sent",
                                solves=("upload-fails",),
                                status="doing",
                                impact=5,
                                effort=2,
                                owner="onboarding",
                                expected=Expected(metric="opened", to=70),
                            ),
                            Opportunity(id="old-idea", title="A longer form", status="rejected", impact=5, effort=1),
                        ),
                        frontstage=(For(BlueprintAction(action="Upload screen")),),
                        backstage=(For(BlueprintAction(action="Manual check", owner="care", system="Desk")),),
                        support_processes=(For(BlueprintAction(action="Identity check")),),
                        metrics=all_("opened"),
                        next=(
                            Next(to="pay", when="accepted", share=77),
                            Next(to="call", when="rejected", share=23, personas=("trudy",)),
                        ),
                        evidence=all_("talks"),
                    ),
                    models.step(
                        id="call",
                        title="Calls support",
                        personas=("trudy",),
                        touchpoint=all_("line"),
                        channel_switch=(For(ChannelSwitch(context="lost", note="Trudy tells it all again")),),
                        actions=all_("Explains from the start"),
                        next=(Next(to="send"),),
                    ),
                    models.step(
                        id="pay",
                        title="Makes the first payment",
                        touchpoint=all_("app"),
                        actions=all_("Pays the rent"),
                        emotion=each(tim=felt(10, 20, "talks"), trudy=felt(0)),
                        next=(),
                    ),
                ),
            ),
            models.stage(id="loyalty", stage="loyalty"),
        ),
    )


def entities() -> Iterable[Entity]:
    """Everything in the bank's catalogues, then its journeys."""
    yield Persona(id="tim", name="Tech-savvy Tim", tagline="Wants it done on the tram.")
    yield Persona(id="trudy", name="Traditional Trudy", tagline="Wants a person.")
    yield Channel(id="tv", name="TV", icon="tv")
    yield Channel(id="web", name="Web")
    yield Channel(id="app-channel", name="App")
    yield Channel(id="phone", name="Phone", type="human")
    yield Touchpoint(id="spot", name="TV spot", channel="tv", owner="brand")
    yield Touchpoint(id="site", name="Website", channel="web", owner="onboarding", systems=("CMS",))
    yield Touchpoint(id="app", name="The app", channel="app-channel")
    yield Touchpoint(id="line", name="Support line", channel="phone", owner="care")
    yield Team(id="brand", name="Brand")
    yield Team(id="onboarding", name="Onboarding")
    yield Team(id="care", name="Customer care")
    yield Evidence(id="talks", title="Nine talks", type="interview", participants=9)
    yield Metric(
        id="opened",
        name="Form to open account",
        unit="%",
        target=70,
        series=(
            Observation(date=datetime.date(2026, 9, 1), value=60),
            Observation(date=datetime.date(2026, 10, 1), value=54),
        ),
    )
    yield PainPoint(id="upload-fails", title="Upload fails without a reason", severity=5, evidence=("talks",))
    yield StageModel(
        id="digital",
        title="Digital journey",
        stages=(
            Stage(id="need", title="Need identified", phase="Acquisition", business_goal="Be there in time"),
            Stage(id="compare", title="Solutions evaluated", phase="Acquisition"),
            Stage(id="decision", title="Decision and purchase", phase="Acquisition"),
            Stage(id="loyalty", title="Loyalty", phase="Retention"),
        ),
    )
    yield open_account()
    yield Journey(
        id="open-account-future",
        title="Open an account, as we want it",
        personas=people("tim"),
        state="future",
        variant_of="open-account",
        stages=(JourneyStage(id="all", title="All of it", steps=(Step(id="tap", title="Taps once"),)),),
    )
    yield Journey(
        id="everyday-banking",
        title="Everyday banking",
        personas=people("tim"),
        level="macro",
        stages=(
            JourneyStage(
                id="start",
                title="Start",
                steps=(Step(id="becomes", title="Becomes a customer", journey=all_("open-account")),),
            ),
        ),
    )
    yield Journey(
        id="ouvrir-un-compte",
        title="Ouvrir un compte",
        summary="De la première idée au premier paiement.",
        personas=people("trudy"),
        language="fr",
        stages=(
            JourneyStage(
                id="besoin",
                title="Besoin identifié",
                steps=(Step(id="annonce", title="Voit l’annonce", emotion=(For(felt(10)),)),),
            ),
        ),
    )


def catalog() -> Catalog:
    """The bank."""
    return catalog_of(*entities())
