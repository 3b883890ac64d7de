"""`serve_http` over a stream in each direction."""

from __future__ import annotations

import concurrent.futures
import contextlib
import logging
import threading
from typing import Any, Callable, Dict, Iterator, List

import grpc

from .errors import ClientGone
from .http import Connection, Headers, HttpRequest, ResponseSink, ResponseWriter, reader
from .wire.convert import converter
from .wire.pipe import Pipe
from .wire.rpc import Rpc

HTTP_AT_ONCE = 96
"""Requests that are answered side by side, each by a thread. More get a 503: hooks need threads too."""
CHUNK_BYTES = 256 * 1024

_log = logging.getLogger("plugin")


class HttpService:
    def __init__(self) -> None:
        self._threads = concurrent.futures.ThreadPoolExecutor(HTTP_AT_ONCE, thread_name_prefix="http")
        self._room = threading.Semaphore(HTTP_AT_ONCE)

    def handler(self, rpc: Rpc, serve: Callable[..., Any]) -> grpc.RpcMethodHandler:
        def behaviour(parts: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
            return self._serve(rpc, serve, parts, context)

        message = rpc.request.message
        return grpc.stream_stream_rpc_method_handler(
            behaviour, message.FromString, rpc.response.message.SerializeToString
        )

    def _serve(
        self, rpc: Rpc, serve: Callable[..., Any], parts: Iterator[Any], context: grpc.ServicerContext
    ) -> Iterator[Any]:
        sink = _Sink(rpc.response.message, _Body(parts))
        response = ResponseWriter(sink)
        if not self._room.acquire(blocking=False):
            response.error(503, "The plugin answers as many requests as it can. Try again.")
            sink.pipe.end()
            yield from sink.pipe
            return
        if not context.add_callback(sink.pipe.abandon):
            self._room.release()
            return
        init = sink.body.first()
        request = _request(init.request, sink.body)
        failures: List[Exception] = []

        def run() -> None:
            try:
                serve(converter(init.c.DESCRIPTOR).read(init.c), request, response)
                if not response.headers_sent:
                    response.write(b"")
            except ClientGone:
                pass
            except Exception as error:
                failures.append(error)
            finally:
                self._room.release()
                sink.pipe.end()

        self._threads.submit(run)
        yield from sink.pipe
        for error in failures:
            _log.error("%s failed", rpc.name, exc_info=error)
            # Half an answer must not look like a whole one, and what there is none of the server gives.
            context.abort(grpc.StatusCode.UNKNOWN, f"{type(error).__name__}: {error}")


class _Body:
    """The parts of a request after the first: its body, and then what comes over a connection taken over."""

    def __init__(self, parts: Iterator[Any]) -> None:
        self._parts = parts

    def first(self) -> Any:
        return next(self._parts).init

    def chunks(self) -> Iterator[bytes]:
        """Raises ClientGone where the body breaks off: half of it must not look like all of it."""
        try:
            for part in self._parts:
                if part.WhichOneof("part") == "body_end":
                    return
                yield part.body
        except grpc.RpcError:
            pass
        raise ClientGone()

    def receive(self) -> bytes:
        with contextlib.suppress(grpc.RpcError):
            for part in self._parts:
                if part.WhichOneof("part") == "body" and part.body:
                    found: bytes = part.body
                    return found
        return b""


class _Sink(ResponseSink):
    def __init__(self, part: Any, body: _Body) -> None:
        self.pipe = Pipe()
        self.body = body
        self._part = part

    def send_head(self, status: int, header: Dict[str, List[str]]) -> None:
        self._send_init(status, header, False)

    def send_body(self, data: bytes) -> None:
        for start in range(0, len(data), CHUNK_BYTES):
            self.pipe.put(self._part(body=data[start : start + CHUNK_BYTES]))

    def send_flush(self) -> None:
        self.pipe.put(self._part(flush=True))

    def hijack(self) -> Connection:
        self._send_init(0, {}, True)
        return Connection(self.send_body, self.body.receive)

    def _send_init(self, status: int, header: Dict[str, List[str]], hijacked: bool) -> None:
        part = self._part()
        part.init.status, part.init.hijacked = status, hijacked
        for name, values in header.items():
            part.init.header[name].values.extend(values)
        self.pipe.put(part)


def _request(message: Any, body: _Body) -> HttpRequest:
    return HttpRequest(
        method=message.method,
        url=message.url,
        header=Headers({name: entry.values for name, entry in message.header.items()}),
        body=reader(body.chunks()),
        host=message.host,
        remote_addr=message.remote_addr,
        request_uri=message.request_uri,
        proto=message.proto,
    )
