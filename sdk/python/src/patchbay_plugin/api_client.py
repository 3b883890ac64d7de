"""What the generated API methods have in common: one call to the server each."""

from __future__ import annotations

import json
import threading
from typing import Any, BinaryIO, Callable, Dict, Iterator, Optional

import grpc

from .configuration import Configuration
from .errors import CallFailed
from .http import Headers, HttpRequest, HttpResponse, reader
from .wire.deadline import remaining
from .wire.pool import message_class
from .wire.rpc import Fields, Rpc, rpcs

API_DEADLINE_S = 60.0
"""How long the server may take to answer a call, where the hook that makes it has no less time left."""
CHUNK_BYTES = 64 * 1024

_API = rpcs("API")


class ApiClient:
    """A channel to the server's API. Its methods may be called from any thread."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._channel = channel
        self._stubs: Dict[str, Any] = {}

    def load_plugin_configuration(self) -> Configuration:
        """The settings of this plugin; `Plugin.configuration` has them already. Go: LoadPluginConfiguration."""
        found = json.loads(self._call("LoadPluginConfiguration") or b"null")
        return Configuration(found if isinstance(found, dict) else {})

    def plugin_http(self, request: HttpRequest) -> HttpResponse:
        """A request to another plugin, whose id is the first part of the path. Go: PluginHTTP. Since 5.18."""
        part = message_class("PluginHTTPRequest")

        def parts() -> Iterator[Any]:
            first = part()
            first.init.method, first.init.url = request.method, request.url
            for name, values in request.header.as_lists().items():
                first.init.header[name].values.extend(values)
            yield first
            for chunk in _chunks(request.body):
                yield part(body=chunk)

        rpc = _API["PluginHTTP"]
        call = self._stub(rpc, self._channel.stream_stream)(_Source(parts()))
        # There is a deadline to the beginning of the answer, none to its end.
        deadline = threading.Timer(API_DEADLINE_S, call.cancel)
        deadline.daemon = True
        deadline.start()
        try:
            first = next(call)
        except (grpc.RpcError, StopIteration) as error:
            raise _failed(rpc, error) from None
        finally:
            deadline.cancel()
        header = Headers({name: entry.values for name, entry in first.init.header.items()})
        return HttpResponse(first.init.status_code, header, reader(_bodies(rpc, call)), call.cancel)

    def _call(self, name: str, *arguments: Any) -> Any:
        rpc = _API[name]
        request = rpc.request.write(arguments, name)
        try:
            response = self._stub(rpc, self._channel.unary_unary)(request, timeout=remaining(API_DEADLINE_S))
        except grpc.RpcError as error:
            raise _failed(rpc, error) from None
        return rpc.results(response)

    def _upload(self, name: str, data: BinaryIO, *arguments: Any) -> Any:
        rpc = _API[name]
        part = rpc.request.message
        first = part()
        init = message_class(f"{part.DESCRIPTOR.name}.Init")
        first.init.CopyFrom(Fields(init.DESCRIPTOR).write(arguments, name))

        def parts() -> Iterator[Any]:
            yield first
            for chunk in _chunks(data):
                yield part(chunk=chunk)

        source = _Source(parts())
        try:
            # As long as it takes to send what may be large.
            response = self._stub(rpc, self._channel.stream_unary)(source)
        except grpc.RpcError as error:
            raise source.error or _failed(rpc, error) from None
        return rpc.results(response)

    def _stub(self, rpc: Rpc, kind: Callable[..., Any]) -> Any:
        stub = self._stubs.get(rpc.name)
        if stub is None:
            serialize = rpc.request.message.SerializeToString
            stub = kind(
                rpc.path, request_serializer=serialize, response_deserializer=rpc.response.message.FromString
            )
            self._stubs[rpc.name] = stub
        return stub


class _Source:
    """The parts of a request. Remembers what went wrong with them: gRPC says only that something did."""

    def __init__(self, parts: Iterator[Any]) -> None:
        self._parts = parts
        self.error: Optional[BaseException] = None

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> Any:
        try:
            return next(self._parts)
        except StopIteration:
            raise
        except BaseException as error:
            self.error = error
            raise


def _bodies(rpc: Rpc, call: Any) -> Iterator[bytes]:
    try:
        for message in call:
            yield message.body
    except grpc.RpcError as error:
        raise _failed(rpc, error) from None


def _chunks(data: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: data.read(CHUNK_BYTES), b"")


def _failed(rpc: Rpc, error: Any) -> CallFailed:
    if not isinstance(error, grpc.Call):
        return CallFailed(rpc.name, "CANCELLED", "the answer ended before it began")
    return CallFailed(rpc.name, error.code().name, error.details() or "")
