"""The model: what a site's content means, as typed values that know no file, no URL and no HTML.

Read it in this order: `kinds` (what there is), `fields` (how single values are written), the
entities (`site`, `stages`, `personas`, `touchpoints`, `measures`, `pains`, `journeys`, `pages`),
`scores`, `flow`, and `catalog` (all of them together, with the indices).
"""
