"""PyYAML's parser in Python, mended to read as the one in C does."""

from __future__ import annotations

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BLANK = "\0 \t\r\n\x85\u2028\u2029"


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, made to read plain texts in brackets as libyaml and YAML 1.2 do.

    Without this `[Why?, How?]` would mean something else where PyYAML comes without libyaml.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """A piece of a text in quotes: a number that is no character is an error of YAML's, not of Python's."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except ValueError as err:  # of chr()
            raise ScannerError("while scanning a quoted scalar", start_mark, "bad escape", start_mark) from err
        if double and any("\ud800" <= character <= "\udfff" for chunk in chunks for character in chunk):
            raise ScannerError("while scanning a quoted scalar", start_mark, "bad escape", start_mark)
        return chunks

    def scan_plain(self) -> ScalarToken:
        """An unquoted text: in brackets it may have `?`, but no `:` right before their own signs."""
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#":
            length = 0
            while True:
                ch: str = self.peek(length)
                if ch in _BLANK:
                    break
                if ch == ":":
                    following: str = self.peek(length + 1)
                    if following in _BLANK:
                        break
                    if self.flow_level and following in ",?[]{}":
                        raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", end)
                elif self.flow_level and ch in ",[]{}":
                    break
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks += spaces
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)
