"""go-plugin's broker, as far as a plugin needs it: to reach a service that the host has opened."""

from __future__ import annotations

import threading
from typing import Any, Dict, Iterable, Optional

import grpc

from .handshake import Address

ANNOUNCEMENT_DEADLINE_S = 5.0
"""How long to wait for the host to say where a service is."""

UNLIMITED_MESSAGES = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]


class Broker:
    """Remembers where the host said its services are. One per process."""

    def __init__(self, credentials: Optional[grpc.ChannelCredentials] = None) -> None:
        self._credentials = credentials
        self._announced: Dict[int, Address] = {}
        self._changed = threading.Condition()

    def receive(self, announcements: Iterable[Any]) -> None:
        """Reads `ConnInfo` messages until the host ends their stream."""
        for info in announcements:
            with self._changed:
                self._announced[info.service_id] = Address(info.network, info.address)
                self._changed.notify_all()

    def dial(self, service_id: int, deadline_s: float = ANNOUNCEMENT_DEADLINE_S) -> grpc.Channel:
        """A channel to the service with this id. Raises TimeoutError when the host does not say where it is."""
        with self._changed:
            if not self._changed.wait_for(lambda: service_id in self._announced, deadline_s):
                raise TimeoutError(
                    f"the host did not say within {deadline_s:g} s where its service {service_id} is"
                )
            address = self._announced.pop(service_id)
        # A socket's path is no name a peer would accept as the authority of a request.
        options = [*UNLIMITED_MESSAGES, ("grpc.default_authority", "localhost")]
        if self._credentials is None:
            return grpc.insecure_channel(address.target, options)
        options.append(("grpc.ssl_target_name_override", "localhost"))
        return grpc.secure_channel(address.target, self._credentials, options)
