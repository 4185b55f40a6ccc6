"""What editors type, and what they are told."""

import pytest

from journeygen.problems import Location, Problem
from journeygen.source import traps, yaml
from journeygen.source.traps.quoting import quoted
from journeygen.source.yaml import Mapping, Node, Scalar, Sequence, parse_yaml

PARSERS: tuple[yaml.ParserName, ...] = ("python",) if yaml.CParser is None else ("c", "python")


@pytest.fixture(params=PARSERS)
def parser(request):
    return request.param


# --- One mistake: the text, then the problem it gives and the line as it should read ------------

MISTAKES = {
    "a hash within a text": ("title: Sends form #4 by post\n", "yaml-hash 1:19", 'title: "Sends form #4 by post"'),
    "a text that begins with a hash": ("title: #1 in the market\n", "yaml-hash 1:8", 'title: "#1 in the market"'),
    "a colour": ("color: #ff0000\n", "yaml-hash 1:8", 'color: "#ff0000"'),
    "a comment without its space": ("stages: #all of them\n  - a\n", "yaml-hash 1:9", "stages: # all of them"),
    "a comment glued to quotes": ('a: "b"#c\n', "yaml-hash 1:7", 'a: "b" # c'),
    "a comment glued to brackets": ("a: [b, c] #d\n", "yaml-hash 1:11", "a: [b, c] # d"),
    "a hash before a real comment": ("a: b #4 # why\n", "yaml-hash 1:6", 'a: "b #4" # why'),
    "a hash in a list item": ("a:\n  - Form #4\n", "yaml-hash 2:10", '  - "Form #4"'),
    "a hash where a text goes on": ("a: Our shop is\n  #1 in town\nb: c\n", "yaml-hash 2:3", ""),
    "a colon within a text": ("thoughts: Why : now?\n", "yaml-colon 1:11", 'thoughts: "Why : now?"'),
    "a colon at its end": ("title: Note:\n", "yaml-colon 1:8", 'title: "Note:"'),
    "a French colon": ("title: Étape 1 : l'été\n", "yaml-colon 1:8", 'title: "Étape 1 : l\'été"'),
    "a Chinese text": ("title: 他说: 好\n", "yaml-colon 1:8", 'title: "他说: 好"'),
    "an Arabic text": ("title: عنوان: نص\n", "yaml-colon 1:8", 'title: "عنوان: نص"'),
    "an emoji": ("title: 👍: oui\nowner: x\n", "yaml-colon 1:8", 'title: "👍: oui"'),
    "a colon and double quotes": ('title: He said "no": bye\n', "yaml-colon 1:8", "title: 'He said \"no\": bye'"),
    "a colon and an apostrophe": ("title: Don't: panic\n", "yaml-colon 1:8", 'title: "Don\'t: panic"'),
    "both quotes": ('a: It\'s "so": yes\n', "yaml-colon 1:4", "a: 'It''s \"so\": yes'"),
    "italics": ("title: *chat*\n", "yaml-first-character 1:8", 'title: "*chat*"'),
    "italics in a list": ("goals:\n  - *Fast* delivery\n  - x\n", "yaml-first-character 2:5", '  - "*Fast* delivery"'),
    "one star": ("title: *chat\n", "yaml-alias 1:8", 'title: "*chat"'),
    "a star in brackets": ("a: [b, *c, d]\n", "yaml-alias 1:8", 'a: [b, "*c", d]'),
    "an ampersand": ("title: &Co is great\n", "yaml-alias 1:8", 'title: "&Co is great"'),
    "an exclamation mark": ("title: !important thing\n", "yaml-tag 1:8", 'title: "!important thing"'),
    "brackets at the beginning": ("title: [draft] Open account\n", "yaml-bracket 1:8", 'title: "[draft] Open account"'),
    "a link to another file": ("a:\n- [chat](chat.md) first\n", "yaml-bracket 2:3", '- "[chat](chat.md) first"'),
    "a wiki link": ("title: [[chat]] first\n", "yaml-bracket 1:8", 'title: "[[chat]] first"'),
    "braces at the beginning": ("title: {name} here\n", "yaml-bracket 1:8", 'title: "{name} here"'),
    "an open list": ("personas: [tim, trudy\ntitle: x\n", "yaml-bracket 1:11", "personas: [tim, trudy]"),
    "a list with a wrong end": ("personas: [tim, trudy)\n", "yaml-bracket 1:11", "personas: [tim, trudy]"),
    "quotes at the beginning": ('title: "Quoted" and more\n', "yaml-quote 1:8", "title: '\"Quoted\" and more'"),
    "quotes in a list item": ("a:\n  - 'So' what\n", "yaml-quote 2:5", "  - \"'So' what\""),
    "quotes in brackets": ('a: [b?, "So" what, c]\n', "yaml-quote 1:9", "a: [b?, '\"So\" what', c]"),
    "an apostrophe": ("quote: 'tis the season\nowner: x\n", "yaml-quote 1:8", 'quote: "\'tis the season"'),
    "an apostrophe, closed later": ("quote: 'tis so\nowner: 'x'\n", "yaml-quote 1:8", 'quote: "\'tis so"'),
    "open double quotes": ('quote: "Hello\nowner: x\n', "yaml-quote 1:8", 'quote: "Hello"'),
    "open quotes, closed later": ('quote: "Hello\na: x\nb: "y"\n', "yaml-quote 1:8", 'quote: "Hello"'),
    "open quotes in a list": ("a:\n  - 'x\n  - y\n", "yaml-quote 2:5", "  - 'x'"),
    "a comma after quotes": ('a: "b",\nc: d\n', "yaml-quote 1:7", 'a: "b"'),
    "a Windows path": ('a: "C:\\Users\\me"\n', "yaml-quote 1:4", "a: 'C:\\Users\\me'"),
    "an at sign": ("title: @home\n", "yaml-first-character 1:8", 'title: "@home"'),
    "a percent sign": ("title: %off\n", "yaml-first-character 1:8", 'title: "%off"'),
    "a backtick": ("title: `chat` opens\n", "yaml-first-character 1:8", 'title: "`chat` opens"'),
    "a dash": ("title: - dash\n", "yaml-first-character 1:8", 'title: "- dash"'),
    "a pipe": ("title: | or so\n", "yaml-first-character 1:8", 'title: "| or so"'),
    "greater than": ("title: >90 % done\n", "yaml-first-character 1:8", 'title: ">90 % done"'),
    "greater than a number sign": ("title: >#1\n", "yaml-first-character 1:8", 'title: ">#1"'),
    "a question mark": ("a:\n  - ? why\n", "yaml-first-character 2:5", '  - "? why"'),
    "a comma at the beginning": ("title: , and\n", "yaml-first-character 1:8", 'title: ", and"'),
    "a starred key": ("a:\n  *b*: c\n", "yaml-first-character 2:3", '  "*b*": c'),
    "no space after the colon": ("title:Open\nowner: x\n", "yaml-colon 1:6", "title: Open"),
    "no space, in a list": ("a:\n  - title:Open\n    owner: x\n", "yaml-colon 2:10", "  - title: Open"),
    "no space, and quotes needed": ("- a\n-Note: x\n", "yaml-list 2:1", '- "Note: x"'),
    "no space in braces": ("a: {tim:1, trudy: 2}\n", "yaml-colon 1:8", "a: {tim: 1, trudy: 2}"),
    "no value in braces": ("a: {tim:, trudy: 2}\n", "yaml-colon 1:8", "a: {tim: , trudy: 2}"),
    "no colon": ("title Open\nowner: x\n", "yaml-colon 1:6", "title: Open"),
    "no colon before a list": ("title: x\nstages\n  - a\n", "yaml-colon 2:7", "stages:"),
    "no colon on the last line": ("title: x\nowner\n", "yaml-colon 2:6", "owner:"),
    "an equals sign": ("title = Open\nowner: x\n", "yaml-colon 1:6", "title: Open"),
    "a wide colon": ("title：打开账户\nowner: x\n", "yaml-colon 1:6", "title: 打开账户"),
    "a no-break space after the colon": ("title:\u00a0Open\nowner: x\n", "yaml-colon 1:7", "title: Open"),
    "a no-break space before it": ("title\u00a0: Open\nowner: x\n", "yaml-key 1:1", "title: Open"),
    "a wide space before a key": ("a: 1\n\u3000b: 2\n", "yaml-key 2:1", "b: 2"),
    "a wide space in place of two": ("a:\n  b: 1\n\u3000c: 2\n", "yaml-key 3:1", "  c: 2"),
    "no space after the dash": ("goals:\n  - Fast\n  -Cheap\n", "yaml-list 3:3", "  - Cheap"),
    "no space after the only dash": ("goals:\n  -Fast\n", "yaml-list 2:3", "  - Fast"),
    "one tab": ("steps:\n\t- title: x\n", "yaml-tab 2:1", "  - title: x"),
    "tabs": ("a:\n\tb:\n\t\tc: d\n", "yaml-tab 2:1", "  b:"),
    "a tab beside spaces": ("a:\n  - b: 1\n\t\tc: 2\n", "yaml-tab 3:1", "    c: 2"),
    "a tab too many": ("title: x\n\towner: x\n", "yaml-tab 2:1", "owner: x"),
    "a tab in a long text": ("a: |\n  x\n\ty\n", "yaml-tab 3:1", "  y"),
    "too shallow": ("a:\n  - b: 1\n   c: 2\n    d: 3\n", "yaml-indentation 3:4", "    c: 2"),
    "too deep": ("a:\n  - b: 1\n     c: 2\n     d: 3\n    e: 4\n", "yaml-indentation 3:6", "    c: 2"),
    "too deep at the top": ("title: x\n  owner: y\n", "yaml-indentation 2:3", "owner: y"),
    "a first line too deep": ("  title: x\nowner: y\n", "yaml-indentation 2:1", "  owner: y"),
    "between two levels": ("a:\n  b: 1\n c: 2\n", "yaml-indentation 3:2", "  c: 2"),
    "a list item too deep": ("a:\n- b\n - c\n", "yaml-indentation 3:2", "- c"),
    "a text and a list": ("a: b\n  - c\n", "yaml-indentation 2:3", ""),
    "a text over lines": (
        "a: Customers ask\n  the question: why\nb: c\n",
        "yaml-colon 1:4",
        'a: "Customers ask the question: why"',
    ),
    "a hash in a text over lines": ("a: For\n  #4 of\n  us\nb: c\n", "yaml-hash 1:4", 'a: "For #4 of us"'),
    "a directive": ("%YAML 1.2\n---\na: b\n", "yaml-syntax 1:1", ""),
}


