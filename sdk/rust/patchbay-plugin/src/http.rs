//! HTTP as a plugin sees it, and files that come and go in pieces.

use std::collections::HashMap;
use std::pin::Pin;

use tokio::sync::mpsc::Sender;
use tokio_stream::{Stream, StreamExt};

use crate::wire::{self, serve_http_response};
use crate::{ClientGone, streams::CHUNK_BYTES};

/// Header values by canonical name, `Content-Type`.
pub type Headers = HashMap<String, Vec<String>>;

/// What a message of a stream says about its bytes.
pub(crate) enum Piece {
    Bytes(Vec<u8>),
    End,
}

/// Bytes that are fetched from the network as they are asked for.
pub struct Body {
    pieces: Pin<Box<dyn Stream<Item = Result<Piece, ClientGone>> + Send>>,
    /// Whether the end of the stream is the end of the bytes: where it is not, a mark must come before it.
    ended: bool,
    needs_mark: bool,
}

impl Body {
    /// Bytes that end with their stream.
    pub(crate) fn new<T>(
        messages: impl Stream<Item = Result<T, tonic::Status>> + Send + 'static,
        piece: impl Fn(T) -> Piece + Send + 'static,
    ) -> Self {
        let pieces = messages.map(move |message| message.map(&piece).map_err(|_| ClientGone));
        Self { pieces: Box::pin(pieces), ended: false, needs_mark: false }
    }

    /// Bytes that have not all come before a `Piece::End`.
    pub(crate) fn with_mark(mut self) -> Self {
        self.needs_mark = true;
        self
    }

    /// The next piece; nothing at the end. An error when the other side has left in the middle.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, ClientGone> {
        if self.ended {
            return Ok(None);
        }
        match self.pieces.next().await.transpose()? {
            Some(Piece::Bytes(bytes)) => Ok(Some(bytes)),
            None if self.needs_mark => Err(ClientGone),
            Some(Piece::End) | None => {
                self.ended = true;
                Ok(None)
            }
        }
    }

    /// All that is left, in memory.
    pub async fn bytes(&mut self) -> Result<Vec<u8>, ClientGone> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            all.extend(chunk);
        }
        Ok(all)
    }

    /// What came over a connection that was taken over; nothing at its end.
    pub async fn received(&mut self) -> Option<Vec<u8>> {
        while let Some(Ok(piece)) = self.pieces.next().await {
            if let Piece::Bytes(bytes) = piece {
                return Some(bytes);
            }
        }
        None
    }
}

/// A request; `url` comes without the `/plugins/<id>` in front of it.
pub struct HttpRequest {
    pub method: String,
    pub url: String,
    pub headers: Headers,
    pub host: String,
    pub remote_addr: String,
    pub body: Body,
}

impl HttpRequest {
    pub(crate) fn new(request: wire::HttpRequest, body: Body) -> Self {
        Self {
            method: request.method,
            url: request.url,
            headers: from_header(request.header),
            host: request.host,
            remote_addr: request.remote_addr,
            body,
        }
    }

    pub fn path(&self) -> &str {
        self.url.split(['?', '#']).next().unwrap_or_default()
    }

    /// The first value of a header, by any case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.and_then(|(_, values)| values.first()).map(String::as_str)
    }

    /// Who is logged in, as the server says. A client cannot set this header.
    pub fn user_id(&self) -> Option<&str> {
        self.header("Mattermost-User-Id").filter(|id| !id.is_empty())
    }
}

/// The answer of another plugin.
pub struct HttpResponse {
    pub status: i32,
    pub headers: Headers,
    pub body: Body,
}

/// The answer to a request. Status and headers go out with the first byte, a flush, or the end.
pub struct ResponseWriter {
    status: u16,
    headers: Vec<(String, String)>,
    sent: bool,
    parts: Sender<Result<wire::ServeHttpResponse, tonic::Status>>,
}

impl ResponseWriter {
    pub(crate) fn new(parts: Sender<Result<wire::ServeHttpResponse, tonic::Status>>) -> Self {
        Self { status: 200, headers: Vec::new(), sent: false, parts }
    }

    pub fn status(&mut self, status: u16) -> &mut Self {
        self.status = status;
        self
    }

    pub fn header(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends a piece of the body, and waits while the client is slow.
    pub async fn write(&mut self, data: impl AsRef<[u8]>) -> Result<(), ClientGone> {
        self.send_head(false).await?;
        for chunk in data.as_ref().chunks(CHUNK_BYTES) {
            self.send(serve_http_response::Part::Body(chunk.to_vec())).await?;
        }
        Ok(())
    }

    /// What was written reaches the client now, not when a buffer is full.
    pub async fn flush(&mut self) -> Result<(), ClientGone> {
        self.send_head(false).await?;
        self.send(serve_http_response::Part::Flush(true)).await
    }

    /// Takes the raw connection over, before anything was written: what is written from here on are its bytes, and
    /// `Body::received` of the request gives what comes over it.
    pub async fn hijack(&mut self) -> Result<(), ClientGone> {
        assert!(!self.sent, "the answer has begun: hijack before the first write or flush");
        self.send_head(true).await
    }

    /// A whole answer as JSON.
    pub async fn json(&mut self, value: &serde_json::Value) -> Result<(), ClientGone> {
        self.header("Content-Type", "application/json").write(value.to_string()).await
    }

    pub(crate) async fn finish(&mut self) -> Result<(), ClientGone> {
        self.send_head(false).await
    }

    async fn send_head(&mut self, hijacked: bool) -> Result<(), ClientGone> {
        if std::mem::replace(&mut self.sent, true) {
            return Ok(());
        }
        let header = to_header(std::mem::take(&mut self.headers));
        let init = serve_http_response::Init { status: self.status.into(), header, hijacked };
        self.send(serve_http_response::Part::Init(init)).await
    }

    async fn send(&mut self, part: serve_http_response::Part) -> Result<(), ClientGone> {
        self.parts.send(Ok(wire::ServeHttpResponse { part: Some(part) })).await.map_err(|_| ClientGone)
    }
}

/// Takes what is to be stored in the place of an uploaded file.
pub struct Output(pub(crate) Sender<Result<wire::FileWillBeUploadedResponse, tonic::Status>>);

impl Output {
    pub async fn write(&mut self, data: impl AsRef<[u8]>) -> Result<(), ClientGone> {
        for chunk in data.as_ref().chunks(CHUNK_BYTES) {
            let part = Some(wire::file_will_be_uploaded_response::Part::Chunk(chunk.to_vec()));
            self.0.send(Ok(wire::FileWillBeUploadedResponse { part })).await.map_err(|_| ClientGone)?;
        }
        Ok(())
    }
}

pub(crate) fn to_header(
    values: impl IntoIterator<Item = (String, String)>,
) -> HashMap<String, wire::StringList> {
    let mut header: HashMap<String, wire::StringList> = HashMap::new();
    for (name, value) in values {
        header.entry(name).or_default().values.push(value);
    }
    header
}

pub(crate) fn from_header(header: HashMap<String, wire::StringList>) -> Headers {
    header.into_iter().map(|(name, list)| (name, list.values)).collect()
}
