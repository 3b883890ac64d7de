"""What a call to the server may raise, and what a hook may."""

from __future__ import annotations


class ApiError(Exception):
    """An API method failed. `code` tells Go's well-known errors apart; 1 is io.EOF."""

    def __init__(self, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class AppError(ApiError):
    """Mattermost's own error: `id` is stable and machine-readable, `status_code` an HTTP status.

    API methods raise it, and a hook may: whoever caused the hook then sees `message`.
    """

    def __init__(
        self,
        id: str,
        where: str = "",
        status_code: int = 500,
        message: str = "",
        detailed_error: str = "",
        request_id: str = "",
    ) -> None:
        super().__init__(message or id)
        self.id = id
        self.where = where
        self.status_code = status_code
        self.detailed_error = detailed_error
        self.request_id = request_id

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        details = f", {self.detailed_error}" if self.detailed_error else ""
        return f"{where}{self.message} ({self.status_code}, {self.id}{details})"


class CallFailed(ApiError):
    """The server did not answer a call, or has no such method; `status` is gRPC's word for why."""

    def __init__(self, method: str, status: str, details: str) -> None:
        super().__init__(f"{method} was not answered ({status}): {details}")
        self.method = method
        self.status = status


class ApiTooEarly(RuntimeError):
    """The API was used before there was one."""

    def __init__(self) -> None:
        super().__init__(
            "The API is there from on_activate on: move this call from __init__ into on_activate."
        )


class Reject(Exception):
    """Raised by a hook that refuses what is about to happen, with a reason for the person who does it."""

    def __init__(self, reason: str) -> None:
        if not reason:
            raise ValueError("Reject needs a reason: without one the server takes it for consent.")
        super().__init__(reason)
        self.reason = reason


class ClientGone(BrokenPipeError):
    """Whoever sent or read has left in the middle."""

    def __init__(self) -> None:
        super().__init__("the other side has left")
