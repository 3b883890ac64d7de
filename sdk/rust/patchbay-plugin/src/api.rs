//! The server's API.

use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::io::AsyncRead;
use tokio_stream::StreamExt;
use tonic::Request;
use tonic::transport::Channel;

use crate::http::{self, Body, HttpResponse, Piece};
use crate::{Error, streams, wire};
use wire::api_client::ApiClient;

/// How long the server may take to answer a call.
const DEADLINE: Duration = Duration::from_secs(60);

/// What a plugin may ask of the server; cheap to clone.
#[derive(Clone, Debug)]
pub struct Api {
    channel: Channel,
}

include!(concat!(env!("OUT_DIR"), "/api.rs"));

impl Api {
    pub(crate) fn new(channel: Channel) -> Self {
        Self { channel }
    }

    /// The settings of this plugin. Their keys come in lower case, for case makes no difference to them.
    pub async fn configuration<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let request = self.request(wire::LoadPluginConfigurationRequest {});
        let response = self.client().load_plugin_configuration(request).await?.into_inner();
        if let Some(error) = response.error {
            return Err(error.into());
        }
        let found: Option<crate::JsonObject> = serde_json::from_slice(&response.configuration)?;
        let lower = found.unwrap_or_default().into_iter().map(|(key, value)| (key.to_lowercase(), value));
        Ok(serde_json::from_value(serde_json::Value::Object(lower.collect()))?)
    }

    /// A request to another plugin, whose id is the first part of the path. Go: PluginHTTP. Since 5.18.
    pub async fn plugin_http(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: impl AsyncRead + Send + Unpin + 'static,
    ) -> Result<HttpResponse, Error> {
        let init = wire::HttpRequest {
            method: method.to_owned(),
            url: url.to_owned(),
            header: http::to_header(
                headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
            ),
            ..Default::default()
        };
        let part = |part| wire::PluginHttpRequest { part: Some(part) };
        let first = part(wire::plugin_http_request::Part::Init(init));
        let (rest, broken) =
            streams::chunks(body, move |chunk| part(wire::plugin_http_request::Part::Body(chunk)));
        let call = async {
            let mut answers =
                self.client().plugin_http(tokio_stream::once(first).chain(rest)).await?.into_inner();
            let first = answers.message().await?.and_then(|message| message.part);
            Ok::<_, tonic::Status>((first, answers))
        };
        // There is a deadline to the beginning of the answer, none to its end.
        let begun = tokio::time::timeout(DEADLINE, streams::unless(broken, call)).await;
        let (first, answers) = begun.map_err(|_| tonic::Status::deadline_exceeded("PluginHTTP"))??;
        let Some(wire::plugin_http_response::Part::Init(init)) = first else {
            return Err(Error::new("PluginHTTP: the answer ended before it began"));
        };
        let body = Body::new(answers, |message: wire::PluginHttpResponse| match message.part {
            Some(wire::plugin_http_response::Part::Body(chunk)) => Piece::Bytes(chunk),
            _ => Piece::End,
        });
        Ok(HttpResponse { status: init.status_code, headers: http::from_header(init.header), body })
    }

    fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        request.set_timeout(DEADLINE);
        request
    }

    fn client(&self) -> ApiClient<Channel> {
        // Calls with a stream take as long as it takes to send what may be large: no deadline here.
        ApiClient::new(self.channel.clone())
            .max_decoding_message_size(usize::MAX)
            .max_encoding_message_size(usize::MAX)
    }
}
