"""Free pages."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from journeygen.model.entity import Titled
from journeygen.model.fields import Prose
from journeygen.model.kinds import Kind


class Page(Titled):
    """A page of text. Its id is its path below `pages/`, without the ending."""

    kind: ClassVar[Kind] = Kind.PAGE

    nav: float | None = Field(None, description="Its place in the navigation; absent: not in the navigation.")
    description: Prose = Field("", description="What the page is about, for search engines and lists.")
