//! The gRPC server of a plugin process, from the handshake line to the end of the process.

use std::convert::Infallible;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::net::UnixListener;
use tokio::sync::{Notify, mpsc};
use tokio_stream::wrappers::{ReceiverStream, UnboundedReceiverStream, UnixListenerStream};
use tonic::body::Body;
use tonic::codegen::{Service, http};
use tonic::server::NamedService;
use tonic::transport::Server;
use tonic::{Request, Response, Status, Streaming};
use tonic_health::ServingStatus;

use super::Broker;
use super::handshake::{Application, socket_path};
use super::messages::grpc_broker_server::{GrpcBroker, GrpcBrokerServer};
use super::messages::grpc_controller_server::{GrpcController, GrpcControllerServer};
use super::messages::grpc_stdio_server::{GrpcStdio, GrpcStdioServer};
use super::messages::{ConnInfo, Empty, StdioData, stdio_data::Channel};
use super::standard_output::StandardOutput;

/// A plugin that no host connects to within this leaves: its host died between starting and dialling it.
const HOST_DEADLINE: Duration = Duration::from_secs(60);
/// How long answers that are under way may take to leave when the plugin does; a host kills after 2 s.
const ANSWERS_DEADLINE: Duration = Duration::from_millis(500);
const HEALTH_SERVICE: &str = "plugin";
const STDIO_LIMIT: usize = 16;

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Serving = Pin<Box<dyn Future<Output = Result<(), tonic::transport::Error>> + Send>>;

pub(crate) struct PluginServer {
    application: Application,
    session: Session,
    socket: PathBuf,
    #[cfg(feature = "mtls")]
    tls: Option<super::mtls::SessionTls>,
}

/// What the streams that a host keeps open have in common; when the last has ended, so has the session.
#[derive(Clone)]
struct Session {
    broker: Broker,
    output: StandardOutput,
    streams: Arc<AtomicUsize>,
    leaving: Arc<Notify>,
}

impl PluginServer {
    /// Takes standard output. Gives words for standard error when this process is no plugin.
    pub fn start(application: Application) -> Result<Self, String> {
        application.check_cookie()?;
        let asked = std::env::var("PLUGIN_CLIENT_CERT").ok().filter(|certificate| !certificate.is_empty());
        #[cfg(feature = "mtls")]
        let tls = asked.map(|certificate| super::mtls::SessionTls::new(&certificate)).transpose().map_err(
            |error| format!("The host asks for TLS, and there is no certificate to be made: {error}"),
        )?;
        #[cfg(not(feature = "mtls"))]
        if asked.is_some() {
            return Err(
                "The host asks for TLS (PLUGIN_CLIENT_CERT is set), which this plugin was built without: \
                        build it with the feature \"mtls\" of patchbay-plugin."
                    .to_owned(),
            );
        }
        let socket = socket_path()?;
        let output =
            StandardOutput::capture().map_err(|error| format!("cannot redirect standard output: {error}"))?;
        #[cfg(feature = "mtls")]
        let broker = Broker::new(tls.clone());
        #[cfg(not(feature = "mtls"))]
        let broker = Broker::new();
        let session = Session { broker, output, streams: Arc::default(), leaving: Arc::default() };
        Ok(Self {
            application,
            session,
            socket,
            #[cfg(feature = "mtls")]
            tls,
        })
    }

    pub fn broker(&self) -> Broker {
        self.session.broker.clone()
    }

