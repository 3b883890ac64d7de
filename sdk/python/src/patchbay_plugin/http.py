"""HTTP as a plugin sees it: a request with a body to read, and an answer to write."""

from __future__ import annotations

import io
import json
from typing import Any, BinaryIO, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Union, cast
from urllib.parse import parse_qs, urlsplit

Data = Union[str, bytes]


class Headers:
    """Header values by name; upper and lower case of names make no difference."""

    def __init__(self, values: Optional[Mapping[str, Iterable[str]]] = None) -> None:
        self._values: Dict[str, List[str]] = {}
        for name, all_values in (values or {}).items():
            for value in all_values:
                self.add(name, value)

    def get(self, name: str, default: str = "") -> str:
        """The first value."""
        found = self._values.get(_canonical(name))
        return found[0] if found else default

    def get_all(self, name: str) -> List[str]:
        return list(self._values.get(_canonical(name), []))

    def add(self, name: str, value: str) -> None:
        self._values.setdefault(_canonical(name), []).append(value)

    def __setitem__(self, name: str, value: str) -> None:
        self._values[_canonical(name)] = [value]

    def __getitem__(self, name: str) -> str:
        return self._values[_canonical(name)][0]

    def __delitem__(self, name: str) -> None:
        del self._values[_canonical(name)]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _canonical(name) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def as_lists(self) -> Dict[str, List[str]]:
        return {name: list(values) for name, values in self._values.items()}


class HttpRequest:
    """A request. In `serve_http`, `url` comes without the `/plugins/<id>` in front of it."""

    def __init__(
        self,
        method: str = "GET",
        url: str = "/",
        header: Optional[Headers] = None,
        body: Optional[BinaryIO] = None,
        host: str = "",
        remote_addr: str = "",
        request_uri: str = "",
        proto: str = "HTTP/1.1",
    ) -> None:
        self.method = method
        self.url = url
        self.header = header if header is not None else Headers()
        self.body: BinaryIO = body if body is not None else io.BytesIO()
        """To be read once. What comes is read from the network when you ask for it."""
        self.host = host
        self.remote_addr = remote_addr
        self.request_uri = request_uri
        self.proto = proto

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def query(self) -> Dict[str, List[str]]:
        return parse_qs(urlsplit(self.url).query, keep_blank_values=True)

    @property
    def user_id(self) -> str:
        """Who is logged in, as the server says; empty where nobody is. A client cannot set this header."""
        return self.header.get("Mattermost-User-Id")


class HttpResponse:
    """The answer to `API.plugin_http`. Close it, or read its body to the end."""

    def __init__(self, status_code: int, header: Headers, body: BinaryIO, close: Callable[[], None]) -> None:
        self.status_code = status_code
        self.header = header
        self.body = body
        self._close = close

    def close(self) -> None:
        self._close()

    def __enter__(self) -> HttpResponse:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class ResponseWriter:
    """The answer to a request. Status and header go out with the first byte, a flush, or the end."""

    def __init__(self, sink: ResponseSink) -> None:
        self.status = 200
        self.header = Headers()
        self._sink = sink
        self._sent = False

    @property
    def headers_sent(self) -> bool:
        return self._sent

    def write(self, data: Data) -> int:
        """Sends a piece of the body, and waits while the client is slow. Raises ClientGone when it has left."""
        content = data.encode() if isinstance(data, str) else bytes(data)
        self._send_head()
        if content:
            self._sink.send_body(content)
        return len(data)

    def flush(self) -> None:
        """What was written reaches the client now, not when a buffer is full."""
        self._send_head()
        self._sink.send_flush()

    def json(self, value: Any, status: int = 200) -> None:
        """A whole answer."""
        self.status = status
        self.header["Content-Type"] = "application/json"
        self.write(json.dumps(value))

    def error(self, status: int, text: str) -> None:
        """A whole answer that says what went wrong."""
        self.status = status
        self.header["Content-Type"] = "text/plain; charset=utf-8"
        self.write(text + "\n")

    def hijack(self) -> Connection:
        """Takes the raw connection over; the server writes nothing more to it. Before anything was written."""
        if self._sent:
            raise RuntimeError("The answer has begun: hijack before the first write or flush.")
        self._sent = True
        return self._sink.hijack()

    def _send_head(self) -> None:
        if not self._sent:
            self._sent = True
            self._sink.send_head(self.status, self.header.as_lists())


class Connection:
    """A connection that was taken over. What is sent goes out at once; `receive` gives b"" at its end."""

    def __init__(self, send: Callable[[bytes], None], receive: Callable[[], bytes]) -> None:
        self.send = send
        self.receive = receive


class ResponseSink:
    """Where a ResponseWriter writes."""

    def send_head(self, status: int, header: Dict[str, List[str]]) -> None:
        raise NotImplementedError

    def send_body(self, data: bytes) -> None:
        raise NotImplementedError

    def send_flush(self) -> None:
        raise NotImplementedError

    def hijack(self) -> Connection:
        raise NotImplementedError


def reader(chunks: Iterator[bytes]) -> BinaryIO:
    """A file over pieces that are fetched as they are asked for."""
    return cast(BinaryIO, io.BufferedReader(_ChunkReader(chunks), 64 * 1024))


class _ChunkReader(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            found = next(self._chunks, None)
            if found is None:
                return 0
            self._rest = found
        taken = self._rest[: len(buffer)]
        self._rest = self._rest[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _canonical(name: str) -> str:
    """`content-type` is `Content-Type`, as Go's http.Header has it."""
    return "-".join(part.capitalize() for part in name.split("-"))
