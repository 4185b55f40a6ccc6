"""Charts: numbers and words in, SVG out. One chart a file; nothing here knows a journey, a page or a URL.

Every chart is a pure function from a frozen dataclass to `Markup`. Words come in finished, in the
reader's language; colours, dashes and weights are classes of `themes/*/css/charts.css`. Columns are
counted from 0.
"""
