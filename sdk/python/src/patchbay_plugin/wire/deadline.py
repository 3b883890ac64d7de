"""The deadline of a hook holds for the calls that the hook makes."""

from __future__ import annotations

import contextlib
import contextvars
import time
from typing import Iterator, Optional

_until: contextvars.ContextVar[Optional[float]] = contextvars.ContextVar("until", default=None)


@contextlib.contextmanager
def within(seconds: Optional[float]) -> Iterator[None]:
    """What this thread calls in here has to be answered in so many seconds; None is no limit."""
    token = _until.set(None if seconds is None else time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def remaining(limit: float) -> float:
    """How many seconds a call may take, at most `limit`."""
    until = _until.get()
    return limit if until is None else max(0.0, min(limit, until - time.monotonic()))
