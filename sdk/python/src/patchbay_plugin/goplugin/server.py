"""The gRPC server of a plugin process, from the handshake line to the end of the process."""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import shutil
import signal
import sys
import threading
from typing import Any, Callable, Iterator, Sequence

import grpc

from . import messages
from .broker import UNLIMITED_MESSAGES, Broker
from .handshake import Address, Application, assert_started_by_host, handshake_line, socket_address
from .standard_output import StandardOutput
from .tls import session_tls

HOST_DEADLINE_S = 60.0
"""A plugin that no host connects to within this leaves: its host died between starting and dialling it."""
ANSWERS_DEADLINE_S = 0.5
"""How long answers that are under way may take to leave when the plugin does."""
EXIT_DEADLINE_S = 1.5
"""After this the process ends, whatever still runs in it; a host kills after 2 s."""
WORKERS = 256
"""Calls that run side by side; the next waits for one of them."""

HEALTH_SERVICE = "plugin"


class PluginServer:
    """What of go-plugin's protocol is the same for every application."""

    def __init__(self, application: Application) -> None:
        assert_started_by_host(application)
        self._application = application
        self._tls = session_tls()
        self._output = StandardOutput()
        self._leaving = threading.Event()
        self._streams = 0
        self._lock = threading.Lock()
        self.broker = Broker(self._tls.client if self._tls else None)

    def serve(self, handlers: Sequence[grpc.GenericRpcHandler], on_leave: Callable[[], None]) -> None:
        """Serves until the host says Shutdown or is gone. Blocks; called from the main thread."""
        # A Ctrl-C in the host's terminal reaches its plugins too; the host decides when they end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        pool = concurrent.futures.ThreadPoolExecutor(WORKERS, thread_name_prefix="hook")
        server = grpc.server(pool, [self._own_services(), *handlers], options=UNLIMITED_MESSAGES)
        address = self._listen(server)
        certificate = self._tls.certificate if self._tls else ""
        try:
            server.start()
            self._output.say(handshake_line(self._application, address, certificate))
            deadline = threading.Timer(HOST_DEADLINE_S, self._leave_if_alone)
            deadline.daemon = True
            deadline.start()
            self._leaving.wait()
            _exit_within(EXIT_DEADLINE_S)
            deadline.cancel()
            sys.stdout.flush()
            self._output.end()
            server.stop(ANSWERS_DEADLINE_S).wait(ANSWERS_DEADLINE_S)
            on_leave()
        finally:
            if address.network == "unix":
                _remove_socket(address.address)

    def leave(self) -> None:
        """Ends `serve`."""
        self._leaving.set()

    def _listen(self, server: grpc.Server) -> Address:
        wanted = socket_address()
        target = wanted.target if wanted else "127.0.0.1:0"
        try:
            if self._tls:
                port = server.add_secure_port(target, self._tls.server)
            else:
                port = server.add_insecure_port(target)
        except RuntimeError as error:
            raise SystemExit(f"plugin init error: cannot listen at {target}: {error}") from error
        if wanted is None:
            return Address("tcp", f"127.0.0.1:{port}")
        group = os.environ.get("PLUGIN_UNIX_SOCKET_GROUP")
        if group:
            shutil.chown(wanted.address, group=int(group) if group.isdigit() else group)
        os.chmod(wanted.address, 0o660 if group else 0o600)
        return wanted

    def _own_services(self) -> grpc.GenericRpcHandler:
        return _Services(
            {
                "/grpc.health.v1.Health/Check": _unary(self._check, messages.HealthCheckRequest),
                "/plugin.GRPCController/Shutdown": _unary(self._shutdown, messages.Empty),
                "/plugin.GRPCBroker/StartStream": grpc.stream_stream_rpc_method_handler(
                    self._start_stream, messages.ConnInfo.FromString, messages.ConnInfo.SerializeToString
                ),
                "/plugin.GRPCStdio/StreamStdio": grpc.unary_stream_rpc_method_handler(
                    self._stream_stdio, messages.Empty.FromString, messages.StdioData.SerializeToString
                ),
            }
        )

    def _check(self, request: Any, context: grpc.ServicerContext) -> Any:
        if request.service != HEALTH_SERVICE:
            context.abort(grpc.StatusCode.NOT_FOUND, f"unknown service {request.service!r}")
        return messages.HealthCheckResponse(status=messages.SERVING)

    def _shutdown(self, _request: Any, _context: grpc.ServicerContext) -> Any:
        self.leave()
        return messages.Empty()

    def _start_stream(self, requests: Iterator[Any], _context: grpc.ServicerContext) -> Iterator[Any]:
        with self._host_is_there():
            # The stream breaks when the host is gone, which is no failure of this side.
            with contextlib.suppress(grpc.RpcError):
                self.broker.receive(requests)
        yield from ()

    def _stream_stdio(self, _request: Any, context: grpc.ServicerContext) -> Iterator[Any]:
        wanted = threading.Event()
        wanted.set()

        def stop() -> None:
            wanted.clear()
            self._output.wake()

        if not context.add_callback(stop):
            return
        with self._host_is_there():
            for chunk in self._output.chunks(wanted):
                yield messages.StdioData(channel=messages.STDOUT, data=chunk)

    @contextlib.contextmanager
    def _host_is_there(self) -> Iterator[None]:
        """Streams that a host keeps open for the session; when the last has ended, so has the session."""
        with self._lock:
            self._streams += 1
        try:
            yield
        finally:
            with self._lock:
                self._streams -= 1
            self._leave_if_alone()

    def _leave_if_alone(self) -> None:
        with self._lock:
            if self._streams == 0:
                self.leave()


class _Services(grpc.GenericRpcHandler):
    def __init__(self, methods: dict[str, grpc.RpcMethodHandler]) -> None:
        self._methods = methods

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> Any:
        return self._methods.get(handler_call_details.method)


def _unary(behaviour: Callable[[Any, grpc.ServicerContext], Any], request: Any) -> grpc.RpcMethodHandler:
    # Every answer serializes itself: one serializer does for all.
    return grpc.unary_unary_rpc_method_handler(
        behaviour, request.FromString, lambda answer: answer.SerializeToString()
    )


def _exit_within(seconds: float) -> None:
    """A thread that never returns must not keep the process."""
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()


def _remove_socket(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
    if not os.environ.get("PLUGIN_UNIX_SOCKET_DIR"):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.dirname(path))
