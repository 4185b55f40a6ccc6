"""Who may ask: a page of another site must not read the preview, not even by a name that leads here.

A name that somebody else owns can be made to lead to this machine (DNS rebinding): then the browser
takes the preview for that site's. So a request has to name a host that is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

EVERYWHERE = ("0.0.0.0", "::")


@dataclass(frozen=True)
class Hosts:
    """The hosts that requests may name: this machine, and what `--host` says.

    Where that is all addresses of the machine, any address will do: only names can be made to lead here.
    """

    named: str

    def allows(self, header: str) -> bool:
        """Whether a `Host` header names one of them."""
        try:
            parts = urlsplit(f"//{header}")
            host = (parts.hostname or "").rstrip(".")
            parts.port  # noqa: B018  # raises ValueError where it is no port
        except ValueError:
            return False
        if not host or parts.username is not None or parts.path or parts.query:
            return False
        if host == "localhost" or host == self.named.strip("[]").lower():
            return True
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return address.is_loopback or self.named in EVERYWHERE

    def is_own(self, origin: str | None, header: str) -> bool:
        """Whether an `Origin` header (None: there is none) names the very host that is asked."""
        return origin is None or origin.lower() == f"http://{header.lower()}"
