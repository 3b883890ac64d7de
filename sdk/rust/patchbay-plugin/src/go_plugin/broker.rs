//! go-plugin's broker, as far as a plugin needs it: to reach a service that the host has opened.

use std::collections::HashMap;
use std::io::{Error, ErrorKind};
use std::time::Duration;

use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::watch;
use tonic::transport::{Channel, Endpoint, Uri};
use tower::service_fn;

use super::messages::ConnInfo;

/// How long to wait for the host to say where a service is.
const ANNOUNCEMENT_DEADLINE: Duration = Duration::from_secs(5);

/// Remembers where the host said its services are.
#[derive(Clone)]
pub(crate) struct Broker {
    announced: watch::Sender<HashMap<u32, ConnInfo>>,
    #[cfg(feature = "mtls")]
    tls: Option<super::mtls::SessionTls>,
}

impl Broker {
    #[cfg(not(feature = "mtls"))]
    pub fn new() -> Self {
        Self { announced: watch::Sender::default() }
    }

    #[cfg(feature = "mtls")]
    pub fn new(tls: Option<super::mtls::SessionTls>) -> Self {
        Self { announced: watch::Sender::default(), tls }
    }

    pub fn announce(&self, info: ConnInfo) {
        self.announced.send_modify(|announced| {
            announced.insert(info.service_id, info);
        });
    }

    /// A channel to the service with this id.
    pub async fn dial(&self, id: u32) -> Result<Channel, Box<dyn std::error::Error + Send + Sync>> {
        let mut announced = self.announced.subscribe();
        let wanted = announced.wait_for(|known| known.contains_key(&id));
        let info = match tokio::time::timeout(ANNOUNCEMENT_DEADLINE, wanted).await {
            Ok(known) => known?[&id].clone(),
            Err(_) => {
                return Err(format!(
                    "the host did not say within {ANNOUNCEMENT_DEADLINE:?} where its service {id} is"
                )
                .into());
            }
        };
        // The name is what a peer may ask for; where to connect is the connector's business.
        let endpoint = Endpoint::from_static("http://localhost");
        let broker = self.clone();
        let connect = service_fn(move |_: Uri| {
            let (broker, info) = (broker.clone(), info.clone());
            async move { broker.connect(&info).await }
        });
        Ok(endpoint.connect_with_connector(connect).await?)
    }

    async fn connect(&self, info: &ConnInfo) -> Result<TokioIo<Box<dyn Socket>>, Error> {
        match info.network.as_str() {
            "unix" => self.secure(UnixStream::connect(&info.address).await?).await,
            "tcp" => self.secure(TcpStream::connect(&info.address).await?).await,
            other => Err(Error::new(ErrorKind::InvalidInput, format!("unknown kind of address: {other}"))),
        }
    }

    #[cfg(not(feature = "mtls"))]
    async fn secure(&self, socket: impl Socket + 'static) -> Result<TokioIo<Box<dyn Socket>>, Error> {
        Ok(TokioIo::new(Box::new(socket)))
    }

    #[cfg(feature = "mtls")]
    async fn secure(&self, socket: impl Socket + 'static) -> Result<TokioIo<Box<dyn Socket>>, Error> {
        Ok(TokioIo::new(match &self.tls {
            Some(tls) => Box::new(tls.connect(socket).await?),
            None => Box::new(socket),
        }))
    }
}

/// A connection of whatever kind.
pub(crate) trait Socket: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Socket for T {}
