"""A go-plugin host in Python, as small as tests need it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import queue
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Dict, Iterator, List, Optional

import grpc

from patchbay_plugin.goplugin import messages
from patchbay_plugin.wire.rpc import Rpc, rpcs

DEADLINE_S = 30.0
COOKIE = {"MATTERMOST_PLUGIN": "Securely message teams, anywhere."}

ApiMethods = Dict[str, Callable[..., Any]]


class ApiService(grpc.GenericRpcHandler):
    """The server's API: methods by Go name, with values of the package in and out."""

    def __init__(self, methods: ApiMethods) -> None:
        self._methods = methods
        self._rpcs = {rpc.path: rpc for rpc in rpcs("API").values()}

    def service(self, details: Any) -> Any:
        rpc = self._rpcs.get(details.method)
        if rpc is None or rpc.name not in self._methods:
            return None

        def behaviour(request: Any, _context: Any) -> Any:
            try:
                return rpc.answer(**self._result(rpc, self._methods[rpc.name](*rpc.request.read(request))))
            except Exception as error:
                return rpc.answer(error=error)

        return grpc.unary_unary_rpc_method_handler(
            behaviour, rpc.request.message.FromString, rpc.response.message.SerializeToString
        )

    @staticmethod
    def _result(rpc: Rpc, value: Any) -> Dict[str, Any]:
        first = next((field.name for field in rpc.response), "result")
        return {} if value is None else {first: value}


class Host:
    """A started plugin, and the streams that a host keeps open to it."""

    def __init__(
        self, command: List[str], folder: pathlib.Path, api: ApiMethods, environment: Dict[str, str]
    ) -> None:
        self.folder = folder
        self.hooks: Dict[str, Rpc] = rpcs("Hooks")
        self.output: queue.Queue[bytes] = queue.Queue()
        self._announcements: queue.Queue[Optional[Any]] = queue.Queue()
        self._credentials: Optional[grpc.ChannelCredentials] = None
        self._server_credentials: Optional[grpc.ServerCredentials] = None
        self._api = api
        self._servers: List[grpc.Server] = []
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **COOKIE, "PLUGIN_UNIX_SOCKET_DIR": str(folder), **environment},
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline().decode().rstrip("\n")

    def connect(self, channel: Optional[grpc.Channel] = None) -> None:
        """Opens the two streams of a session; `channel` where it is not the plain one to the plugin's socket."""
        # A socket's path, gRPC's own choice, is no authority that every server takes.
        options = [("grpc.default_authority", "localhost")]
        self.channel = channel or grpc.insecure_channel(f"unix:{self.line.split('|')[3]}", options)
        start = self.channel.stream_stream(
            "/plugin.GRPCBroker/StartStream",
            messages.ConnInfo.SerializeToString,
            messages.ConnInfo.FromString,
        )
        self._broker = start(iter(self._announcements.get, None))
        stdio = self.channel.unary_stream(
            "/plugin.GRPCStdio/StreamStdio", messages.Empty.SerializeToString, messages.StdioData.FromString
        )(messages.Empty())
        threading.Thread(target=self._read, args=(stdio,), daemon=True).start()

    def _read(self, stdio: Any) -> None:
        with contextlib.suppress(grpc.RpcError):
            for chunk in stdio:
                self.output.put(chunk.data)

    def activate(self, credentials: Optional[grpc.ServerCredentials] = None) -> Any:
        """Opens the API under id 7, announces it and calls OnActivate."""
        server = grpc.server(ThreadPoolExecutor(8), [ApiService(self._api)])
        path = f"{self.folder}/api"
        if credentials is None:
            server.add_insecure_port(f"unix:{path}")
        else:
            server.add_secure_port(f"unix:{path}", credentials)
        server.start()
        self._servers.append(server)
        self._announcements.put(messages.ConnInfo(service_id=7, network="unix", address=path))
        return self.call("OnActivate", 7)

    def call(self, hook: str, *arguments: Any) -> Any:
        """Calls a unary hook. Raises the error in its answer, and gRPC's."""
        rpc = self.hooks[hook]
        stub = self.channel.unary_unary(
            rpc.path, rpc.request.message.SerializeToString, rpc.response.message.FromString
        )
        return rpc.results(stub(rpc.request.write(arguments, hook), timeout=DEADLINE_S))

    def stream(self, hook: str, parts: Iterator[Any]) -> Any:
        rpc = self.hooks[hook]
        return self.channel.stream_stream(
            rpc.path, rpc.request.message.SerializeToString, rpc.response.message.FromString
        )(parts, timeout=DEADLINE_S)

    def health(self, service: str) -> Any:
        return self.channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            messages.HealthCheckRequest.SerializeToString,
            messages.HealthCheckResponse.FromString,
        )(messages.HealthCheckRequest(service=service), timeout=DEADLINE_S)

    def shutdown(self) -> int:
        stub = self.channel.unary_unary(
            "/plugin.GRPCController/Shutdown", messages.Empty.SerializeToString, messages.Empty.FromString
        )
        with contextlib.suppress(grpc.RpcError):
            stub(messages.Empty(), timeout=DEADLINE_S)
        return self.process.wait(DEADLINE_S)

    def leave(self) -> None:
        """Goes away without a word."""
        self._announcements.put(None)
        self.channel.close()

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()
        for server in self._servers:
            server.stop(0).wait(DEADLINE_S)
