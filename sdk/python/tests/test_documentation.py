"""What the README and the guide show, run."""

from __future__ import annotations

import pathlib
import re
import sys
from typing import Any, Dict, List, cast

import pytest

from patchbay_plugin import API, Context, HttpRequest, Post, Reject, ResponseWriter, User
from patchbay_plugin.http import ResponseSink

ROOT = pathlib.Path(__file__).resolve().parents[3]


def blocks(page: str) -> List[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)


class Sink(ResponseSink):
    def __init__(self) -> None:
        self.body = b""

    def send_head(self, status: int, header: Dict[str, List[str]]) -> None:
        assert status == 200

    def send_body(self, data: bytes) -> None:
        self.body += data


def test_the_readme_shows_a_plugin() -> None:
    names: Dict[str, Any] = {"__name__": "readme"}
    exec(blocks("sdk/python/README.md")[0], names)
    plugin = names["Greeter"]()
    plugin.connect(cast(API, type("Api", (), {"get_user": lambda self, _: User(username="ada")})()))
    plugin.on_activate()
    assert plugin.message_will_be_posted(Context(), Post(message="hello")).message == "hello (seen)"
    with pytest.raises(Reject, match="forbidden"):
        plugin.message_will_be_posted(Context(), Post(message="mellon"))
    sink = Sink()
    plugin.serve_http(Context(), HttpRequest(), ResponseWriter(sink))
    assert sink.body == b'{"hello": "ada"}'


def test_the_guide_shows_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "sdk/python/example/server"))
    names: Dict[str, Any] = {}
    exec(blocks("docs/guides/python-plugin.md")[0], names)
    names["test_greets"]()
    del sys.modules["main"]
