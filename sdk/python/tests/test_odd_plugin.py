"""What hooks may do wrong, and the streams that the example leaves out."""

from __future__ import annotations

import pathlib
import subprocess
import sys
from typing import Any, Callable, Iterator, List

import grpc
import pytest

from host import DEADLINE_S, Host
from patchbay_plugin import ApiError, AppError, CommandArgs, Context, FileInfo, Post, User

ODD = pathlib.Path(__file__).with_name("odd_plugin.py")


@pytest.fixture
def host(start: Callable[..., Host]) -> Host:
    host = start(ODD, {"LoadPluginConfiguration": lambda: b"null"})
    host.connect()
    host.activate()
    return host


def test_a_text_in_the_place_of_a_refusal_is_a_mistake(host: Host) -> None:
    with pytest.raises(grpc.RpcError, match=r"raise Reject\(reason\)"):
        host.call("MessageWillBePosted", Context(), Post())


def test_a_hook_that_fails_fails_its_call_and_no_other(host: Host) -> None:
    with pytest.raises(grpc.RpcError, match="ValueError: cannot cope"):
        host.call("UserHasBeenCreated", Context(), User())
    assert host.call("RunDataRetention", 40, 2) == 42


def test_a_refusal_without_a_result_is_a_text(host: Host) -> None:
    assert host.call("UserWillLogIn", Context(), User()) == "not today"


def test_errors_travel_as_the_hook_can_say_them(host: Host) -> None:
    with pytest.raises(AppError) as known:
        host.call("ExecuteCommand", Context(), CommandArgs(command="/app"))
    assert (known.value.id, known.value.status_code) == ("odd.id", 418)
    with pytest.raises(AppError, match="a mistake") as unknown:
        host.call("ExecuteCommand", Context(), CommandArgs())
    assert (unknown.value.status_code, unknown.value.where) == (500, "ExecuteCommand")
    with pytest.raises(ApiError, match="nothing to do"):
        host.call("RunDataRetention", 1, 0)


def test_a_result_that_nobody_asked_for_is_dropped(host: Host) -> None:
    assert host.call("OnWebSocketConnect", "c", "u") is None


def upload(host: Host, name: str, *chunks: bytes) -> List[Any]:
    part = host.hooks["FileWillBeUploaded"].request.message

    def parts() -> Iterator[Any]:
        first = part()
        first.init.info.name = name
        yield first
        for chunk in chunks:
            yield part(chunk=chunk)

    return list(host.stream("FileWillBeUploaded", parts()))


def test_a_file_is_replaced_while_it_comes_in(host: Host) -> None:
    *pieces, last = upload(host, "a", *[b"x" * 100_000] * 30)
    assert b"".join(piece.chunk for piece in pieces) == b"X" * 3_000_000
    assert (last.result.result.name, last.result.rejection) == ("a.upper", "")
    (refused,) = upload(host, "refused", b"x")
    assert (refused.result.rejection, refused.result.HasField("result")) == ("no such files", False)
    assert FileInfo().name == ""


def request(host: Host, path: str, *parts: Any) -> Any:
    part = host.hooks["ServeHTTP"].request.message
    first = part()
    first.init.request.method, first.init.request.url = "GET", path
    return host.stream("ServeHTTP", iter([first, *(part(**each) for each in parts)]))


def test_an_answer_that_fails_is_none(host: Host) -> None:
    with pytest.raises(grpc.RpcError, match="no answer"):
        list(request(host, "/fails"))
    half = request(host, "/fails-half-way")
    assert (next(half).init.status, next(half).body) == (200, b"half")
    with pytest.raises(grpc.RpcError, match="no more"):
        next(half)


def test_a_body_that_breaks_off_does_not_look_whole(host: Host) -> None:
    whole = list(request(host, "/body", {"body": b"a"}, {"body": b"b"}, {"body_end": True}))
    assert (whole[0].init.status, whole[1].body) == (200, b"ab")
    broken = list(request(host, "/body", {"body": b"a"}))
    assert (broken[0].init.status, broken[1].body) == (400, b"the other side has left\n")


def test_a_connection_can_be_taken_over(host: Host) -> None:
    answers = list(request(host, "/hijack", {"body_end": True}, {"body": b"one"}, {"body": b"two"}))
    assert answers[0].init.hijacked
    assert [answer.body for answer in answers[1:]] == [b"echo one", b"echo two"]


def test_says_what_it_is_when_a_person_starts_it() -> None:
    done = subprocess.run(
        [sys.executable, str(ODD)], capture_output=True, timeout=DEADLINE_S, env={}, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"This binary is a plugin. These are not meant to be executed directly.\n")
