"""The base of every plugin."""

from __future__ import annotations

import logging
from typing import Optional

from .configuration import Configuration
from .errors import ApiTooEarly
from .generated.api import API
from .generated.hooks import Hooks


class Plugin(Hooks):
    """The server half of a plugin. Each hook is a method; those that a plugin has are announced to the server.

    Hooks run in threads, side by side: what they share needs a lock.
    """

    def __init__(self) -> None:
        self._api: Optional[API] = None
        self._configuration = Configuration({})

    @property
    def api(self) -> API:
        """Everything a plugin may ask of the server. There from `on_activate` on."""
        # A plugin's own __init__ may have forgotten to call this one.
        api: Optional[API] = getattr(self, "_api", None)
        if api is None:
            raise ApiTooEarly()
        return api

    @property
    def configuration(self) -> Configuration:
        """The settings, up to date in `on_activate` and in `on_configuration_change`, which comes before it too."""
        return getattr(self, "_configuration", Configuration({}))

    @property
    def log(self) -> logging.Logger:
        """Lines in the server's log, from the first moment on; what is passed as `extra` becomes fields."""
        return logging.getLogger(type(self).__name__)

    def connect(self, api: API) -> None:
        """Gives the plugin its API. Called by `run`, and by tests."""
        self._api = api

    def reload_configuration(self) -> None:
        """Reads the settings again. Called by `run`."""
        self._configuration = self.api.load_plugin_configuration()
