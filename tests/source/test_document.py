"""One file: bytes in, keys and Markdown out."""

import pytest

from journeygen.problems import Location
from journeygen.source.document import MAX_BYTES, Parsed, parse_document
from journeygen.source.yaml import Mapping, Scalar, Sequence


def read(data: str | bytes, path: str = "content/journeys/buy.md") -> Parsed:
    return parse_document(data.encode() if isinstance(data, str) else data, path)


def complaints(parsed: Parsed) -> list[tuple[str, int, int]]:
    return [(p.rule, p.location.line, p.location.column) for p in parsed.problems]


def test_markdown_with_front_matter():
    parsed = read("---\ntitle: Acheter un vélo\n---\n\n# Contexte\n")
    assert parsed == Parsed(
        path="content/journeys/buy.md",
        text="---\ntitle: Acheter un vélo\n---\n\n# Contexte\n",
        root=Mapping([(Scalar("title", "", 2, 1), Scalar("Acheter un vélo", "", 2, 8))], 2, 1),
        body="\n# Contexte\n",
        body_line=4,
        problems=(),
    )


def test_blank_lines_before_the_front_matter():
    parsed = read("\n \n---  \na: b\n--- \nText\n")
    assert parsed.root == Mapping([(Scalar("a", "", 4, 1), Scalar("b", "", 4, 4))], 4, 1)
    assert (parsed.body, parsed.body_line, parsed.problems) == ("Text\n", 6, ())


def test_only_front_matter():
    parsed = read("---\na: b\n---")
    assert (parsed.body, parsed.body_line, parsed.problems) == ("", 4, ())


def test_empty_front_matter():
    parsed = read("---\n---\nText\n")
    assert (parsed.root, parsed.body, parsed.body_line) == (Mapping([], 2, 1), "Text\n", 3)


def test_a_rule_in_the_text_is_text():
    assert read("---\na: b\n---\nOne\n\n---\n\nTwo\n").body == "One\n\n---\n\nTwo\n"


def test_no_front_matter():
    parsed = read("# Only text\n\nNote: this\n")
    assert parsed == Parsed(parsed.path, parsed.text, Mapping([], 1, 1), parsed.text, 1, ())


@pytest.mark.parametrize("path", ["a.md", "a.yaml"])
@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf"])
def test_empty(data, path):
    parsed = read(data, path)
    assert parsed.root == Mapping([], 1, 1)
    assert parsed.problems == ()


def test_comments_only():
    assert read("# nothing yet\n", "a.yaml").root == Mapping([], 1, 1)


def test_yaml():
    parsed = read("- id: app\n  name: App\n", "channels.yaml")
    assert isinstance(parsed.root, Sequence)
    assert (parsed.body, parsed.problems) == ("", ())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark(end):
    parsed = read(b"\xef\xbb\xbf" + end.join(["---", "a: b", "---", "One", "", "Two", ""]).encode())
    assert parsed == read("---\na: b\n---\nOne\n\nTwo\n")


def test_problems_count_lines_of_the_file():
    assert complaints(read("\n---\na: b\na: c\n---\n")) == [("yaml-duplicate-key", 4, 1)]
    broken = read("---\ntitle: Why : now?\n---\nText\n")
    assert complaints(broken) == [("yaml-colon", 2, 8)]
    assert (broken.root, broken.body, broken.body_line) == (None, "Text\n", 4)


def test_a_lone_text():
    parsed = read("Just a sentence\n", "a.yaml")
    assert parsed.root is None
    assert complaints(parsed) == [("yaml-syntax", 1, 1)]
    [problem] = read("---\ntitle:Open\n---\n").problems
    assert (problem.rule, problem.location.line, problem.corrected) == ("yaml-colon", 2, "title: Open")


# --- Front matter gone wrong -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "corrected"),
    [
        ("---\ntitle: x\n\n# Text\n", 1, ""),
        ("---\ntitle: x\n----\n# Text\n", 3, "---"),
        ("---\ntitle: x\n—\n# Text\n", 3, "---"),
        ("---\ntitle: x\n ---\n# Text\n", 3, "---"),
        ("--\ntitle: x\n---\n", 1, "---"),
        ("—\ntitle: x\n---\n", 1, "---"),
        (" ---\ntitle: x\n---\n", 1, "---"),
        ("+++\ntitle: x\n+++\n", 1, "---"),
        ("title: x\nowner: y\n", 1, ""),
        ("title: x\n---\nText\n", 1, ""),
    ],
)
def test_fences(text, line, corrected):
    parsed = read(text)
    assert parsed.root is None
    assert [(p.rule, p.location.line, p.corrected) for p in parsed.problems] == [("front-matter", line, corrected)]
    assert all(p.hint for p in parsed.problems)


def test_front_matter_in_a_yaml_file():
    parsed = read("---\ntitle: x\n---\n# Text\n", "a.yaml")
    assert complaints(parsed) == [("yaml-documents", 3, 1)]
    assert ".md" in parsed.problems[0].hint


def test_control_characters_in_the_text():
    assert complaints(read("---\na: b\n---\nOne\nTw\x0bo\n")) == [("control-character", 5, 3)]
    assert complaints(read("One\x00\n")) == [("control-character", 1, 4)]
    assert complaints(read("---\na: b\n---\nOne\u2028Two\ttabs 👩‍👩‍👧\n")) == []


# --- Bytes that are no text --------------------------------------------------------------------


def test_windows_1252():
    [problem] = read(
        "---\ntitle: Été\nnote: «été»\n---\n".encode().replace("«é".encode(), "«é".encode("cp1252"))
    ).problems
    assert problem.rule == "file-encoding"
    assert problem.location == Location("content/journeys/buy.md", 3, 7)
    assert problem.message == (
        "the file is not UTF-8: what stands here would be '«' in the encoding of older Windows programs (Windows-1252)"
    )
    assert problem.hint == "save the file again and choose the encoding UTF-8"


def test_a_byte_that_no_encoding_has():
    [problem] = read(b"a: \x81\n", "a.yaml").problems
    assert problem.message == "the file is not UTF-8: byte 0x81 at offset 3"
    assert problem.location == Location("a.yaml", 1, 4)


def test_the_place_counts_line_ends_of_every_kind():
    [problem] = read(b"\xef\xbb\xbfa: b\r\nc: d\re: \xe9\n", "a.yaml").problems
    assert problem.location == Location("a.yaml", 3, 4)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode(encoding):
    [problem] = read("title: Buy\n".encode(encoding), "a.yaml").problems
    assert problem.rule == "file-encoding"
    assert "UTF-16" in problem.message or "UTF-32" in problem.message


def test_size():
    parsed = read(b"a" * (MAX_BYTES + 1), "a.yaml")
    assert (parsed.root, parsed.text) == (None, "")
    assert [(p.rule, p.message) for p in parsed.problems] == [
        ("file-size", "the file has 2.1 MB; content files may have 2 MB")
    ]
    assert read(b"# " + b"a" * (MAX_BYTES - 2), "a.yaml").problems == ()


def test_a_text_may_tell_of_unfinished_merges_between_fences():
    told = "---\ntitle: A\n---\n```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n"
    assert parse_document(told.encode(), "pages/a.md").problems == ()
    real = parse_document(f"{told}<<<<<<< HEAD\n".encode(), "pages/a.md").problems
    assert [(problem.rule, problem.location.line) for problem in real] == [("unfinished-merge", 9)]
