//! The hooks of a plugin as a gRPC service.

use std::sync::{Arc, OnceLock};

use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Status, Streaming};

use crate::go_plugin::Broker;
use crate::http::{Body, HttpRequest, Output, Piece, ResponseWriter};
use crate::streams::LIMIT;
use crate::{Api, ClientGone, Error, Reject, logs, models, wire};

include!(concat!(env!("OUT_DIR"), "/hooks.rs"));

pub(crate) type Parts<T> = ReceiverStream<Result<T, Status>>;

/// Answered here, whatever the plugin has.
const ALWAYS: [&str; 2] = ["OnActivate", "Implemented"];

pub(crate) struct Service<P> {
    broker: Broker,
    plugin: OnceLock<Arc<P>>,
}

impl<P: Plugin> Service<P> {
    pub(crate) fn new(broker: Broker) -> Self {
        Self { broker, plugin: OnceLock::new() }
    }

    /// The plugin, if it is active and has this hook.
    fn plugin(&self, hook: &str) -> Result<Arc<P>, Status> {
        if !P::HOOKS.contains(&hook) {
            return Err(Status::unimplemented(format!("the plugin has no hook {hook}")));
        }
        self.plugin
            .get()
            .cloned()
            .ok_or_else(|| Status::failed_precondition("the plugin has not been activated"))
    }

    async fn answer_implemented(
        &self,
        _request: wire::ImplementedRequest,
    ) -> Result<wire::ImplementedResponse, Status> {
        let has = |(rust, go): &&(&str, &str)| {
            *go == "OnActivate" || (P::HOOKS.contains(rust) && !ALWAYS.contains(go))
        };
        let result = NAMES.iter().filter(has).map(|(_, go)| (*go).to_owned()).collect();
        Ok(wire::ImplementedResponse { result, error: None })
    }

    async fn answer_on_activate(
        &self,
        request: wire::OnActivateRequest,
    ) -> Result<wire::OnActivateResponse, Status> {
        let activated = async {
            let channel = self
                .broker
                .dial(request.api_broker_id)
                .await
                .map_err(|error| Error::new(error.to_string()))?;
            let api = Api::new(channel);
            logs::connect(api.clone());
            let plugin = P::activate(api).await?;
            self.plugin.set(Arc::new(plugin)).map_err(|_| Error::new("the plugin is active already"))
        };
        Ok(wire::OnActivateResponse { error: activated.await.err().map(Error::into_wire) })
    }

    async fn answer_serve_http(
        &self,
        parts: Streaming<wire::ServeHttpRequest>,
    ) -> Result<Parts<wire::ServeHttpResponse>, Status> {
        self.serve(parts, false).await
    }

    async fn answer_serve_metrics(
        &self,
        parts: Streaming<wire::ServeHttpRequest>,
    ) -> Result<Parts<wire::ServeHttpResponse>, Status> {
        self.serve(parts, true).await
    }

    async fn serve(
        &self,
        mut parts: Streaming<wire::ServeHttpRequest>,
        metrics: bool,
    ) -> Result<Parts<wire::ServeHttpResponse>, Status> {
        use wire::serve_http_request::Part;
        let plugin = self.plugin(if metrics { "serve_metrics" } else { "serve_http" })?;
        let Some(Part::Init(init)) = parts.message().await?.and_then(|message| message.part) else {
            return Err(Status::invalid_argument("the first message is not init"));
        };
        let body = Body::new(parts, |message| match message.part {
            Some(Part::Body(chunk)) => Piece::Bytes(chunk),
            _ => Piece::End,
        });
        let request = HttpRequest::new(init.request.unwrap_or_default(), body.with_mark());
        let context = init.c.unwrap_or_default();
        let (sender, receiver) = mpsc::channel(LIMIT);
        tokio::spawn(async move {
            let mut response = ResponseWriter::new(sender);
            let served = match metrics {
                true => plugin.serve_metrics(context, request, &mut response).await,
                false => plugin.serve_http(context, request, &mut response).await,
            };
            // A client that has left needs no answer.
            if served.is_ok() {
                let _ = response.finish().await;
            }
        });
        Ok(ReceiverStream::new(receiver))
    }

    async fn answer_file_will_be_uploaded(
        &self,
        mut parts: Streaming<wire::FileWillBeUploadedRequest>,
    ) -> Result<Parts<wire::FileWillBeUploadedResponse>, Status> {
        use wire::file_will_be_uploaded_request::Part;
        use wire::file_will_be_uploaded_response::{Part as Answer, Result as Outcome};
        let plugin = self.plugin("file_will_be_uploaded")?;
        let Some(Part::Init(init)) = parts.message().await?.and_then(|message| message.part) else {
            return Err(Status::invalid_argument("the first message is not init"));
        };
        let file = Body::new(parts, |message| match message.part {
            Some(Part::Chunk(chunk)) => Piece::Bytes(chunk),
            _ => Piece::End,
        });
        let (context, info) = (init.c.unwrap_or_default(), init.info.unwrap_or_default());
        let (sender, receiver) = mpsc::channel(LIMIT);
        tokio::spawn(async move {
            let output = Output(sender.clone());
            let outcome = match plugin.file_will_be_uploaded(context, info, file, output).await {
                Ok(result) => Outcome { result, rejection: String::new() },
                Err(reject) => Outcome { result: None, rejection: reject.reason() },
            };
            let part = Some(Answer::Result(outcome));
            let _ = sender.send(Ok(wire::FileWillBeUploadedResponse { part })).await;
        });
        Ok(ReceiverStream::new(receiver))
    }
}
