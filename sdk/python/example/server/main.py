#!/usr/bin/env python3
"""An example plugin: hooks, API calls, HTTP, a slash command and an event of its own."""

import os
import sys
import threading
from dataclasses import dataclass
from typing import Optional

# What `pip install --target server/lib` has put beside this file, where the plugin brings its own.
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))

from patchbay_plugin import (
    ChannelMember,
    Command,
    CommandArgs,
    CommandResponse,
    Context,
    HttpRequest,
    Plugin,
    Post,
    Reject,
    ResponseWriter,
    User,
    WebsocketBroadcast,
    run,
)


@dataclass
class Settings:
    ForbiddenWord: str = "mellon"
    Greeting: str = "Hello"


class Greeter(Plugin):
    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._messages = 0
        self._lock = threading.Lock()  # hooks run side by side

    def on_activate(self) -> None:
        self.api.register_command(
            Command(trigger="greet", auto_complete=True, auto_complete_desc="Greet everyone in this channel")
        )
        self.log.info("the greeter is ready", extra={"word": self._settings.ForbiddenWord})

    def on_configuration_change(self) -> None:  # called before on_activate, too
        self._settings = self.configuration.as_(Settings)

    def on_deactivate(self) -> None:
        print(f"goodbye after {self._messages} messages")

    def message_will_be_posted(self, context: Context, post: Post) -> Optional[Post]:
        word = self._settings.ForbiddenWord
        if word and word in post.message:
            raise Reject(f'The word "{word}" is not allowed here.')
        post.props["greeter"] = {"seen": True}
        post.message += " (seen by the greeter)"
        return post

    def message_has_been_posted(self, context: Context, post: Post) -> None:
        with self._lock:
            self._messages += 1

    def user_has_joined_channel(
        self, context: Context, channel_member: ChannelMember, actor: Optional[User]
    ) -> None:
        channel = self.api.get_channel(channel_member.channel_id)
        welcome = Post(channel_id=channel.id, message=f"Welcome to {channel.display_name}")
        self.api.send_ephemeral_post(channel_member.user_id, welcome)

    def execute_command(self, context: Context, args: CommandArgs) -> CommandResponse:
        user = self.api.get_user(args.user_id)  # an AppError is shown to who typed the command
        text = f"{self._settings.Greeting} from {user.username}"
        self.api.publish_web_socket_event(
            "greeted", {"text": text, "by": user.username}, WebsocketBroadcast(channel_id=args.channel_id)
        )
        return CommandResponse(response_type="ephemeral", text=text)

    def serve_http(self, context: Context, request: HttpRequest, response: ResponseWriter) -> None:
        if request.path == "/count":
            response.json({"messages": self._messages, "user_id": request.user_id})
        elif request.path == "/echo" and request.method == "POST":
            while piece := request.body.read(64 * 1024):
                response.write(piece)
        elif request.path == "/stream":
            for number in range(1, 4):
                response.write(f"piece {number} of 3\n")
                response.flush()
        else:
            response.error(404, "There is nothing here.")


if __name__ == "__main__":
    run(Greeter)
