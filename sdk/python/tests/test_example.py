"""The example plugin, started by a host of ours."""

from __future__ import annotations

import json
import os
import pathlib
import re
import threading
from typing import Any, Callable, Dict, Iterator, List, Tuple

import grpc
import pytest

from host import DEADLINE_S, Host
from patchbay_plugin import (
    AppError,
    Channel,
    ChannelMember,
    CommandArgs,
    CommandResponse,
    Context,
    Post,
    User,
    WebsocketBroadcast,
)

# The same example in another language must do the same: PATCHBAY_EXAMPLE names its program.
EXAMPLE = pathlib.Path(
    os.environ.get("PATCHBAY_EXAMPLE")
    or pathlib.Path(__file__).resolve().parents[1] / "example/server/main.py"
)


class Called:
    """What the plugin has called, by method."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._last: Dict[str, Tuple[Any, ...]] = {}

    def note(self, name: str, arguments: Tuple[Any, ...]) -> None:
        with self._changed:
            self._last[name] = arguments
            self._changed.notify_all()

    def __getitem__(self, name: str) -> Tuple[Any, ...]:
        """The arguments of the last call, past or future."""
        with self._changed:
            assert self._changed.wait_for(lambda: name in self._last, DEADLINE_S), f"{name} was not called"
            return self._last[name]


@pytest.fixture
def called() -> Called:
    return Called()


@pytest.fixture
def settings() -> Dict[str, Any]:
    return {"forbiddenword": "mellon"}


@pytest.fixture
def host(start: Callable[..., Host], called: Called, settings: Dict[str, Any]) -> Host:
    def note(name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        def method(*arguments: Any) -> Any:
            called.note(name, arguments)
            return answer(*arguments)

        return method

    def get_user(user_id: str) -> User:
        if user_id == "nobody":
            raise AppError("app.user.missing", "GetUser", 404, "There is no such user")
        return User(id=user_id, username=f"name-of-{user_id}")

    answers: Dict[str, Callable[..., Any]] = {
        "LoadPluginConfiguration": lambda: json.dumps(settings).encode(),
        "RegisterCommand": lambda command: None,
        "LogInfo": lambda message, fields: None,
        "GetUser": get_user,
        "GetChannel": lambda channel_id: Channel(id=channel_id, display_name="Town Square"),
        "SendEphemeralPost": lambda user_id, post: post,
        "PublishWebSocketEvent": lambda event, payload, broadcast: None,
    }
    host = start(EXAMPLE, {name: note(name, answer) for name, answer in answers.items()})
    host.connect()
    host.activate()
    return host


def test_says_where_it_listens_and_which_hooks_it_has(host: Host) -> None:
    assert re.fullmatch(rf"1\|1\|unix\|{host.folder}/plugin\w+\|grpc\|", host.line)
    hooks = host.call("Implemented")
    assert {"OnActivate", "OnConfigurationChange", "MessageWillBePosted", "ServeHTTP"} < set(hooks)
    assert "Implemented" not in hooks
    assert "MessageWillBeUpdated" not in hooks


def test_does_not_serve_a_hook_it_does_not_have(host: Host) -> None:
    with pytest.raises(grpc.RpcError) as error:
        host.call("UserHasBeenCreated", Context(), User())
    assert error.value.code() == grpc.StatusCode.UNIMPLEMENTED


def test_is_healthy_under_the_name_that_go_plugin_asks_for(host: Host) -> None:
    assert host.health("plugin").status == 1
    with pytest.raises(grpc.RpcError) as error:
        host.health("another")
    assert error.value.code() == grpc.StatusCode.NOT_FOUND


def test_registers_its_command_when_it_is_activated(host: Host, called: Called) -> None:
    command = called["RegisterCommand"][0]
    assert (command.trigger, command.auto_complete) == ("greet", True)


def test_changes_a_post_and_refuses_another(host: Host) -> None:
    post = Post(id="p", message="hello", props={"from": ["test", 1]})
    changed, rejection = host.call("MessageWillBePosted", Context(), post)
    assert rejection == ""
    assert changed == Post(
        id="p", message="hello (seen by the greeter)", props={"from": ["test", 1], "greeter": {"seen": True}}
    )
    refused = host.call("MessageWillBePosted", Context(), Post(message="say mellon"))
    assert refused == (None, 'The word "mellon" is not allowed here.')


def test_follows_a_change_of_its_settings(host: Host, settings: Dict[str, Any]) -> None:
    settings["forbiddenword"] = "friend"
    host.call("OnConfigurationChange")
    assert host.call("MessageWillBePosted", Context(), Post(message="mellon"))[1] == ""
    assert "friend" in host.call("MessageWillBePosted", Context(), Post(message="friend"))[1]


def test_answers_its_command_and_publishes_an_event(host: Host, called: Called) -> None:
    args = CommandArgs(user_id="u1", channel_id="c1", command="/greet")
    response = host.call("ExecuteCommand", Context(), args)
    assert response == CommandResponse(response_type="ephemeral", text="Hello from name-of-u1")
    event = (
        "greeted",
        {"text": "Hello from name-of-u1", "by": "name-of-u1"},
        WebsocketBroadcast(channel_id="c1"),
    )
    assert called["PublishWebSocketEvent"] == event


def test_hands_an_error_of_the_server_on(host: Host) -> None:
    with pytest.raises(AppError) as error:
        host.call("ExecuteCommand", Context(), CommandArgs(user_id="nobody"))
    assert (error.value.id, error.value.status_code) == ("app.user.missing", 404)


def test_welcomes_who_joins(host: Host, called: Called) -> None:
    host.call("UserHasJoinedChannel", Context(), ChannelMember(user_id="u1", channel_id="c1"), None)
    assert called["SendEphemeralPost"] == ("u1", Post(channel_id="c1", message="Welcome to Town Square"))


def http(
    host: Host, method: str, url: str, *body: bytes, **header: str
) -> Tuple[int, Dict[str, List[str]], List[Any]]:
    """Status, header, and the pieces of the answer: bytes, or None for a flush."""
    part = host.hooks["ServeHTTP"].request.message

    def parts() -> Iterator[Any]:
        first = part()
        first.init.request.method, first.init.request.url = method, url
        for name, value in header.items():
            first.init.request.header[name.replace("_", "-")].values.append(value)
        yield first
        for chunk in body:
            yield part(body=chunk)
        yield part(body_end=True)

    answers = list(host.stream("ServeHTTP", parts()))
    init = answers[0].init
    pieces = [None if each.flush else each.body for each in answers[1:]]
    return init.status, {name: list(entry.values) for name, entry in init.header.items()}, pieces


def test_counts_messages_over_http(host: Host) -> None:
    host.call("MessageHasBeenPosted", Context(), Post())
    status, header, pieces = http(host, "GET", "/count?x=1", Mattermost_User_Id="u1")
    assert (status, header["Content-Type"]) == (200, ["application/json"])
    assert json.loads(pieces[0]) == {"messages": 1, "user_id": "u1"}


def test_streams_what_it_is_sent_and_what_it_writes(host: Host) -> None:
    body = [bytes([number]) * 100_000 for number in range(50)]
    status, _, pieces = http(host, "POST", "/echo", *body)
    assert (status, b"".join(pieces)) == (200, b"".join(body))
    streamed = http(host, "GET", "/stream")[2]
    assert streamed == [b"piece 1 of 3\n", None, b"piece 2 of 3\n", None, b"piece 3 of 3\n", None]


def test_serves_nothing_else(host: Host) -> None:
    assert http(host, "GET", "/")[0] == 404


def test_logs_and_prints_to_the_host(host: Host, called: Called) -> None:
    host.call("OnDeactivate")
    printed = b""
    while not printed.endswith(b"\n"):
        printed += host.output.get(timeout=DEADLINE_S)
    assert printed == b"goodbye after 0 messages\n"
    message, fields = called["LogInfo"]
    assert (message, fields["word"], fields["logger"].lower()) == (
        "the greeter is ready",
        "mellon",
        "greeter",
    )


def test_leaves_when_it_is_told_to_and_takes_its_socket_along(host: Host) -> None:
    assert host.shutdown() == 0
    assert [path.name for path in host.folder.iterdir()] == ["api"]


def test_leaves_when_its_host_is_gone(host: Host) -> None:
    host.leave()
    assert host.process.wait(DEADLINE_S) == 0