def complaints(text: str, parser: yaml.ParserName | None = None) -> list[str]:
    _, problems = parse_yaml(text, "f.yaml", parser=parser)
    return [f"{p.rule} {p.location.line}:{p.location.column}" for p in problems]


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(name, parser):
    text, expected, corrected = MISTAKES[name]
    _, problems = parse_yaml(text, "f.yaml", parser=parser)
    assert [f"{p.rule} {p.location.line}:{p.location.column}" for p in problems] == [expected]
    assert problems[0].corrected == corrected


ONLY_THE_FIRST_LINE = {"tabs", "too deep", "no space after the only dash"}


@pytest.mark.parametrize("name", [name for name, (_, _, corrected) in MISTAKES.items() if corrected])
def test_the_corrected_line_is_right(name):
    text, expected, corrected = MISTAKES[name]
    at = int(expected.split()[1].split(":")[0]) - 1
    lines = text.split("\n")
    lines[at] = corrected
    if "over lines" in name:
        del lines[at + 1 : -2]
    if name not in ONLY_THE_FIRST_LINE:
        assert complaints("\n".join(lines)) == []


# --- Texts that are meant as texts, in every place: silence, or a correction that gives the text --

TEXTS = (
    *("Sends form #4 by post", "Why : now?", "Note: this", "*Fast* delivery", "*fast*", "**bold** start", "a: b"),
    *("[draft] Open account", "[link](x.md) here", '"Quoted" and more', "'tis the season", "'tis so, isn't it"),
    *("@home", "%off", "`code` here", "&Co is great", "&co", "!important", "! wow", "| pipe", "> 90 %", ">90 % done"),
    *("? why", "{x} y", "{tim} and {trudy}", "}x", "]x", ",x", "#1 in the market", "#ff0000", "ends with:"),
    *("l'été : chaud", "« Non : jamais »", "他说: 好", "عنوان: نص", "👍: oui 𝕏", "C:\\x: y", 'say "no": bye'),
    *("it's #4", "'n' roll: x", '"a" "b"', "100%: sure", "a #b #c", "??: x", "[[chat]] and more", "[[chat]]: hi"),
    *("*a* [b] #c: d", "'90s: the best", "a\\b: c", "…: x", "http://x.y: z", "12:30: lunch", "*", "@", "%", "`", "&"),
    *("“smart” quotes", "100% sure", "12:30", "C'est ça", "a#b", "http://x.y/#z", "-5", "−5", "Why? Because", "a, b"),
    *("e-mail", "(1) x", "5 > 4", "R&D", "tim@x.y", "Hi!", "a | b", "50 %", "« Oui »", "¿Qué?", "a 'b' c", "...", "…"),
)


