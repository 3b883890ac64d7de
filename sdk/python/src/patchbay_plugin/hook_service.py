"""The hooks of a plugin as a gRPC service."""

from __future__ import annotations

import logging
from typing import Any, Callable, Dict, List

import grpc

from .errors import AppError, Reject
from .generated.hooks import HOOK_METHODS, Hooks
from .http_service import HttpService
from .plugin import Plugin
from .upload_service import upload_handler
from .wire.deadline import within
from .wire.rpc import Rpc, rpcs

_log = logging.getLogger("plugin")

HTTP_HOOKS = ("ServeHTTP", "ServeMetrics")
# The library answers these, whatever the plugin has.
ALWAYS = ("Implemented", "OnActivate", "OnConfigurationChange")


def has_hook(plugin: Plugin, name: str) -> bool:
    """Whether a plugin has overridden the hook with this Go name."""
    method = HOOK_METHODS.get(name)
    return method is not None and getattr(type(plugin), method) is not getattr(Hooks, method)


class HookService(grpc.GenericRpcHandler):
    """Answers what the server asks of a plugin. `activate` is called with the broker id of the server's API."""

    def __init__(self, plugin: Plugin, activate: Callable[[int], None]) -> None:
        self._plugin = plugin
        self._activate = activate
        self._handlers: Dict[str, grpc.RpcMethodHandler] = {}
        http = HttpService()
        for name, rpc in rpcs("Hooks").items():
            if not has_hook(plugin, name) and name not in ALWAYS:
                continue
            if name in HTTP_HOOKS:
                self._handlers[rpc.path] = http.handler(rpc, self._method(name))
            elif name == "FileWillBeUploaded":
                self._handlers[rpc.path] = upload_handler(rpc, self._method(name))
            else:
                self._handlers[rpc.path] = self._unary(rpc)

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> Any:
        return self._handlers.get(handler_call_details.method)

    def _unary(self, rpc: Rpc) -> grpc.RpcMethodHandler:
        own: Dict[str, Callable[..., Any]] = {
            "Implemented": self._implemented,
            "OnActivate": self._on_activate,
            "OnConfigurationChange": self._on_configuration_change,
        }
        behaviour = _behaviour(rpc, own.get(rpc.name) or self._method(rpc.name))
        deserialize = rpc.request.message.FromString
        return grpc.unary_unary_rpc_method_handler(
            behaviour, deserialize, rpc.response.message.SerializeToString
        )

    def _method(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(self._plugin, HOOK_METHODS[name])
        return method

    def _implemented(self) -> List[str]:
        return [name for name in rpcs("Hooks") if has_hook(self._plugin, name) or name in ALWAYS[1:]]

    def _on_activate(self, api_broker_id: int) -> None:
        self._activate(api_broker_id)
        # A plugin reads its settings before it is activated; an error in that is only logged (server-plugins §3).
        try:
            self._on_configuration_change()
        except Exception:
            _log.exception("OnConfigurationChange failed")
        if has_hook(self._plugin, "OnActivate"):
            self._plugin.on_activate()

    def _on_configuration_change(self) -> None:
        self._plugin.reload_configuration()
        if has_hook(self._plugin, "OnConfigurationChange"):
            self._plugin.on_configuration_change()


def _behaviour(rpc: Rpc, call: Callable[..., Any]) -> Callable[[Any, grpc.ServicerContext], Any]:
    def behaviour(request: Any, context: grpc.ServicerContext) -> Any:
        try:
            with within(context.time_remaining()):
                return answer_of(rpc, lambda: call(*rpc.request.read(request)))
        except Exception as error:
            _log.exception("%s failed", rpc.name)
            # Nothing in the answer can say so.
            context.abort(grpc.StatusCode.UNKNOWN, f"{type(error).__name__}: {error}")

    return behaviour


def answer_of(rpc: Rpc, call: Callable[[], Any]) -> Any:
    """What a hook returns or raises as its response. Raises what the response has no place for."""
    field = "rejection" if "rejection" in rpc.response.message.DESCRIPTOR.fields_by_name else "result"
    try:
        result = call()
        if rpc.rejects and isinstance(result, str):
            raise TypeError(f"{HOOK_METHODS[rpc.name]} returned a text: to refuse, raise Reject(reason)")
        # A hook without a result may end with any expression.
        return rpc.answer(result=result)
    except Reject as rejection:
        if not rpc.rejects:
            raise TypeError(f"{HOOK_METHODS[rpc.name]} cannot refuse anything") from rejection
        return rpc.answer(**{field: rejection.reason})
    except Exception as error:
        if rpc.error == "":
            raise
        if not isinstance(error, AppError):
            _log.exception("%s failed", rpc.name)
        return rpc.answer(error=_as_app_error(rpc, error) if rpc.error == "AppError" else error)


def _as_app_error(rpc: Rpc, error: Exception) -> AppError:
    if isinstance(error, AppError):
        return error
    return AppError("app.plugin.hook_failed.app_error", rpc.name, 500, str(error) or type(error).__name__)
