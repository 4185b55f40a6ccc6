"""The positioned tree, by both of PyYAML's parsers."""

import random
import time

import pytest

from journeygen.source import yaml as yaml_room
from journeygen.source.yaml import Mapping, Node, ParserName, Scalar, Sequence, is_absent, parse_yaml

PARSERS: tuple[ParserName, ...] = ("python",) if yaml_room.CParser is None else ("c", "python")


@pytest.fixture(params=PARSERS)
def parser(request):
    return request.param


def plain(node: Node | None) -> object:
    """The tree without positions."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def read(text: str, parser: ParserName | None = None) -> object:
    root, problems = parse_yaml(text, "f.yaml", parser=parser)
    assert problems == []
    return plain(root)


def brief(text: str, parser: ParserName | None = None, first_line: int = 1) -> list[tuple[str, int, int]]:
    _, problems = parse_yaml(text, "f.yaml", first_line, parser)
    return [(p.rule, p.location.line, p.location.column) for p in problems]


def test_everything_is_text(parser):
    text = "a: no\nb: on\nc: 12:30\nd: 1.10\ne: 2026-01-02\nf: 0x10\ng: 'null'\nh: −2\ni: 1,5\n"
    assert read(text, parser) == {
        "a": "no",
        "b": "on",
        "c": "12:30",
        "d": "1.10",
        "e": "2026-01-02",
        "f": "0x10",
        "g": "null",
        "h": "−2",
        "i": "1,5",
    }


def test_positions_count_characters(parser):
    root, problems = parse_yaml("été: [𝕏𝕏, e\u0301, 看]\nb:\n  - x: 'y'\n", "f.yaml", parser=parser)
    assert problems == []
    assert root == Mapping(
        [
            (
                Scalar("été", "", 1, 1),
                Sequence(
                    [Scalar("𝕏𝕏", "", 1, 7), Scalar("e\u0301", "", 1, 11), Scalar("看", "", 1, 15)], 1, 6, flow=True
                ),
            ),
            (
                Scalar("b", "", 2, 1),
                Sequence([Mapping([(Scalar("x", "", 3, 5), Scalar("y", "'", 3, 8))], 3, 5)], 3, 3),
            ),
        ],
        1,
        1,
    )


def test_lines_count_from_where_the_front_matter_begins(parser):
    root, _ = parse_yaml("a: b\n", "f.md", 5, parser)
    assert root == Mapping([(Scalar("a", "", 5, 1), Scalar("b", "", 5, 4))], 5, 1)
    assert brief("a: b\na: c\n", parser, first_line=5) == [("yaml-duplicate-key", 6, 1)]


def test_styles(parser):
    root, _ = parse_yaml("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >-\n  a\n  b\n", "f.yaml", parser=parser)
    assert isinstance(root, Sequence)
    assert [(n.text, n.style) for n in root.items if isinstance(n, Scalar)] == [
        ("a", ""),
        ("a", "'"),
        ("a", '"'),
        ("a\n", "|"),
        ("a b", ">"),
    ]


@pytest.mark.parametrize("text", ["a:\nb: 1\n", "a: ~\n", "a: null\n", "a: Null\n", "a: NULL\n", "a: # why\n"])
def test_absent(text, parser):
    root, _ = parse_yaml(text, "f.yaml", parser=parser)
    assert isinstance(root, Mapping)
    assert is_absent(root.entries[0][1])


@pytest.mark.parametrize(
    "text", ["a: ''\n", "a: nULL\n", "a: 'null'\n", "a: []\n", "a: {}\n", "a: |\n", "a: !!str null\n"]
)
def test_present(text, parser):
    root, _ = parse_yaml(text, "f.yaml", parser=parser)
    assert isinstance(root, Mapping)
    assert not is_absent(root.entries[0][1])


def test_an_absent_value_is_where_its_key_is(parser):
    root, _ = parse_yaml("a: {b: , c}\nd:\n", "f.yaml", parser=parser)
    assert isinstance(root, Mapping)
    inner = root.entries[0][1]
    assert isinstance(inner, Mapping)
    assert [(v.line, v.column) for _, v in (*inner.entries, root.entries[1])] == [(1, 5), (1, 10), (2, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff"])
def test_empty(text, parser):
    root, problems = parse_yaml(text, "f.yaml", parser=parser)
    assert problems == []
    assert root is None or is_absent(root)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_byte_order_mark(end, parser):
    text = "\ufeffa: |" + end + "  x" + end + end + "  y" + end + "b: c" + end
    assert parse_yaml(text, "f.yaml", parser=parser) == parse_yaml("a: |\n  x\n\n  y\nb: c\n", "f.yaml")


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_characters_that_end_no_line_in_an_editor(character, parser):
    text = f"a: x{character}y\nb: |\n  p{character}q\nc: 'm{character}n'\nd: 1\nd: 2\n"
    root, problems = parse_yaml(text, "f.yaml", parser=parser)
    assert plain(root) == {"a": f"x{character}y", "b": f"p{character}q\n", "c": f"m{character}n", "d": "1"}
    assert [(p.rule, p.location.line) for p in problems] == [("yaml-duplicate-key", 6)]


def test_disguise_keeps_private_characters(parser):
    assert read("a: \ue000\u2028\ue001\n", parser) == {"a": "\ue000\u2028\ue001"}


def test_questions_in_brackets(parser):
    assert read("a: [Why?, ¿Cómo?, http://x.y/?q=1]\n", parser) == {"a": ["Why?", "¿Cómo?", "http://x.y/?q=1"]}
    assert read("a: {b?: Who? Me?}\nc: ?d\n", parser) == {"a": {"b?": "Who? Me?"}, "c": "?d"}


def test_tabs_between_words_are_spaces(parser):
    assert read("a:\tb\t\nc: d\te\nf: 'g\th'\ni: |\n  j\tk\n\n  \tl\nm: [n,\to]\t# p\n", parser) == {
        "a": "b",
        "c": "d e",
        "f": "g\th",
        "i": "j\tk\n\n\tl\n",
        "m": ["n", "o"],
    }


def test_a_key_given_twice_names_both_lines(parser):
    root, problems = parse_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n", "f.yaml", parser=parser)
    assert plain(root) == {"a": "1", "b": {"c": "1"}}
    assert [p.message for p in problems] == [
        "the key 'c' is given twice, on line 2 and on line 2",
        "the key 'a' is given twice, on line 1 and on line 3",
    ]


def test_aliases(parser):
    assert read("a: &x [1, 2]\nb: *x\nc: &y z\nd: [*y, *y]\n", parser) == {
        "a": ["1", "2"],
        "b": ["1", "2"],
        "c": "z",
        "d": ["z", "z"],
    }
    assert brief("a: &a [*a]\n", parser) == [("yaml-alias", 1, 8)]
    assert brief("a: *nobody\n", parser) == [("yaml-alias", 1, 4)]
    assert brief("a: &nobody b\n", parser) == [("yaml-alias", 1, 4)]
    assert brief("a: &x {b: c}\nd:\n  <<: *x\n", parser) == [("yaml-alias", 3, 3)]


def test_tags(parser):
    assert read("a: !!str 12\n", parser) == {"a": "12"}
    assert brief("a: !!python/object:os.system x\n", parser) == [("yaml-tag", 1, 4)]
    assert brief("a: !x [b]\n", parser) == [("yaml-tag", 1, 4)]
    assert brief("a: !!str [b]\n", parser) == [("yaml-tag", 1, 4)]


def test_keys_are_plain(parser):
    assert brief("[a]: b\n", parser) == [("yaml-key", 1, 1)]
    assert brief("{a: b}: c\n", parser) == [("yaml-key", 1, 1)]
    assert brief("? [a]\n: b\n", parser) == [("yaml-first-character", 1, 1)]
    assert brief("?\n  a\n: b\n", parser) == [("yaml-key", 2, 3)]
    assert brief("a: [?x, y]\n", parser) == [("yaml-first-character", 1, 5)]
    assert brief("a:\n  '': b\n", parser) == [("yaml-colon", 2, 3)]


def test_one_document(parser):
    assert read("---\na: b\n", parser) == {"a": "b"}
    assert read("a: b\n...\n", parser) == {"a": "b"}
    assert brief("---\na: b\n---\n# Heading\n", parser) == [("yaml-documents", 3, 1)]
    assert brief("# x\n%YAML 1.2\n---\na: b\n", parser) == [("yaml-syntax", 2, 1)]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\x9f", "\ufeff", "\ufffe", "\ud800"])
def test_control_characters(character, parser):
    assert brief(f"a: b\nc: d{character}e\n", parser) == [("control-character", 2, 5)]


def test_escaped_control_characters(parser):
    assert brief('a: "x\\0"\n', parser) == [("control-character", 1, 4)]
    assert read('a: "x\\ty\\u00e9\\U0001F600"\n', parser) == {"a": "x\tyé😀"}


BILLION_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)

BOMBS = {
    "brackets": ("[" * 100_000, "yaml-depth"),
    "braces": ("{a: " * 100_000, "yaml-depth"),
    "dashes": ("- " * 100_000, "yaml-depth"),
    "dashes on lines": ("".join(" " * n + "-\n" for n in range(1_000)), "yaml-depth"),
    "indentation": ("".join(" " * n + f"k{n}:\n" for n in range(1_000)), "yaml-depth"),
    "brackets below a mistake": ("a: *x* y\nb: " + "[" * 100_000, "yaml-first-character"),
    "more brackets than the Python parser explains": ("a: x\nb: " + "[" * 100_000, "yaml-depth"),
    "laughs": (BILLION_LAUGHS, "yaml-alias"),
    "quotes": ('a: "x\n' * 20_000, "yaml-quote"),
    "colons": ("a: " * 100_000, "yaml-colon"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_give_one_problem_at_once(name, parser):
    text, rule = BOMBS[name]
    before = time.monotonic()
    root, problems = parse_yaml(text, "f.yaml", parser=parser)
    assert time.monotonic() - before < 10  # a second or less, on a machine that has nothing else to do
    assert root is None
    assert problems[0].rule == rule
    assert len(problems) == 1 or name == "quotes"


def test_fifty_levels_are_fine(parser):
    assert brief("[" * 50 + "]" * 50, parser) == []
    assert brief("[" * 51 + "]" * 51, parser) == [("yaml-depth", 1, 51)]


BASES = (
    "# a comment\ntitle: Buy\npersonas: [tim, {persona: trudy, role: secondary}]\nscenario: |\n  # Head\n  a: b\n\n"
    "    code\n  - y\nsummary: >-\n  folded\n  text\n\n  more\n",
    'stages:\n  - stage: a   # x\n    steps:\n      - title: "A \\"b\\" c"\n'
    "        emotion: {tim: 1, trudy: {from: 0}}\n"
    "        actions: ['it''s', b]\n      - title: y\n        next: [a, b]\n  - stage: b\n",
    'thoughts:\n  - Pourquoi : maintenant ?\n  - 他说: 好\n  - "Vraiment ?" dit-elle\nowner: l\'équipe #4\n',
    "title: *chat* and [x] y\nquote: 'tis the season\nowner: @home\n  deeper: x\n",
)
PIECES = (
    *(" ", "  ", "\n", "\n  ", "\n    ", ": ", ":", "- ", "#", " #", '"', "'", "[", "]", "{", "}", ",", "?", "? "),
    *("&a ", "*a", "|", ">", "|-\n", "%", "@", "`", "\t", "---\n", "...\n", "\\", "é", "𝕏", "\u2028", "\x85", "\ufeff"),
    *("\xa0", "<<: ", "~", "!!str ", "\\x", "\\ud800", "\\U00110000", "\r\n", "- - ", "=", "：", '\\u12"'),
)


def mutilated(seed: int) -> str:
    pick = random.Random(seed)
    text = pick.choice(BASES)
    for _ in range(pick.choice((1, 1, 2, 3, 5))):
        at = pick.randrange(len(text) + 1)
        if pick.random() < 0.7:
            text = text[:at] + pick.choice(PIECES) + text[at:]
        else:
            text = text[:at] + text[at + pick.randrange(1, 4) :]
    return text


@pytest.mark.skipif(len(PARSERS) < 2, reason="PyYAML was built without its C parser")
@pytest.mark.parametrize("part", range(4))
def test_both_parsers_tell_the_same(part):
    for seed in range(part * 500, part * 500 + 500):
        text = mutilated(seed)
        by_c = parse_yaml(text, "f.yaml", parser="c")
        by_python = parse_yaml(text, "f.yaml", parser="python")
        assert by_c == by_python, repr(text)
        assert by_c[0] is not None or by_c[1], repr(text)


@pytest.mark.parametrize("parser", PARSERS)
def test_messages_show_a_key_as_it_is_written(parser: ParserName) -> None:
    _, found = parse_yaml("a\u2028b: 1\na\u2028b: 2\n", "x.yaml", parser=parser)
    assert ["a\u2028b" in problem.message for problem in found] == [True]
