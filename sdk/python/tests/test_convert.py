"""Values to messages and back."""

from __future__ import annotations

import datetime

import pytest

from patchbay_plugin import AppError, Channel, Config, Post, PostMetadata, Reaction, User, models
from patchbay_plugin.wire.convert import converter
from patchbay_plugin.wire.pool import message_class


def there_and_back(value: object) -> object:
    message = message_class(type(value).__name__)()
    both = converter(message.DESCRIPTOR)
    both.write(value, message, "value")
    received = message_class(type(value).__name__).FromString(message.SerializeToString())
    return both.read(received)


def test_a_filled_value_comes_back_as_it_was() -> None:
    post = Post(
        id="p",
        create_at=1_700_000_000_123,
        is_pinned=True,
        props={"list": [1, 2.5, None, {"deep": False}], "empty": {}, "text": "ü"},
        file_ids=["a", "b"],
        remote_id="",
        is_following=False,
        participants=[User(id="u", props={"a": "b"}, timezone={"manual": "UTC"})],
        metadata=PostMetadata(reactions=[Reaction(emoji_name="wave")]),
    )
    assert there_and_back(post) == post


@pytest.mark.parametrize("name", models.__all__)
def test_every_model_comes_back_empty(name: str) -> None:
    empty = getattr(models, name)()
    assert there_and_back(empty) == empty


def test_nothing_and_zero_differ_where_go_has_a_pointer() -> None:
    assert there_and_back(Post()) == Post(remote_id=None, is_following=None)
    assert there_and_back(Post(remote_id="", is_following=False)) == Post(remote_id="", is_following=False)
    assert Config().service_settings == models.ServiceSettings()


def test_times_have_a_zone() -> None:
    time = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.timezone.utc)
    status = models.CustomStatus(emoji="x", expires_at=time)
    assert there_and_back(status) == status
    assert there_and_back(models.CustomStatus()) == models.CustomStatus(expires_at=None)


def test_an_error_is_an_exception() -> None:
    error = there_and_back(AppError("id", "where", 404, "message", "details", "request"))
    assert isinstance(error, AppError)
    assert str(error) == "where: message (404, id, details)"
    assert error.request_id == "request"


@pytest.mark.parametrize(
    ("post", "problem"),
    [
        (Post(message=None), "value.message is None"),  # type: ignore[arg-type]
        (Post(message=3), "value.message is 3"),  # type: ignore[arg-type]
        (Post(file_ids="abc"), "value.file_ids: a list belongs here, not a str"),  # type: ignore[arg-type]
        (Post(file_ids=[3]), "value.file_ids"),  # type: ignore[list-item]
        (Post(create_at=2**70), "value.create_at"),
        (Post(metadata=User()), "value.metadata: a PostMetadata belongs here, not a User"),  # type: ignore[arg-type]
        (Post(participants=[Post()]), r"value.participants\[0\]: a User"),  # type: ignore[list-item]
        (Post(props={"a": {"b": {1, 2}}}), r"value.props\['a'\]\['b'\]: set is nothing that JSON knows"),
        (Post(props={"a": 2**60}), r"value.props\['a'\]: .* too large"),
        (Post(props={1: "a"}), "the key 1 is no text"),  # type: ignore[dict-item]
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(post: Post, problem: str) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        there_and_back(post)


def test_another_model_in_the_place_of_one_is_refused() -> None:
    with pytest.raises(TypeError, match="a Post belongs here, not a Channel"):
        converter(message_class("Post").DESCRIPTOR).write(Channel(), message_class("Post")(), "value")
