"""Where a file of a repository is edited on the web: on GitHub, GitLab, Gitea and Forgejo, and Bitbucket.

A site says its `repository` as an address, and the host tells the form; a host that does not tell is
given as a template, with `{path}`, `{line}` and `{branch}`. Without either, Git's remote is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

BRANCH = "main"
"""The branch where nobody says which."""

_FORMS: Mapping[str, str] = {
    "github": "{repository}/edit/{branch}/{path}#L{line}",
    "gitlab": "{repository}/-/edit/{branch}/{path}#L{line}",
    "gitea": "{repository}/_edit/{branch}/{path}#L{line}",
    "forgejo": "{repository}/_edit/{branch}/{path}#L{line}",
    "codeberg": "{repository}/_edit/{branch}/{path}#L{line}",
    # The cloud's; Bitbucket on a company's own server has no address that edits.
    "bitbucket.org": "{repository}/src/{branch}/{path}?mode=edit#lines-{line}",
}
"""The address that edits a line, by what the name of the host has in it."""

_SCP = re.compile(r"(?:[^@/\s]+@)?(?P<host>[^:/\s@]+\.[^:/\s@]+):(?P<path>[^\s]+)")
"""What `git clone` takes besides addresses: `git@github.com:owner/repository.git`."""

_SSH_HOSTS = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
"""Hosts that take SSH where only the port of the web is open."""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the files of a site are edited. `form` is empty where that is not known.

    `repository` is the address of its page on the web, `form` one of a line of a file.
    """

    repository: str = ""
    form: str = ""
    branch: str = BRANCH

    def edit(self, path: str, line: int = 1) -> str:
        """The address that edits a line of a file, by its path from the repository's top; empty: none is known."""
        values = {"repository": self.repository, "branch": quote(self.branch), "path": quote(path), "line": str(line)}
        return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), self.form)


def forge_of(repository: str, branch: str, remote: str, default_branch: str) -> Forge:
    """The forge of a site: as its `site.yaml` says, else as Git's remote and its default branch (empty: not known)."""
    branch = branch or default_branch or BRANCH
    if "{path}" in repository:
        return Forge(form=repository, branch=branch)
    address = web_address(repository or remote)
    host = urlsplit(address).hostname or ""
    return Forge(address, next((form for name, form in _FORMS.items() if name in host), ""), branch)


def web_address(remote: str) -> str:
    """The page of a repository on the web, from what `git clone` takes; empty for a folder. Nobody's password stays.

    >>> web_address("git@github.com:owner/maps.git")
    'https://github.com/owner/maps'
    >>> web_address("https://anna:secret@example.org:8443/owner/maps")
    'https://example.org:8443/owner/maps'
    """
    try:
        parts = urlsplit(remote)
        port = parts.port
    except ValueError:
        return ""
    host, path = parts.hostname or "", parts.path
    scheme = parts.scheme if parts.scheme in ("http", "https") else "https"
    if parts.scheme in ("ssh", "git", "git+ssh", "ssh+git"):
        port = None  # it is not the web's
    elif "://" not in remote and (short := _SCP.fullmatch(remote)):
        host, path = short["host"], short["path"]
    elif parts.scheme not in ("http", "https"):
        return ""
    path = path.strip("/").removesuffix(".git")
    if not host or not path:
        return ""
    host = _SSH_HOSTS.get(host, host)
    return f"{scheme}://{host}{f':{port}' if port else ''}/{path}"
