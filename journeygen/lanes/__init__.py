"""The lanes of a map, in the order in which they stand on the page. A new lane is a file and a line in `LANES`."""

from __future__ import annotations

from journeygen.lanes.arrange import arranged, faces_of, filled_lanes
from journeygen.lanes.blueprint import actions, owners, systems
from journeygen.lanes.board import Board
from journeygen.lanes.customers import customers
from journeygen.lanes.durations import durations
from journeygen.lanes.emotion import emotion
from journeygen.lanes.lane import Lane
from journeygen.lanes.metrics import metrics, once
from journeygen.lanes.opportunities import highest_score_first, opportunities
from journeygen.lanes.pains import most_severe_first, pains
from journeygen.lanes.path import channel_path
from journeygen.lanes.pictures import pictures
from journeygen.lanes.quotes import quotes
from journeygen.lanes.sources import evidence
from journeygen.lanes.texts import business_goal, texts
from journeygen.lanes.touchpoints import touchpoints

LANES: tuple[Lane, ...] = (
    Lane("business-goal", "head", "step", "texts", business_goal),
    Lane("goals", "customer", "step", "texts", texts(stage_key="goals")),
    Lane("actions", "customer", "step", "texts", texts("actions")),
    Lane("pictures", "customer", "step", "pictures", pictures),
    Lane("emotion", "customer", "whole", "moments", emotion),
    Lane("thoughts", "customer", "step", "texts", texts("thoughts")),
    Lane("feelings", "customer", "step", "texts", texts("feelings")),
    Lane("quotes", "customer", "stage", "quotes", quotes),
    Lane("expectations", "customer", "step", "texts", texts("expectations", "expectations")),
    Lane("questions", "customer", "step", "texts", texts("questions", "questions")),
    Lane("touchpoints", "where", "step", "touchpoints", touchpoints),
    Lane("channel-path", "where", "whole", "channels", channel_path),
    Lane("physical-evidence", "where", "step", "texts", texts("physical_evidence")),
    Lane("pains", "pains", "stage", "pains", pains, most_severe_first),
    Lane("gains", "pains", "step", "texts", texts("gains")),
    Lane("opportunities", "pains", "stage", "opportunities", opportunities, highest_score_first),
    Lane("frontstage", "blueprint", "step", "actions", actions("frontstage")),
    Lane("owner", "blueprint", "step", "owners", owners),
    Lane("backstage", "blueprint", "step", "actions", actions("backstage")),
    Lane("support-processes", "blueprint", "step", "actions", actions("support_processes")),
    Lane("systems", "blueprint", "step", "actions", systems),
    Lane("metrics", "measures", "stage", "metrics", metrics, once),
    Lane("duration", "measures", "step", "texts", durations),
    Lane("customers", "measures", "step", "customers", customers),
    Lane("content", "measures", "step", "texts", texts("content", "content")),
    Lane("evidence", "measures", "step", "sources", evidence),
)

__all__ = ["LANES", "Board", "arranged", "faces_of", "filled_lanes"]
