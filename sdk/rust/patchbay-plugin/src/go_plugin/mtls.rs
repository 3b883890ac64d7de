//! AutoMTLS: both sides make a certificate for one session, and trust exactly the other's.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ServerConfig};
use tokio_rustls::{TlsAcceptor, TlsConnector, client, server};
use tokio_stream::wrappers::ReceiverStream;

use super::broker::Socket;
use super::exactly::Exactly;

/// How long a connection may take to prove itself.
const HANDSHAKE_DEADLINE: Duration = Duration::from_secs(5);
const NAME: &str = "localhost";
const HTTP2: &[u8] = b"h2";
const WAITING: usize = 8;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[derive(Clone)]
pub(crate) struct SessionTls {
    acceptor: TlsAcceptor,
    connector: TlsConnector,
    /// The sixth field of the handshake: base64 of the DER form, without padding.
    pub certificate: String,
}

impl SessionTls {
    /// What TLS the host asks for, given its certificate.
    pub fn new(host_certificate: &str) -> Result<Self, Failure> {
        let host = CertificateDer::from_pem_slice(host_certificate.as_bytes())?;
        let (certificate, key) = make_certificate()?;
        let provider = Arc::new(aws_lc_rs::default_provider());
        let verifier = Arc::new(Exactly::new(host, &provider));
        let (mut server, mut client) = configurations(provider, verifier, &certificate, &key)?;
        server.alpn_protocols = vec![HTTP2.to_vec()];
        client.alpn_protocols = vec![HTTP2.to_vec()];
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(server)),
            connector: TlsConnector::from(Arc::new(client)),
            certificate: STANDARD_NO_PAD.encode(&certificate),
        })
    }

    pub async fn connect<T: Socket>(&self, socket: T) -> io::Result<client::TlsStream<T>> {
        let name = ServerName::try_from(NAME).map_err(io::Error::other)?;
        tokio::time::timeout(HANDSHAKE_DEADLINE, self.connector.connect(name, socket)).await?
    }

    /// Connections that have proved themselves; others are dropped.
    pub fn accept(
        &self,
        listener: UnixListener,
    ) -> ReceiverStream<io::Result<server::TlsStream<UnixStream>>> {
        let (sender, receiver) = mpsc::channel(WAITING);
        let acceptor = self.acceptor.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (acceptor, sender) = (acceptor.clone(), sender.clone());
                tokio::spawn(async move {
                    let accepted = tokio::time::timeout(HANDSHAKE_DEADLINE, acceptor.accept(socket)).await;
                    if let Ok(Ok(stream)) = accepted {
                        let _ = sender.send(Ok(stream)).await;
                    }
                });
            }
        });
        ReceiverStream::new(receiver)
    }
}

fn configurations(
    provider: Arc<CryptoProvider>,
    verifier: Arc<Exactly>,
    certificate: &CertificateDer<'static>,
    key: &PrivateKeyDer<'static>,
) -> Result<(ServerConfig, ClientConfig), Failure> {
    let chain = || vec![certificate.clone()];
    let server = ServerConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()?
        .with_client_cert_verifier(verifier.clone())
        .with_single_cert(chain(), key.clone_key())?;
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_auth_cert(chain(), key.clone_key())?;
    Ok((server, client))
}

/// With the fields that Go's side insists on.
fn make_certificate() -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>), Failure> {
    let mut params = CertificateParams::new([NAME.to_owned()])?;
    params.distinguished_name.push(DnType::CommonName, NAME);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages =
        vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyAgreement, KeyUsagePurpose::KeyCertSign];
    params.extended_key_usages =
        vec![ExtendedKeyUsagePurpose::ClientAuth, ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    let key = PrivateKeyDer::try_from(key.serialize_der())?;
    Ok((certificate.der().clone(), key))
}
