"""Standard output, taken away from the process and handed to the host."""

from __future__ import annotations

import collections
import os
import sys
import threading
from typing import Deque, Iterator

CHUNK_BYTES = 1024
HELD_BYTES = 1024 * 1024
"""What is kept while nobody reads; the oldest goes first."""


class StandardOutput:
    """From its making on, what anything in this process writes to file descriptor 1 is held for the host.

    A host judges the real standard output by its first line and then stops looking. Standard error stays as it is:
    hosts log it line by line, and a traceback there outlives the process.
    """

    def __init__(self) -> None:
        self._real = os.dup(1)
        self._held: Deque[bytes] = collections.deque()
        self._size = 0
        self._ended = False
        self._changed = threading.Condition()
        reader, writer = os.pipe()
        sys.stdout.flush()
        os.dup2(writer, 1)
        os.close(writer)
        # Nobody sees the difference to a terminal, and a line should not wait for eight thousand bytes.
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(line_buffering=True)
        threading.Thread(target=self._collect, args=(reader,), name="stdout", daemon=True).start()

    def say(self, line: str) -> None:
        """Writes to the real standard output."""
        os.write(self._real, line.encode())

    def chunks(self, is_wanted: threading.Event) -> Iterator[bytes]:
        """What was written, past and future, until it ends or `is_wanted` is cleared (and `wake` called)."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._held or self._ended or not is_wanted.is_set())
                if not self._held or not is_wanted.is_set():
                    return
                chunk = self._held.popleft()
                self._size -= len(chunk)
            yield chunk

    def wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def end(self) -> None:
        """Whoever reads gets what is held, and then the end."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _collect(self, reader: int) -> None:
        while True:
            chunk = os.read(reader, CHUNK_BYTES)
            if not chunk:
                return self.end()
            with self._changed:
                self._held.append(chunk)
                self._size += len(chunk)
                while self._size > HELD_BYTES:
                    self._size -= len(self._held.popleft())
                self._changed.notify_all()
