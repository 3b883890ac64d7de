"""The start of a plugin: is there a host, where to listen, and the one line that says so."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import List, Mapping, NamedTuple, Optional

CORE_PROTOCOL_VERSION = 1
LONGEST_SOCKET_PATH_BYTES = 103
"""What every system takes for a unix socket, without the closing NUL."""

NOT_FOR_PEOPLE = """\
This binary is a plugin. These are not meant to be executed directly.
Please execute the program that consumes these plugins, which will
load any plugins automatically
"""


class Application(NamedTuple):
    """What a host and its plugins have agreed on. The cookie is no secret: it only tells a host from a person."""

    cookie_key: str
    cookie_value: str
    protocol_version: int


class Address(NamedTuple):
    """Where a plugin listens, or a host does."""

    network: str
    """`unix` or `tcp`."""
    address: str
    """A path, or `host:port`."""

    @property
    def target(self) -> str:
        """As gRPC writes it."""
        return f"unix:{self.address}" if self.network == "unix" else self.address


def assert_started_by_host(application: Application, environment: Mapping[str, str] = os.environ) -> None:
    """Exits with status 1, in go-plugin's own words, when a person started this program."""
    if environment.get(application.cookie_key) != application.cookie_value:
        sys.stderr.write(NOT_FOR_PEOPLE)
        raise SystemExit(1)


def socket_address(environment: Mapping[str, str] = os.environ) -> Optional[Address]:
    """A path for a socket that nobody else has; nothing where there are no unix sockets."""
    if sys.platform == "win32":
        return None
    folder = environment.get("PLUGIN_UNIX_SOCKET_DIR") or tempfile.mkdtemp(prefix="plugin-dir")
    path = os.path.join(folder, f"plugin{os.getpid()}")
    if len(os.fsencode(path)) > LONGEST_SOCKET_PATH_BYTES:
        raise OSError(f"the socket path {path} is too long: set PLUGIN_UNIX_SOCKET_DIR to a shorter one")
    return Address("unix", path)


def handshake_line(application: Application, address: Address, certificate: str) -> str:
    """The line a host waits for. Its seventh field is never there: this library does not multiplex the broker."""
    fields: List[str] = [
        str(CORE_PROTOCOL_VERSION),
        str(application.protocol_version),
        address.network,
        address.address,
        "grpc",
        certificate,
    ]
    return "|".join(fields) + "\n"
