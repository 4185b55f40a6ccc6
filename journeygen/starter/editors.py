"""Settings with which editors complete and check the content: they point at the site's JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree import ElementTree

from journeygen.schemas import FOLDER, SCHEMA_FILES

_CONTENT = "content"

EXTENSIONS = ("redhat.vscode-yaml", "editorconfig.editorconfig")
"""Extensions of VS Code: the one that reads schemas for YAML, and the one for indentation."""

_EDITORCONFIG = """\
# Spaces instead of tabs: YAML allows no tabs.
root = true

[*.{md,yaml}]
charset = utf-8
indent_style = space
indent_size = 2
insert_final_newline = true
"""


def editor_files() -> Mapping[str, str]:
    """The settings of a new site, by their path in its folder."""
    return {
        ".editorconfig": _EDITORCONFIG,
        ".vscode/extensions.json": _json({"recommendations": EXTENSIONS}),
        ".vscode/settings.json": _json(_vs_code()),
        ".idea/jsonSchemas.xml": _jetbrains(),
    }


def modeline(path: str) -> str:
    """The comment that names the schema of a `.yaml` file of the content, for editors without settings; or nothing."""
    folder, _, name = path.partition("/")
    listed, single = (f"{path}",), (f"{folder}/**/*.yaml",)
    file = next((file for file in SCHEMA_FILES if set(file.patterns) & {*listed, *(single if name else ())}), None)
    if file is None or not path.endswith(".yaml"):
        return ""
    up = "../" * (path.count("/") + 1)
    return f"# yaml-language-server: $schema={up}{FOLDER.as_posix()}/{file.name}\n"


def _vs_code() -> Mapping[str, object]:
    """Settings for the YAML extension of Red Hat.

    It reads `.yaml` files only; the patterns for front matter are for those that pass it on to it.
    """
    patterns = {
        f"{FOLDER.as_posix()}/{file.name}": [
            f"!{_CONTENT}/{pattern[1:]}" if pattern.startswith("!") else f"{_CONTENT}/{pattern}"
            for pattern in file.patterns
        ]
        for file in SCHEMA_FILES
    }
    return {
        "yaml.schemas": patterns,
        "yaml.validate": True,
        "yaml.completion": True,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.detectIndentation": False},
        "[markdown]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.detectIndentation": False},
        "search.exclude": {"_site": True},
        "files.watcherExclude": {"_site/**": True},
    }


def _jetbrains() -> str:
    """The JSON Schema mappings of a project.

    Their patterns have `*` for any path and know neither ranges nor exceptions, so that a journey's stages
    cannot be told from journeys.
    """
    project = ElementTree.Element("project", version="4")
    component = ElementTree.SubElement(project, "component", name="JsonSchemaMappingsProjectConfiguration")
    mappings = ElementTree.SubElement(ElementTree.SubElement(component, "state"), "map")
    for file in SCHEMA_FILES:
        if any("[" in pattern for pattern in file.patterns if not pattern.startswith("!")):
            continue
        entry = ElementTree.SubElement(mappings, "entry", key=file.name)
        info = ElementTree.SubElement(ElementTree.SubElement(entry, "value"), "SchemaInfo")
        _option(info, "name", f"journeygen: {file.name.removesuffix('.json')}")
        _option(info, "relativePathToSchema", f"{FOLDER.as_posix()}/{file.name}")
        patterns = ElementTree.SubElement(ElementTree.SubElement(info, "option", name="patterns"), "list")
        for pattern in file.patterns:
            if pattern.endswith(".yaml") and not pattern.startswith("!"):
                item = ElementTree.SubElement(patterns, "Item")
                _option(item, "path", f"{_CONTENT}/{pattern.replace('**/', '')}")
                if "*" in pattern:
                    _option(item, "mappingKind", "Pattern")
    ElementTree.indent(project)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(project, encoding="unicode")}\n'


def _option(parent: ElementTree.Element, name: str, value: str) -> None:
    ElementTree.SubElement(parent, "option", name=name, value=value)


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"
