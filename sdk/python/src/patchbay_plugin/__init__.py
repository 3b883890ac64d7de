"""Plugins for Patchbay in Python."""

from .configuration import Configuration
from .errors import ApiError, ApiTooEarly, AppError, CallFailed, ClientGone, Reject
from .generated import models
from .generated.api import API
from .generated.hooks import Hooks
from .generated.models import *
from .http import Connection, Headers, HttpRequest, HttpResponse, ResponseWriter
from .plugin import Plugin
from .run import run

__all__ = [
    "API",
    "ApiError",
    "ApiTooEarly",
    "AppError",
    "CallFailed",
    "ClientGone",
    "Configuration",
    "Connection",
    "Headers",
    "Hooks",
    "HttpRequest",
    "HttpResponse",
    "Plugin",
    "Reject",
    "ResponseWriter",
    "models",
    "run",
    *models.__all__,
]
