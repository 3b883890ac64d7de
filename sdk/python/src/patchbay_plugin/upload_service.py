"""`file_will_be_uploaded`: a file comes in while another may go out in its place."""

from __future__ import annotations

import contextlib
import io
import logging
import threading
from typing import Any, Callable, Iterator, List

import grpc

from .errors import ClientGone, Reject
from .http import reader
from .wire.convert import converter
from .wire.pipe import Pipe
from .wire.rpc import Rpc

CHUNK_BYTES = 256 * 1024

_log = logging.getLogger("plugin")


def upload_handler(rpc: Rpc, hook: Callable[..., Any]) -> grpc.RpcMethodHandler:
    part = rpc.response.message

    def behaviour(parts: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
        pipe = Pipe()
        if not context.add_callback(pipe.abandon):
            return
        init = next(parts).init
        failures: List[Exception] = []

        def run() -> None:
            answer = part()
            answer.result.SetInParent()
            try:
                arguments = (
                    converter(init.c.DESCRIPTOR).read(init.c),
                    converter(init.info.DESCRIPTOR).read(init.info),
                )
                result = hook(*arguments, reader(_chunks(parts)), _Output(pipe, part))
                if result is not None:
                    answer.result.result.SetInParent()
                    converter(init.info.DESCRIPTOR).write(
                        result, answer.result.result, "file_will_be_uploaded"
                    )
            except Reject as rejection:
                answer.result.rejection = rejection.reason
            except ClientGone:
                return
            except Exception as error:
                failures.append(error)
                return
            finally:
                if failures:
                    pipe.end()
            with contextlib.suppress(ClientGone):
                pipe.put(answer)
            pipe.end()

        # The thread that this runs in sends what the hook writes.
        threading.Thread(target=run, name="upload", daemon=True).start()
        yield from pipe
        for error in failures:
            _log.error("%s failed", rpc.name, exc_info=error)
            context.abort(grpc.StatusCode.UNKNOWN, f"{type(error).__name__}: {error}")

    return grpc.stream_stream_rpc_method_handler(
        behaviour, rpc.request.message.FromString, part.SerializeToString
    )


def _chunks(parts: Iterator[Any]) -> Iterator[bytes]:
    try:
        for part in parts:
            yield part.chunk
    except grpc.RpcError:
        raise ClientGone() from None


class _Output(io.RawIOBase):
    def __init__(self, pipe: Pipe, part: Any) -> None:
        self._pipe = pipe
        self._part = part

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        content = bytes(data)
        for start in range(0, len(content), CHUNK_BYTES):
            self._pipe.put(self._part(chunk=content[start : start + CHUNK_BYTES]))
        return len(content)
