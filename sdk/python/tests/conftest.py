from __future__ import annotations

import pathlib
import sys
import tempfile
from typing import Callable, Dict, Iterator, List, Optional

import pytest

from host import ApiMethods, Host

Start = Callable[..., Host]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a plugin: `start(program, api={...}, environment={...})`."""
    hosts: List[Host] = []
    with tempfile.TemporaryDirectory() as folder:

        def start(
            program: pathlib.Path,
            api: Optional[ApiMethods] = None,
            environment: Optional[Dict[str, str]] = None,
        ) -> Host:
            own = pathlib.Path(folder, str(len(hosts)))
            own.mkdir()
            command = [sys.executable, str(program)] if program.suffix == ".py" else [str(program)]
            hosts.append(Host(command, own, api or {}, environment or {}))
            return hosts[-1]

        yield start
        for host in hosts:
            host.close()
