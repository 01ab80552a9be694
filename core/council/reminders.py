"""`reminders.toml`: where each person's reminder is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.council.toml_file import read_toml
from core.errors import BadInput
from core.post import address, is_address
from core.text import shown

FILE = "reminders.toml"


@dataclass(frozen=True)
class Addresses:
    """A domain for everyone, and the addresses of those who have another."""

    domain: str
    own: Mapping[str, str]

    def of_user(self, name: str) -> str:
        """Where a person's reminder goes; empty where nobody said."""
        if name in self.own:
            return self.own[name]
        whole = name if "@" in name else f"{name}@{self.domain}" if self.domain else ""
        return whole if is_address(whole) else ""


def read_addresses(content: Path) -> Addresses:
    """What `reminders.toml` says; nothing where there is none. Raises CoreError, BadInput for what is no address."""
    path = content / FILE
    if not path.exists():
        return Addresses("", {})
    data = read_toml(path).data
    own = data.get("addresses", {})
    if not isinstance(own, dict):
        raise BadInput(f"In {path}, addresses is no table.", remedy="Write [addresses].", field="addresses")
    addresses = {str(name): _address(path, str(name), value) for name, value in own.items()}
    domain = str(data.get("domain", "")).strip()
    if domain and not is_address(f"somebody@{domain}"):
        raise BadInput(
            f"In {path}, {shown(domain[:60], one_line=True)} is no domain for mail.",
            remedy="Such as example.gov.uk.",
            field="domain",
        )
    return Addresses(domain, addresses)


def _address(path: Path, name: str, value: object) -> str:
    try:
        return address(str(value), field=f"addresses: {name}")
    except BadInput as error:
        raise BadInput(
            f"In {path}, the address of {shown(name[:40], one_line=True)}: {error.reason}",
            remedy=error.remedy,
            field=error.field,
        ) from error
