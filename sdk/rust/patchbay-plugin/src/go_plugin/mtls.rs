//! AutoMTLS: both sides make a certificate for one session, and trust exactly the other's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};
use tonic::transport::{Certificate, ClientTlsConfig, Identity, ServerTlsConfig};

pub(crate) struct SessionTls {
    pub server: ServerTlsConfig,
    pub client: ClientTlsConfig,
    /// The sixth field of the handshake: base64 of the DER form, without padding.
    pub certificate: String,
}

/// What TLS the host asks for, given its certificate.
pub(crate) fn session_tls(host_certificate: &str) -> Result<SessionTls, rcgen::Error> {
    let mut params = CertificateParams::new(["localhost".to_owned()])?;
    params.distinguished_name.push(DnType::CommonName, "localhost");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages =
        vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyAgreement, KeyUsagePurpose::KeyCertSign];
    params.extended_key_usages =
        vec![ExtendedKeyUsagePurpose::ClientAuth, ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    let identity = Identity::from_pem(certificate.pem(), key.serialize_pem());
    let host = Certificate::from_pem(host_certificate);
    Ok(SessionTls {
        server: ServerTlsConfig::new().identity(identity.clone()).client_ca_root(host.clone()),
        client: ClientTlsConfig::new().identity(identity).ca_certificate(host).domain_name("localhost"),
        certificate: STANDARD_NO_PAD.encode(certificate.der()),
    })
}