    /// Serves until the host says Shutdown or is gone.
    pub async fn serve<S>(self, service: S) -> Result<(), Failure>
    where
        S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible>,
        S: NamedService + Clone + Send + Sync + 'static,
        S::Future: Send + 'static,
    {
        let Self { application, session, socket, .. } = &self;
        // A Ctrl-C in the host's terminal reaches its plugins too; the host decides when they end.
        let mut interrupts = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
        tokio::spawn(async move { while interrupts.recv().await.is_some() {} });
        let listener = UnixListener::bind(socket)?;
        std::fs::set_permissions(socket, std::fs::Permissions::from_mode(0o600))?;
        let (health, health_service) = tonic_health::server::health_reporter();
        health.set_service_status(HEALTH_SERVICE, ServingStatus::Serving).await;
        #[cfg(feature = "mtls")]
        let certificate = self.tls.as_ref().map_or("", |tls| tls.certificate.as_str());
        #[cfg(not(feature = "mtls"))]
        let certificate = "";
        let router = Server::builder()
            .add_service(health_service)
            .add_service(GrpcBrokerServer::new(session.clone()))
            .add_service(GrpcControllerServer::new(session.clone()))
            .add_service(GrpcStdioServer::new(session.clone()))
            .add_service(service);
        session.output.say(&application.line(&socket.display().to_string(), certificate))?;
        let waiting = session.clone();
        tokio::spawn(async move {
            tokio::time::sleep(HOST_DEADLINE).await;
            waiting.leave_if_alone();
        });
        let left = session.leaving.clone();
        let (told, leaving) = tokio::sync::oneshot::channel();
        let leave = async move {
            left.notified().await;
            let _ = told.send(());
        };
        #[cfg(feature = "mtls")]
        let serving: Serving = match &self.tls {
            Some(tls) => Box::pin(router.serve_with_incoming_shutdown(tls.accept(listener), leave)),
            None => Box::pin(router.serve_with_incoming_shutdown(UnixListenerStream::new(listener), leave)),
        };
        #[cfg(not(feature = "mtls"))]
        let serving: Serving =
            Box::pin(router.serve_with_incoming_shutdown(UnixListenerStream::new(listener), leave));
        let served = tokio::select! {
            served = serving => served.map_err(Failure::from),
            // Streams that a host keeps open would make a graceful end wait for them.
            () = async { let _ = leaving.await; tokio::time::sleep(ANSWERS_DEADLINE).await } => Ok(()),
        };
        let _ = std::fs::remove_file(socket);
        served
    }
}

impl Session {
    fn stream_begins(&self) -> OpenStream {
        self.streams.fetch_add(1, Ordering::SeqCst);
        OpenStream(self.clone())
    }

    fn leave_if_alone(&self) {
        if self.streams.load(Ordering::SeqCst) == 0 {
            self.leaving.notify_one();
        }
    }
}

struct OpenStream(Session);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.streams.fetch_sub(1, Ordering::SeqCst);
        self.0.leave_if_alone();
    }
}

#[tonic::async_trait]
impl GrpcController for Session {
    async fn shutdown(&self, _request: Request<Empty>) -> Result<Response<Empty>, Status> {
        self.leaving.notify_one();
        Ok(Response::new(Empty {}))
    }
}

#[tonic::async_trait]
impl GrpcBroker for Session {
    type StartStreamStream = UnboundedReceiverStream<Result<ConnInfo, Status>>;

    async fn start_stream(
        &self,
        request: Request<Streaming<ConnInfo>>,
    ) -> Result<Response<Self::StartStreamStream>, Status> {
        let (answers, receiver) = mpsc::unbounded_channel();
        let (session, open) = (self.clone(), self.stream_begins());
        let mut announcements = request.into_inner();
        tokio::spawn(async move {
            // This side announces nothing; its stream lasts as long as the host's.
            let _held = (answers, open);
            while let Ok(Some(info)) = announcements.message().await {
                session.broker.announce(info);
            }
        });
        Ok(Response::new(UnboundedReceiverStream::new(receiver)))
    }
}

#[tonic::async_trait]
impl GrpcStdio for Session {
    type StreamStdioStream = ReceiverStream<Result<StdioData, Status>>;

    async fn stream_stdio(&self, _request: Request<()>) -> Result<Response<Self::StreamStdioStream>, Status> {
        let (sender, receiver) = mpsc::channel(STDIO_LIMIT);
        let (session, open) = (self.clone(), self.stream_begins());
        tokio::spawn(async move {
            let _open = open;
            loop {
                let data = tokio::select! {
                    data = session.output.chunk() => data,
                    () = sender.closed() => return,
                };
                let chunk = StdioData { channel: Channel::Stdout.into(), data };
                if sender.send(Ok(chunk)).await.is_err() {
                    return;
                }
            }
        });
        Ok(Response::new(ReceiverStream::new(receiver)))
    }
}
