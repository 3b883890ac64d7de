"""AutoMTLS: what the host trusts is exactly this plugin, and the other way round."""

from __future__ import annotations

import base64
import os
import pathlib
import ssl
from typing import Callable

import grpc
import pytest

from host import Host
from patchbay_plugin.goplugin.tls import _make_certificate

pytest.importorskip("cryptography")

EXAMPLE = pathlib.Path(
    os.environ.get("PATCHBAY_EXAMPLE")
    or pathlib.Path(__file__).resolve().parents[1] / "example/server/main.py"
)
API = {
    "LoadPluginConfiguration": lambda: b"{}",
    "RegisterCommand": lambda command: None,
    "LogInfo": lambda *_: None,
}
OPTIONS = [("grpc.ssl_target_name_override", "localhost")]


def test_both_sides_know_each_other(start: Callable[..., Host]) -> None:
    key, certificate, _ = _make_certificate()
    host = start(EXAMPLE, API, {"PLUGIN_CLIENT_CERT": certificate.decode()})
    fields = host.line.split("|")
    assert "=" not in fields[5]
    plugin = ssl.DER_cert_to_PEM_cert(base64.b64decode(fields[5] + "==")).encode()
    target = f"unix:{fields[3]}"
    ours = grpc.ssl_channel_credentials(plugin, key, certificate)
    host.connect(grpc.secure_channel(target, ours, OPTIONS))
    host.activate(grpc.ssl_server_credentials([(key, certificate)], plugin, require_client_auth=True))
    assert host.health("plugin").status == 1

    other_key, other, _ = _make_certificate()
    for stranger in (
        grpc.insecure_channel(target),
        grpc.secure_channel(target, grpc.ssl_channel_credentials(plugin), OPTIONS),
        grpc.secure_channel(target, grpc.ssl_channel_credentials(plugin, other_key, other), OPTIONS),
    ):
        host.channel = stranger
        with pytest.raises(grpc.RpcError):
            host.health("plugin")
