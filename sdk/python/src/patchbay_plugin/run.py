"""From a class to a running plugin process."""

from __future__ import annotations

import logging
from typing import Optional, Type

from .generated.api import API
from .goplugin.handshake import Application
from .goplugin.server import PluginServer
from .hook_service import HookService
from .logs import ApiLogHandler
from .plugin import Plugin

MATTERMOST = Application("MATTERMOST_PLUGIN", "Securely message teams, anywhere.", 1)


def run(plugin: Type[Plugin]) -> None:
    """Makes this process the server half of a plugin, and returns when the server says so or is gone.

    The last statement of a plugin's script. From its beginning on, what is printed goes to the server's log.
    """
    server = PluginServer(MATTERMOST)
    handler = ApiLogHandler()
    _log_to(handler)
    instance = plugin()
    api: Optional[API] = None

    def activate(api_broker_id: int) -> None:
        nonlocal api
        api = API(server.broker.dial(api_broker_id))
        instance.connect(api)
        handler.connect(api)

    server.serve([HookService(instance, activate)], handler.close)


def _log_to(handler: logging.Handler) -> None:
    root = logging.getLogger()
    root.addHandler(handler)
    # Python's own default hides what most people want to see; who has set another level means it.
    if root.level == logging.WARNING:
        root.setLevel(logging.INFO)
