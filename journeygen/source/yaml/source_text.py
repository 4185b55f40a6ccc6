"""The text as the parsers get it, in disguise, and the way back to the file.

Lines are those an editor shows. To PyYAML (YAML 1.1) U+0085, U+2028 and U+2029 end a line too; to
editors and to YAML 1.2 they are characters like others, so they go through the parser in disguise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from journeygen.problems import Fix, Location, Problem

_NOT_OUR_LINE_ENDS = "\x85\u2028\u2029"


@dataclass(frozen=True)
class SourceText:
    """A text both parsers understand alike, and where it comes from.

    `disguised` says which character each disguise stands for, as `str.translate` takes it.
    `first_line` is the line of the file where the text begins; lines and columns count from 1.
    """

    text: str
    disguised: dict[int, str]
    path: str
    first_line: int

    def line(self, number: int) -> str:
        """A line as it is in the file; '' where there is none."""
        at = number - self.first_line
        return self._lines[at] if 0 <= at < len(self._lines) else ""

    def line_and_next(self, number: int) -> tuple[str, str]:
        """A line as it is in the file, and the one below."""
        return self.line(number), self.line(number + 1)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.translate(self.disguised).split("\n")

    def at(self, line: int, column: int) -> Location:
        """A place in the file."""
        return Location(self.path, line, column)

    def undisguised(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems with the characters that the file has."""
        return [
            replace(
                problem,
                message=problem.message.translate(self.disguised),
                corrected=problem.corrected.translate(self.disguised),
                fix=self._undisguised_fix(problem.fix),
            )
            for problem in problems
        ]

    def _undisguised_fix(self, fix: Fix) -> Fix:
        if not isinstance(fix, tuple):
            return fix
        return tuple(replace(each, text=each.text.translate(self.disguised)) for each in fix)


def disguise(text: str, path: str, first_line: int) -> SourceText:
    """The text without line ends that an editor does not show as such."""
    disguised: dict[int, str] = {}
    for character in _NOT_OUR_LINE_ENDS:
        if character in text:
            # Private-use characters mean nothing by themselves; take one that the text does not have.
            stand_in = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
            text = text.replace(character, stand_in)
            disguised[ord(stand_in)] = character
    if not text.endswith("\n"):
        text += "\n"  # else the two parsers see the end of the text on different lines
    return SourceText(text, disguised, path, first_line)
