"""A plugin that does what the example does not."""

from __future__ import annotations

from typing import Any, BinaryIO, Optional

from patchbay_plugin import (
    AppError,
    CommandArgs,
    CommandResponse,
    Context,
    FileInfo,
    HttpRequest,
    Plugin,
    Post,
    Reject,
    ResponseWriter,
    User,
    run,
)


class Odd(Plugin):
    def message_will_be_posted(self, context: Context, post: Post) -> Optional[Post]:
        return "not allowed"  # type: ignore[return-value]

    def user_has_been_created(self, context: Context, user: User) -> None:
        raise ValueError("cannot cope")

    def user_will_log_in(self, context: Context, user: User) -> None:
        raise Reject("not today")

    def execute_command(self, context: Context, args: CommandArgs) -> Optional[CommandResponse]:
        if args.command == "/app":
            raise AppError("odd.id", "here", 418, "a teapot")
        raise ValueError("a mistake")

    def run_data_retention(self, now_time: int, batch_size: int) -> int:
        if batch_size == 0:
            raise ValueError("nothing to do")
        return now_time + batch_size

    def file_will_be_uploaded(
        self, context: Context, info: FileInfo, file: BinaryIO, output: BinaryIO
    ) -> Optional[FileInfo]:
        if info.name == "refused":
            raise Reject("no such files")
        while piece := file.read(1000):
            output.write(piece.upper())
        info.name += ".upper"
        return info

    def serve_http(self, context: Context, request: HttpRequest, response: ResponseWriter) -> None:
        if request.path == "/fails":
            raise ValueError("no answer")
        if request.path == "/fails-half-way":
            response.write("half")
            raise ValueError("no more")
        if request.path == "/body":
            try:
                response.write(request.body.read())
            except OSError as error:
                response.error(400, str(error))
        if request.path == "/hijack":
            connection = response.hijack()
            while received := connection.receive():
                connection.send(b"echo " + received)

    def on_web_socket_connect(self, web_conn_id: str, user_id: str) -> Any:
        return "a result that nobody asked for"


if __name__ == "__main__":
    run(Odd)
