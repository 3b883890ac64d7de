//! go-plugin's broker, as far as a plugin needs it: to reach a service that the host has opened.

use std::collections::HashMap;
use std::io::{Error, ErrorKind};
use std::time::Duration;

use hyper_util::rt::TokioIo;
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
    tls: Option<tonic::transport::ClientTlsConfig>,
}

impl Broker {
    #[cfg(not(feature = "mtls"))]
    pub fn new() -> Self {
        Self { announced: watch::Sender::default() }
    }

    #[cfg(feature = "mtls")]
    pub fn new(tls: Option<tonic::transport::ClientTlsConfig>) -> Self {
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
        let endpoint = self.endpoint()?;
        if info.network == "unix" {
            let connect = service_fn(move |_: Uri| {
                let path = info.address.clone();
                async move { UnixStream::connect(path).await.map(TokioIo::new) }
            });
            return Ok(endpoint.connect_with_connector(connect).await?);
        }
        if info.network != "tcp" {
            return Err(Error::new(
                ErrorKind::InvalidInput,
                format!("unknown kind of address: {}", info.network),
            )
            .into());
        }
        let connect = service_fn(move |_: Uri| {
            let address = info.address.clone();
            async move { TcpStream::connect(address).await.map(TokioIo::new) }
        });
        Ok(endpoint.connect_with_connector(connect).await?)
    }

    #[cfg(not(feature = "mtls"))]
    fn endpoint(&self) -> Result<Endpoint, tonic::transport::Error> {
        Ok(Endpoint::from_static("http://localhost"))
    }

    #[cfg(feature = "mtls")]
    fn endpoint(&self) -> Result<Endpoint, tonic::transport::Error> {
        match &self.tls {
            Some(tls) => Endpoint::from_static("https://localhost").tls_config(tls.clone()),
            None => Ok(Endpoint::from_static("http://localhost")),
        }
    }
}
