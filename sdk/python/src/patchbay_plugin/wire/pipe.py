"""A bounded queue between the thread that runs an author's code and the one that sends what it writes."""

from __future__ import annotations

import collections
import threading
from typing import Any, Deque, Iterator

from ..errors import ClientGone

LIMIT = 32
"""Messages that wait to be sent; who writes the next waits too."""


class Pipe:
    def __init__(self) -> None:
        self._messages: Deque[Any] = collections.deque()
        self._changed = threading.Condition()
        self._ended = False
        self._gone = False

    def put(self, message: Any) -> None:
        """Waits until there is room. Raises ClientGone when nobody will take it."""
        with self._changed:
            self._changed.wait_for(lambda: self._gone or len(self._messages) < LIMIT)
            if self._gone:
                raise ClientGone()
            self._messages.append(message)
            self._changed.notify_all()

    def end(self) -> None:
        """The last message was put."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def abandon(self) -> None:
        """Nobody takes messages any more."""
        with self._changed:
            self._gone = True
            self._messages.clear()
            self._changed.notify_all()

    def __iter__(self) -> Iterator[Any]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._messages or self._ended or self._gone)
                if not self._messages:
                    return
                message = self._messages.popleft()
                self._changed.notify_all()
            yield message
