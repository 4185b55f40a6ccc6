"""What every entity has."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeygen.model.fields import Derived, Id, OneLine, PlainWord, Prose, Value, Visibility
from journeygen.model.kinds import Key, Kind


class Entity(Value):
    """One thing of the domain, with a page of its own. Others name it by its key."""

    kind: ClassVar[Kind]

    id: Id = Field("", description="The id. Given by the file's name; written only in lists.")
    tags: tuple[PlainWord, ...] = Field((), description="Free words to find it by.")
    visibility: Visibility = Field(
        "public", description="`internal` keeps it out of a site that is built for the public."
    )
    body: Prose = Field("", description="The long text, in Markdown. In a `.md` file, what follows the front matter.")
    stub: Annotated[bool, Derived()] = Field(
        False, description="Named by another entity, but not described anywhere yet."
    )

    @property
    def key(self) -> Key:
        """The key that names this entity."""
        return Key(self.kind, self.id)

    @property
    def called(self) -> str:
        """The title or name, in Markdown."""
        return str(getattr(self, "title", "") or getattr(self, "name", "") or self.id)


class Titled(Entity):
    """An entity whose name is a title."""

    title: OneLine = Field(description="What it is called.")


class Named(Entity):
    """An entity whose name is a name."""

    name: OneLine = Field(description="What it is called.")
