"""The review of a change: two versions of a site, read from Git or from disk, and compared through one engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from journeygen import __version__
from journeygen.build import (
    Options,
    Prepared,
    Progress,
    dress,
    no_collection,
    prepare,
    public_part,
    statuses_shown,
)
from journeygen.compare import compare
from journeygen.compare.pages import INDEX, Desks, address, pages
from journeygen.compare.review import Review, problems_between
from journeygen.links import Links
from journeygen.makers import Clothes, clothes_of, named_file
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.site import SITE
from journeygen.pages.frame import Entry, Frame
from journeygen.pages.layout import frame_of
from journeygen.render.theme import load_theme
from journeygen.sheet import Desk
from journeygen.source.git_tree import GitTree, git_tree
from journeygen.source.revisions import Revision
from journeygen.source.tree import FolderTree, SourceTree, Without
from journeygen.words import Words
from journeygen.write import RenderedFile, check_output, write_site


@dataclass(frozen=True)
class Diff:
    """Two versions of a site, and what is to be said about them."""

    review: Review
    before: Prepared
    after: Prepared
    catalogs: tuple[Catalog, Catalog]
    options: Options


def diff(options: Options, base: Revision, head: Revision, language: str, progress: Progress) -> Diff:
    """What changed between two versions of a site, and what is wrong with each.

    Raises GitFailed where the content is in no repository.
    """
    with no_collection():
        trees = [_tree_at(options.content, revision) for revision in (base, head)]
        modules = submodules(trees)
        # A commit has nothing of them: what is in them on disk would all seem to be new.
        trees = [each if isinstance(each, GitTree) or not modules else Without(each, modules) for each in trees]
        sides = []
        for number, tree in enumerate(trees):
            progress("Versions", number, len(trees))
            sides.append(prepare(tree, options))
        progress("Versions", len(trees), len(trees))
        return _diff(options, sides[0], sides[1], base, head, language, modules)


def submodules(trees: Iterable[SourceTree]) -> tuple[str, ...]:
    """The folders of the site that are other repositories."""
    found = {path for tree in trees if isinstance(tree, GitTree) for path in tree.submodules}
    return tuple(sorted(found))


def _tree_at(content: Path, revision: Revision) -> SourceTree:
    return git_tree(content, revision.commit) if revision.commit else FolderTree(content)


def _diff(
    options: Options,
    before: Prepared,
    after: Prepared,
    base: Revision,
    head: Revision,
    language: str,
    modules: tuple[str, ...],
) -> Diff:
    words = Words(language or (after if _is_there(after) else before).loaded.catalog.site.language)
    was, now = (_compared(each, options) for each in (before, after))
    statuses = {
        *statuses_shown(before.loaded.catalog.site, options.drafts),
        *statuses_shown(after.loaded.catalog.site, options.drafts),
    }
    unread = (before.loaded.unread, after.loaded.unread)
    there = _is_there(before), _is_there(after)
    if not all(there):
        unread = (unread[0] | {SITE}, unread[1])  # a site that is not there has no settings to compare
    comparison = replace(compare(was, now, lambda journey: journey.status in statuses, unread), is_new=not there[0])
    was_wrong, is_wrong = (side.problems if here else () for side, here in zip((before, after), there, strict=True))
    introduced, resolved = problems_between(
        was_wrong, is_wrong, (before.loaded.keys, after.loaded.keys), comparison.renamed
    )
    review = Review(
        comparison,
        base.name,
        head.name,
        before.desk.prose.plain((now if there[1] else was).site.title),
        words,
        introduced,
        resolved,
        tuple(_notes(before, after, there, base, head, words, modules)),
    )
    return Diff(review, before, after, (was, now), options)


def write_review(found: Diff, out: Path, content: Path) -> int:
    """Write the pages of a review into a folder; gives their number. Raises OutputRefused.

    They look as the site does after the change; where its theme is at fault, as the default theme.
    """
    check_output(out, content)
    after = found.after if _is_there(found.after) else found.before
    dressed = dress(after, found.options)[0]
    clothes = dressed.clothes if dressed else clothes_of(load_theme("default"), "")
    write_site(out, _rendered(found, after, clothes))
    return len(found.review.comparison.journeys) + 1


def _rendered(found: Diff, after: Prepared, clothes: Clothes) -> Iterator[RenderedFile]:
    """The pages, and then what they turned out to use."""
    review, theme = found.review, clothes.theme
    sides = zip((found.before, found.after), found.catalogs, strict=True)
    desks = [_desk(prepared, catalog, review.words) for prepared, catalog in sides]
    old = {new.id: key.id for key, new in review.comparison.renamed.items() if key.kind is Kind.JOURNEY}
    scripts = named_file("site.js", b"\n;\n".join(theme.read(f"js/{name}") or b"" for name in _SCRIPTS))
    frame = _frame(found, after, replace(clothes, scripts=scripts))
    for url, template, view in pages(review, Desks(desks[0], desks[1], old)):
        yield RenderedFile(url, theme.render(template, view, frame))
    used = {name: each.tree.read(path) for each in (found.before, found.after) for name, path in each.assets.used()}
    for address_, data in {**clothes.styles, **scripts, **clothes.early_scripts, **clothes.icon, **used}.items():
        yield RenderedFile(address_, data)


_SCRIPTS = ("journeygen.js", "theme-switch.js", "review.js")
"""Of the theme's scripts, those that need nothing of a map's page, and the review's own."""


def _desk(prepared: Prepared, catalog: Catalog, words: Words) -> Desk:
    """A desk whose links lead nowhere: the pages of the site are not there."""
    return replace(prepared.desk, catalog=catalog, links=Links(frozenset()), words=words, edit=lambda _key, _where: "")


def _frame(found: Diff, after: Prepared, clothes: Clothes) -> Frame:
    """The site's frame, with the pages of the review in its navigation."""
    words = found.review.words
    files = tuple(clothes.styles), tuple(clothes.scripts), tuple(clothes.early_scripts)
    frame = frame_of(replace(after.desk, words=words), files[0], "", __version__, files[1], files[2])
    entries = (
        Entry(words("change.title"), INDEX, "home"),
        *(
            Entry(each.entity.name, quote(address(each)), each.entity.id, more=True)
            for each in found.review.comparison.journeys
        ),
    )
    favicon = frame.favicon or next(iter(clothes.icon), "")
    return replace(
        frame,
        navigation=entries,
        favicon=favicon,
        footers=(),
        feedback_to="",
        colophon="",
        title=found.review.title,
    )


def _is_there(prepared: Prepared) -> bool:
    return any(path.startswith("content/") for path in prepared.loaded.paths)


def _compared(prepared: Prepared, options: Options) -> Catalog:
    """The whole catalog: which journeys are shown is looked at on both sides at once."""
    catalog = prepared.loaded.catalog
    return public_part(catalog, prepared.desk) if options.audience == "public" else catalog


def _notes(
    before: Prepared,
    after: Prepared,
    there: tuple[bool, bool],
    base: Revision,
    head: Revision,
    words: Words,
    modules: tuple[str, ...],
) -> Iterator[str]:
    """What stands in the way of comparing all of it."""
    if not there[0]:
        yield words("change.is-new", base=base.name or words("change.worktree"))
    if not there[1]:
        yield words("change.is-gone", head=head.name or words("change.worktree"))
    for side, name, is_there in zip((before, after), ("before", "after"), there, strict=True):
        if is_there and side.loaded.unread:
            yield words(f"change.broken-{name}", n=len(side.loaded.unread))
    if modules:
        yield words("change.submodules", paths=", ".join(modules))
