"""A short example of each entity, as it stands in a file. The guide shows them; a test reads every one."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "site": """
format: 1
title: Journeys of our customers
language: en
review_every: 6 months
lanes:
  custom:
    - id: legal
      title: Duties by law
      type: text
      at: stage
""",
    "journey": """
title: Buy an exercise bike
personas: [tim, trudy]
stage_model: ecommerce
owner: web-shop
reviewed: 2026-11-04
stages:
  - stage: purchase
    duration: 1-3 days
    steps:
      - title: Pays
        touchpoint: checkout
        actions: Types the address, twice
        emotion:
          tim: annoyed
          trudy: {from: 0, to: -2}
        pain_points:
          - title: The address is asked for twice
            severity: 3
            evidence: exit-survey
        next:
          - {to: waits-for-delivery, share: 80 %}
          - {exit: A shop with guest checkout, share: 20 %}
      - id: waits-for-delivery
        title: Waits for delivery
        channel: email
""",
    "persona": """
name: Tech-savvy Tim
role: Product designer
tagline: Wants it done on the tram, without a call
order: 1
demographics:
  Age: 29
  Lives in: a shared flat in Lyon
goals:
  - Get it done in one sitting
frustrations:
  - Forms that forget what he typed
channels: {app: 5, phone: 1}
""",
    "stage-model": """
title: E-commerce
cyclic: true
stages:
  - id: awareness
    title: Awareness
    phase: Acquisition
    business_goal: Be found
  - id: purchase
    title: Purchase
    phase: Conversion
    questions: [Is it safe to pay here?]
""",
    "touchpoint": """
name: Checkout
channel: web
owner: web-shop
media: owned
systems: [Shop, Payment provider]
""",
    "channel": """
- id: web
  name: Web
  kind: digital
  icon: browser
- id: showroom
  name: Showroom
  kind: physical
""",
    "team": """
- id: web-shop
  name: Web shop
  contact: web-shop@example.com
  handle: "@example/web-shop"
""",
    "metric": """
name: Carts abandoned
unit: "%"
direction: lower
baseline: 71
target: 60
owner: web-shop
definition: Carts with an article in them that are not paid within a day, of all carts
data: /assets/carts-abandoned.csv
""",
    "evidence": """
title: Exit survey at the checkout
kind: survey
date: 2026-09-30
participants: 412
confidence: 4
""",
    "pain-point": """
title: An account is forced on everybody
severity: 4
frequency: 5
evidence: exit-survey
opportunities: guest-checkout
""",
    "opportunity": """
title: Let people buy as guests
solves: forced-account
status: planned
impact: 5
effort: 2
owner: web-shop
due: 2027-03-31
expected: {metric: carts-abandoned, to: 60, by: 2027-06-30}
""",
    "page": """
title: How we make our maps
nav: 1
""",
}
