"""AutoMTLS: both sides make a certificate for one session, and trust exactly the other's."""

from __future__ import annotations

import base64
import datetime
import os
from typing import Mapping, NamedTuple, Optional

import grpc

LIFETIME = datetime.timedelta(days=30 * 365)
CLOCK_SKEW = datetime.timedelta(seconds=30)


class SessionTls(NamedTuple):
    server: grpc.ServerCredentials
    client: grpc.ChannelCredentials
    certificate: str
    """The sixth field of the handshake: base64 of the DER form, without padding."""


def session_tls(environment: Mapping[str, str] = os.environ) -> Optional[SessionTls]:
    """What TLS the host asks for; nothing when it asks for none."""
    host_certificate = environment.get("PLUGIN_CLIENT_CERT", "")
    if host_certificate == "":
        return None
    try:
        key, certificate, der = _make_certificate()
    except ImportError:
        raise SystemExit(
            "The host asks for TLS (PLUGIN_CLIENT_CERT is set), for which this plugin needs one package more: "
            "pip install 'patchbay-plugin[mtls]'."
        ) from None
    roots = host_certificate.encode()
    return SessionTls(
        server=grpc.ssl_server_credentials([(key, certificate)], roots, require_client_auth=True),
        client=grpc.ssl_channel_credentials(roots, key, certificate),
        certificate=base64.b64encode(der).rstrip(b"=").decode(),
    )


def _make_certificate() -> tuple[bytes, bytes, bytes]:
    """Key and certificate as PEM, and the certificate as DER; with the fields that Go's side insists on."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = x509.KeyUsage(True, False, True, False, True, True, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_SKEW)
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    encoded = certificate.public_bytes
    return private, encoded(serialization.Encoding.PEM), encoded(serialization.Encoding.DER)
