"""A small site to start from, in the language and the words of a kind of business."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeygen.starter.ci import workflows_for
from journeygen.starter.files import StarterRefused, write_new
from journeygen.starter.texts import filled, notes, scalar, texts_in, with_blueprint, with_stages


@dataclass(frozen=True)
class Business:
    """A kind of business: what it is called, and the stage model that suits most of them."""

    title: str
    stages: str


BUSINESSES: Mapping[str, Business] = {
    "shop": Business("An online shop", "ecommerce"),
    "bank": Business("A bank or an insurance company", "digital"),
    "public": Business("A public service", "digital"),
    "software": Business("Software", "end-to-end"),
    "counter": Business("A shop or workshop with a counter", "omnichannel"),
}
"""The kinds that the starter has texts for; each is a folder in `texts/`."""

STAGE_MODELS: Mapping[str, str] = {
    "digital": "need, evaluation, decision, experience, loyalty",
    "ecommerce": "awareness, consideration, purchase, retention, advocacy, as a shop sees them",
    "end-to-end": "the same five as a cycle: who recommends us feeds the awareness of others",
    "omnichannel": "recognition, research, purchase, after-sales, over several channels",
    "digital-buying": "awareness, consideration, decision, loyalty: the short form",
}
"""The stage models that a site can start with, and their stages."""

TITLES = {"en": "Our customer journeys", "fr": "Nos parcours clients"}
"""What a site is called if nobody says otherwise."""


@dataclass(frozen=True)
class Wishes:
    """What a new site is to be like.

    `stages` is the id of a stage model (empty: the business's usual one), `ci` the host to write workflows
    for (empty: none), and `branch` the one that they publish (empty: main).
    """

    title: str = ""
    language: str = "en"
    business: str = "shop"
    stages: str = ""
    scale: tuple[float, float] = (-2, 2)
    blueprint: bool = False
    ci: str = ""
    branch: str = ""


@dataclass(frozen=True)
class NewSite:
    """What was written, and which files were there already and left as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def new_site(folder: Path, today: datetime.date, wishes: Wishes) -> NewSite:
    """Write a small site that builds, reviewed `today`.

    Settings (`.gitignore` and those of editors) that are there already are kept. Raises
    StarterRefused, naming it, where there is content, or a workflow of the same name.
    """
    # Here, not above: `--help` lists what can be wished, and should load no engine.
    from journeygen.schemas import FOLDER, GITIGNORE, refresh_schemas
    from journeygen.source.load import load
    from journeygen.source.tree import FolderTree
    from journeygen.starter.editors import editor_files

    content = folder / "content"
    taken = _content_in(content)
    if taken:
        names = "".join(f"\n  {path}" for path in taken[:10]) + ("\n  …" if len(taken) > 10 else "")
        raise StarterRefused(f"there is content already, and nothing is overwritten; name another folder{names}")
    texts = {content / path: text.encode() for path, text in site_texts(wishes, today).items()}
    settings = {**editor_files(), ".gitignore": _GITIGNORE, (FOLDER / ".gitignore").as_posix(): GITIGNORE.decode()}
    kept = tuple(folder / path for path in settings if (folder / path).exists())
    texts |= {folder / path: text.encode() for path, text in settings.items() if folder / path not in kept}
    workflows = workflows_for(folder, wishes.ci, wishes.branch) if wishes.ci else {}
    texts |= {path: text.encode() for path, text in workflows.items()}
    for path, text in texts.items():
        write_new(path, text)
    refresh_schemas(content, load(FolderTree(content)))
    return NewSite(tuple(texts), kept)


_GITIGNORE = "# Made from content/ by journeygen build\n_site/\n_public/\n*.zip\n"


def site_texts(wishes: Wishes, today: datetime.date) -> Mapping[str, str]:
    """The content of a new site: its files by their path below `content/`."""
    from journeygen.starter.editors import modeline

    language, business = wishes.language, wishes.business
    texts = dict((*texts_in(language, "site"), *texts_in(language, business)))
    model = wishes.stages or BUSINESSES[business].stages
    low, high = (f"{end:g}" for end in wishes.scale)
    words = {
        **notes(language),
        "title": scalar(wishes.title or TITLES[language]),
        "today": today.isoformat(),
        "low": low,
        "high": high,
        "model": model,
    }
    stages = re.findall(r"(?m)^  - id: (.+)$", texts[f"stages/{model}.yaml"])
    return {
        path: modeline(path) + filled(with_stages(with_blueprint(text, wishes.blueprint), stages), words)
        for path, text in sorted(texts.items())
        if not path.startswith("stages/") or path == f"stages/{model}.yaml"
    }


def _content_in(content: Path) -> list[Path]:
    """What stands in a content folder, without hidden files."""
    if not content.is_dir():
        return []
    return [path for path in sorted(content.rglob("*")) if path.is_file() and not path.name.startswith(".")]
