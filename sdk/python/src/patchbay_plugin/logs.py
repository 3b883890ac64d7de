"""Python's `logging` as lines in the server's log."""

from __future__ import annotations

import datetime
import json
import logging
import queue
import sys
import threading
from typing import Any, Callable, Dict, Optional, Tuple

from .generated.api import API

HELD_RECORDS = 10_000
"""Lines that wait to be sent; what comes on top of them goes to standard error."""
FLUSH_DEADLINE_S = 1.0

# What every record has; anything else was given as `extra`.
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
# Would speak of the sending of a line, which would be a line again.
_OWN = ("grpc", "patchbay_plugin")

Line = Tuple[int, str, Dict[str, Any]]


class ApiLogHandler(logging.Handler):
    """Sends records to the server from a thread of its own, and to standard error while there is no server.

    What is passed as `extra` becomes fields that can be searched.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: queue.Queue[Optional[Line]] = queue.Queue(HELD_RECORDS)
        self._sender: Optional[threading.Thread] = None

    def connect(self, api: API) -> None:
        """From now on lines go to the server."""
        self._sender = threading.Thread(target=self._send_all, args=(api,), name="log", daemon=True)
        self._sender.start()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = record.levelno, record.getMessage(), _fields(record, self)
            if self._sender is None or record.name.split(".")[0] in _OWN:
                return _to_standard_error(line)
            try:
                self._lines.put_nowait(line)
            except queue.Full:
                _to_standard_error(line)
        except Exception:
            self.handleError(record)

    def close(self) -> None:
        """Waits for what was logged to be sent, but not long."""
        if self._sender is not None and self._sender.is_alive():
            try:
                self._lines.put_nowait(None)
                self._sender.join(FLUSH_DEADLINE_S)
            except queue.Full:
                pass
        super().close()

    def _send_all(self, api: API) -> None:
        while True:
            line = self._lines.get()
            if line is None:
                return
            level, message, fields = line
            try:
                _method(api, level)(message, fields)
            except Exception:
                _to_standard_error(line)


def _method(api: API, level: int) -> Callable[[str, Dict[str, Any]], None]:
    if level >= logging.ERROR:
        return api.log_error
    if level >= logging.WARNING:
        return api.log_warn
    return api.log_info if level >= logging.INFO else api.log_debug


def _fields(record: logging.LogRecord, handler: logging.Handler) -> Dict[str, Any]:
    fields = {key: _plain(value) for key, value in record.__dict__.items() if key not in _STANDARD}
    fields["logger"] = record.name
    if record.exc_info:
        formatter = handler.formatter or logging.Formatter()
        fields["error"] = formatter.formatException(record.exc_info)
    return fields


def _plain(value: Any) -> Any:
    """Something that JSON knows."""
    if (
        isinstance(value, (str, bool, float))
        or value is None
        or (isinstance(value, int) and abs(value) < 2**53)
    ):
        return value
    return str(value)


def _to_standard_error(line: Line) -> None:
    """As hclog writes it, which hosts read back."""
    level, message, fields = line
    names = ((logging.ERROR, "error"), (logging.WARNING, "warn"), (logging.INFO, "info"), (0, "debug"))
    name = next(name for least, name in names if level >= least)
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    text = json.dumps({"@level": name, "@message": message, "@timestamp": now, **fields})
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
