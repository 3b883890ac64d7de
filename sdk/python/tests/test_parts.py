"""The parts that need no process."""

from __future__ import annotations

import dataclasses
import logging
import threading
from typing import Any, Dict, List, Tuple, cast

import pytest

from patchbay_plugin import API, ClientGone, Configuration, Headers, HttpRequest, Plugin, Reject
from patchbay_plugin.errors import ApiTooEarly
from patchbay_plugin.goplugin.handshake import Address, Application, handshake_line, socket_address
from patchbay_plugin.hook_service import HookService
from patchbay_plugin.http import reader
from patchbay_plugin.logs import ApiLogHandler
from patchbay_plugin.wire.deadline import remaining, within
from patchbay_plugin.wire.pipe import LIMIT, Pipe


def test_headers_make_no_difference_of_case() -> None:
    header = Headers({"content-type": ["text/plain"], "SET-COOKIE": ["a", "b"]})
    header["x-one"] = "1"
    assert (header["Content-Type"], header.get_all("set-cookie"), header.get("none", "-")) == (
        "text/plain",
        ["a", "b"],
        "-",
    )
    assert ("X-ONE" in header, sorted(header)) == (True, ["Content-Type", "Set-Cookie", "X-One"])
    del header["X-One"]
    assert "x-one" not in header


def test_a_request_knows_its_path_and_query() -> None:
    request = HttpRequest(url="/a/b?x=1&x=2&y=", header=Headers({"Mattermost-User-Id": ["u"]}))
    assert (request.path, request.query, request.user_id) == ("/a/b", {"x": ["1", "2"], "y": [""]}, "u")


def test_a_body_reads_as_it_is_asked_for() -> None:
    file = reader(iter([b"ab", b"", b"cde\nf"]))
    assert (file.read(3), file.readline(), file.read(), file.read()) == (b"abc", b"de\n", b"f", b"")


def test_a_pipe_holds_its_writer_back_and_frees_it_when_the_reader_leaves() -> None:
    pipe = Pipe()
    for number in range(LIMIT):
        pipe.put(number)
    gone: List[Exception] = []

    def write() -> None:
        try:
            pipe.put("one too many")
        except ClientGone as error:
            gone.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    pipe.abandon()
    writer.join()
    assert len(gone) == 1
    assert list(pipe) == []


def test_a_pipe_gives_what_it_holds_before_its_end() -> None:
    pipe = Pipe()
    pipe.put("a")
    pipe.end()
    assert list(pipe) == ["a"]


def test_settings_become_a_dataclass() -> None:
    @dataclasses.dataclass
    class Settings:
        Word: str = "x"
        Count: int = 3

    configuration = Configuration({"word": "y", "other": 1})
    assert configuration.as_(Settings) == Settings("y", 3)
    assert (configuration["WORD"], "nothing" in configuration, len(configuration)) == ("y", False, 2)
    assert "y" not in repr(configuration)
    with pytest.raises(TypeError, match="no dataclass"):
        configuration.as_(int)


def test_only_hooks_that_are_there_are_announced() -> None:
    class One(Plugin):
        def user_has_been_created(self, context: Any, user: Any) -> None:
            pass

    announced = HookService(One(), lambda _: None)._implemented()
    assert announced == ["OnActivate", "OnConfigurationChange", "UserHasBeenCreated"]


def test_the_api_is_not_there_before_it_is() -> None:
    with pytest.raises(ApiTooEarly, match="on_activate"):
        Plugin().api.get_server_version()


def test_a_refusal_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        Reject("")


def test_a_call_gets_no_more_time_than_its_hook_has() -> None:
    assert remaining(60) == 60
    with within(5):
        assert 0 < remaining(60) <= 5
        assert remaining(1) == 1
    with within(-1):
        assert remaining(60) == 0
    with within(None):
        assert remaining(60) == 60


def test_the_handshake_is_one_line() -> None:
    application = Application("KEY", "value", 1)
    assert handshake_line(application, Address("unix", "/a/b"), "") == "1|1|unix|/a/b|grpc|\n"
    assert (
        handshake_line(application, Address("tcp", "127.0.0.1:1"), "abc") == "1|1|tcp|127.0.0.1:1|grpc|abc\n"
    )


def test_a_socket_path_that_is_too_long_is_refused() -> None:
    with pytest.raises(OSError, match="PLUGIN_UNIX_SOCKET_DIR"):
        socket_address({"PLUGIN_UNIX_SOCKET_DIR": "/" + "x" * 100})


class LogApi:
    def __init__(self) -> None:
        self.lines: List[Tuple[str, str, Dict[str, Any]]] = []

    def __getattr__(self, method: str) -> Any:
        return lambda message, fields: self.lines.append((method, message, fields))


def test_log_records_become_lines_with_fields(capsys: pytest.CaptureFixture[str]) -> None:
    api, handler = LogApi(), ApiLogHandler()
    logger = logging.Logger("mine")
    logger.addHandler(handler)
    logger.warning("too early")
    assert '"@level": "warn", "@message": "too early"' in capsys.readouterr().err
    handler.connect(cast(API, api))
    logger.info("hello %s", "you", extra={"count": 3, "object": [1]})
    try:
        raise KeyError("x")
    except KeyError:
        logger.exception("failed")
    logger.debug("detail")
    handler.close()
    assert [line[:2] for line in api.lines] == [
        ("log_info", "hello you"),
        ("log_error", "failed"),
        ("log_debug", "detail"),
    ]
    assert api.lines[0][2] == {"count": 3, "object": "[1]", "logger": "mine"}
    assert "KeyError: 'x'" in api.lines[1][2]["error"]