def value_of_key(root: Node) -> Node:
    assert isinstance(root, Mapping)
    return root.entries[0][1]


def second_item(root: Node) -> Node:
    goals = value_of_key(root)
    assert isinstance(goals, Sequence)
    return goals.items[1]


def key_of_first_item(root: Node) -> Node:
    steps = value_of_key(root)
    assert isinstance(steps, Sequence)
    return value_of_key(steps.items[0])


PLACES = {
    "key": ("title: {}\nowner: x\n", 1, value_of_key),
    "last key": ("a:\n  title: {}\n", 2, lambda root: value_of_key(value_of_key(root))),
    "key with comment": ("title: {} # why not\n", 1, value_of_key),
    "key of a list item": ("steps:\n  - title: {}\n    channel: x\n  - title: y\n", 2, key_of_first_item),
    "list item": ("goals:\n  - ok\n  - {}\n  - last\n", 3, second_item),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_a_text_or_its_correction_is(text, place):
    source, line, find = PLACES[place]
    source = source.replace("{}", text)
    root, problems = parse_yaml(source, "f.yaml")
    if root is not None and not problems:
        node = find(root)
        if isinstance(node, Scalar):
            assert node.text == text
            return
        assert isinstance(node, Mapping), "the normaliser has to tell"
        location = Location("f.yaml", node.line, node.column)
        problems = [traps.item_became_mapping(node, source.split("\n")[node.line - 1], location)]
    assert [p.location.line for p in problems] == [line]
    lines = source.split("\n")
    lines[line - 1] = problems[0].corrected
    root, after = parse_yaml("\n".join(lines), "f.yaml")
    assert after == []
    assert root is not None
    node = find(root)
    assert isinstance(node, Scalar)
    assert node.text == text


# --- What is no mistake ------------------------------------------------------------------------

FINE = {
    "comments": "# one\n#two\na: b # three\n#- c\nd:\n  # four\n  #- e\n  - f   ## five\n",
    "a comment that mentions a number": "a: b # see #4\n# and #5\n",
    "a hash within a word": "a: b#c\nd: C# and F#\n",
    "a hash in quotes": "a: 'b #4'\nc: \"d #5\"\ne: ['f #6']\n",
    "Markdown": "a: |\n  # Head\n  - *x* #4: [y] 'z\n\n      code: \"x\n  ---\n  #5\nb: >-\n  It's: #4\n",
    "a quotation over lines": 'a: "b\n  c: d #4\n  - e"\nf: g\n',
    "a list over lines": "a: [b,\n  c,\n  d]\ne: {f: 1,\n  g: 2}\n",
    "times and links": "a: 12:30\nb: http://x.y/z?a=b#c\nc: mailto:a@b.c\n",
    "a commented-out key": "a:\n  - b: c\n    #d: e\n    f: g\n",
    "the list as deep as its key": "a:\n- b\n- c\nd: e\n",
    "a text over lines with a dash": "a: b\n  c - d\n  e\n",
    "French": "titre : Ouvrir\nl'été: « oui »\n",
    "quotes in a text": 'a: say "no" to it\nb: it\'s\n',
}


@pytest.mark.parametrize("name", FINE)
def test_no_mistake(name, parser):
    assert complaints(FINE[name], parser) == []


# --- Several mistakes --------------------------------------------------------------------------


def test_every_mistake_is_told_at_once(parser):
    text = "thoughts: Why : now?\nowner: x\ntitle: [draft] Open\nquote: 'so\nsummary Text\nlast: ok\n"
    assert complaints(text, parser) == ["yaml-colon 1:11", "yaml-bracket 3:8", "yaml-quote 4:8", "yaml-colon 5:8"]


def test_not_more_than_ten(parser):
    assert len(complaints("".join(f"k{n}: a : b\n" for n in range(50)), parser)) == 10


def test_what_we_cannot_explain_still_has_a_place(parser):
    assert complaints("a: b\n[c d\n", parser) == ["yaml-syntax 2:1"]
    assert complaints("a: b\n]]\n", parser) == ["yaml-syntax 2:1"]


def test_lines_count_within_the_file(parser):
    root, problems = parse_yaml("title: x\nnote: a: b\n  c: d\n", "f.md", 2, parser)
    assert root is None
    assert problems[0].location == Location("f.md", 3, 7)


def test_columns_in_hints_are_those_of_the_file(parser):
    _, problems = parse_yaml("a:\n  - b: 1\n   c: 2\n", "f.md", 10, parser)
    assert problems[0].location == Location("f.md", 12, 4)
    assert problems[0].hint == "begin it in column 5, that of 'b' on line 11"


def test_disguised_characters_come_back_in_messages(parser):
    _, problems = parse_yaml('a: "x" y\u2028z\n', "f.yaml", parser=parser)
    assert problems[0].corrected == "a: '\"x\" y\u2028z'"


# --- What only the normaliser can tell ---------------------------------------------------------


def item(text: str, column: int = 5) -> Problem:
    root, problems = parse_yaml(text, "f.yaml")
    assert problems == []
    assert root is not None
    goals = value_of_key(root)
    assert isinstance(goals, Sequence)
    node = next(n for n in goals.items if not isinstance(n, Scalar))
    location = Location("f.yaml", node.line, node.column)
    assert node.column == column
    line = text.split("\n")[node.line - 1]
    if isinstance(node, Mapping):
        return traps.item_became_mapping(node, line, location)
    assert isinstance(node, Sequence)
    return traps.text_became_list(node, line, location)


def test_an_item_that_became_keys():
    problem = item("goals:\n  - Fast: no queue # really\n")
    assert problem.rule == "yaml-colon"
    assert problem.message == "the colon after 'Fast' makes a key of what stands before it, where a text is expected"
    assert problem.corrected == '  - "Fast: no queue" # really'
    assert item("goals:\n  - Pourquoi : maintenant ?\n").corrected == '  - "Pourquoi : maintenant ?"'
    assert item("goals: [a, Fast: no queue, b]\n", 12).corrected == 'goals: [a, "Fast: no queue", b]'
    assert item("goals:\n  - {name}\n").corrected == '  - "{name}"'
    assert item("goals:\n  - Fast: no queue\n    Cheap: so\n").corrected == ""


def test_an_item_that_became_a_list():
    assert item("goals:\n  - [draft]\n").corrected == '  - "[draft]"'
    assert item("goals:\n  - - dash\n").corrected == '  - "- dash"'


@pytest.mark.parametrize(
    ("text", "corrected"),
    [("title:Open", "title: Open"), ("title = Open", "title: Open"), ("title Open", "title: Open"), ("Hello!", "")],
)
def test_a_lone_text(text, corrected):
    [problem] = traps.lone_text(text, Location("f.yaml"), text, 1)
    assert problem.corrected == corrected


@pytest.mark.parametrize("text", [*TEXTS, "both ' and \"", "\\", "'", '"', "a\\b"])
def test_quoted(text):
    root, problems = parse_yaml(f"k: {quoted(text)}\n", "f.yaml")
    assert problems == []
    assert root is not None
    node = value_of_key(root)
    assert isinstance(node, Scalar)
    assert node.text == text


JARGON = ("scalar", "token", "mapping", "flow", "block", "anchor", "alias", "sequence", "node", "parse", "syntax")


@pytest.mark.parametrize("name", MISTAKES)
def test_messages_are_plain_and_end_without_a_full_stop(name):
    _, problems = parse_yaml(MISTAKES[name][0], "f.yaml")
    for problem in problems:
        words = problem.text.lower()
        assert not [word for word in JARGON if word in words.replace(problem.corrected.lower() or "\0", "")]
        assert not problem.message.endswith(".")
        assert not problem.hint.endswith(".")
        assert problem.hint
