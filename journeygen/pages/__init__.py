"""The pages of a site, one type a file. A new type is a file and a line in `PAGE_TYPES`."""

from __future__ import annotations

from journeygen.model.catalog import Catalog
from journeygen.pages.channel import TYPE as CHANNEL
from journeygen.pages.colophon import TYPE as COLOPHON
from journeygen.pages.compare import TYPE as COMPARE
from journeygen.pages.compare_index import TYPE as COMPARE_INDEX
from journeygen.pages.content_plan import TYPE as CONTENT_PLAN
from journeygen.pages.embed import TYPE as EMBED
from journeygen.pages.evidence import TYPE as EVIDENCE
from journeygen.pages.hierarchy import TYPE as HIERARCHY
from journeygen.pages.home import TYPE as HOME
from journeygen.pages.index_channels import TYPE as INDEX_CHANNELS
from journeygen.pages.index_evidence import TYPE as INDEX_EVIDENCE
from journeygen.pages.index_journeys import TYPE as INDEX_JOURNEYS
from journeygen.pages.index_metrics import TYPE as INDEX_METRICS
from journeygen.pages.index_opportunities import TYPE as INDEX_OPPORTUNITIES
from journeygen.pages.index_pages import TYPE as INDEX_PAGES
from journeygen.pages.index_pains import TYPE as INDEX_PAINS
from journeygen.pages.index_personas import TYPE as INDEX_PERSONAS
from journeygen.pages.index_products import TYPE as INDEX_PRODUCTS
from journeygen.pages.index_stage_models import TYPE as INDEX_STAGE_MODELS
from journeygen.pages.index_tags import TYPE as INDEX_TAGS
from journeygen.pages.index_teams import TYPE as INDEX_TEAMS
from journeygen.pages.index_touchpoints import TYPE as INDEX_TOUCHPOINTS
from journeygen.pages.journey import TYPE as JOURNEY
from journeygen.pages.metric import TYPE as METRIC
from journeygen.pages.not_found import TYPE as NOT_FOUND
from journeygen.pages.opportunity import TYPE as OPPORTUNITY
from journeygen.pages.pain_point import TYPE as PAIN_POINT
from journeygen.pages.persona import TYPE as PERSONA
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.product import TYPE as PRODUCT
from journeygen.pages.redirect import TYPE as REDIRECT
from journeygen.pages.stage_model import TYPE as STAGE_MODEL
from journeygen.pages.tag import TYPE as TAG
from journeygen.pages.team import TYPE as TEAM
from journeygen.pages.text_page import TYPE as TEXT_PAGE
from journeygen.pages.touchpoint import TYPE as TOUCHPOINT

PAGE_TYPES: tuple[PageType, ...] = (
    HOME,
    INDEX_JOURNEYS,
    JOURNEY,
    COMPARE_INDEX,
    COMPARE,
    INDEX_PERSONAS,
    PERSONA,
    INDEX_STAGE_MODELS,
    STAGE_MODEL,
    INDEX_TOUCHPOINTS,
    TOUCHPOINT,
    INDEX_CHANNELS,
    CHANNEL,
    INDEX_TEAMS,
    TEAM,
    INDEX_METRICS,
    METRIC,
    INDEX_EVIDENCE,
    EVIDENCE,
    INDEX_PAINS,
    PAIN_POINT,
    INDEX_OPPORTUNITIES,
    OPPORTUNITY,
    HIERARCHY,
    CONTENT_PLAN,
    INDEX_PRODUCTS,
    PRODUCT,
    INDEX_TAGS,
    TAG,
    INDEX_PAGES,
    TEXT_PAGE,
    COLOPHON,
    EMBED,
    REDIRECT,
    NOT_FOUND,
)


def plan(catalog: Catalog) -> tuple[PlannedPage, ...]:
    """All pages of a site, in the order of their types."""
    return tuple(page for page_type in PAGE_TYPES for page in page_type.plan(catalog))
