//! Bytes as the messages of a stream.

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::{mpsc, oneshot};
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;

use crate::Error;

pub(crate) const CHUNK_BYTES: usize = 64 * 1024;
/// Messages that wait to be sent; who writes the next waits too.
pub(crate) const LIMIT: usize = 32;

/// What a reader gives, piece by piece. One that fails must not look like one that ends: the stream stays open, and the
/// error comes by the other way; see `unless`.
pub(crate) fn chunks<T: Send + 'static>(
    mut data: impl AsyncRead + Send + Unpin + 'static,
    message: impl Fn(Vec<u8>) -> T + Send + 'static,
) -> (impl Stream<Item = T> + Send + 'static, oneshot::Receiver<std::io::Error>) {
    let (sender, receiver) = mpsc::channel(LIMIT);
    let (failed, broken) = oneshot::channel();
    tokio::spawn(async move {
        let mut buffer = vec![0; CHUNK_BYTES];
        loop {
            match data.read(&mut buffer).await {
                Ok(0) => return,
                Ok(count) => {
                    if sender.send(message(buffer[..count].to_vec())).await.is_err() {
                        return;
                    }
                }
                Err(error) => {
                    let _ = failed.send(error);
                    return sender.closed().await;
                }
            }
        }
    });
    (ReceiverStream::new(receiver), broken)
}

/// What a call gives, unless what it sends breaks off before; then the call is given up.
pub(crate) async fn unless<T>(
    broken: oneshot::Receiver<std::io::Error>,
    call: impl Future<Output = Result<T, tonic::Status>>,
) -> Result<T, Error> {
    tokio::select! {
        result = call => result.map_err(Error::from),
        Ok(error) = broken => Err(Error::new(error.to_string())),
    }
}
