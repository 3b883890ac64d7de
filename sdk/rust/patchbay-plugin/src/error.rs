//! What a call to the server may give, and what a hook may.

use std::fmt;

use crate::{models::AppError, wire};

/// What went wrong, in a call to the server or in a hook.
#[derive(Clone, Debug)]
pub enum Error {
    /// Mattermost's own: `id` is stable and machine-readable, `status_code` an HTTP status.
    App(AppError),
    /// A Go `error`: `code` tells well-known ones apart, 1 is `io.EOF`.
    Other { message: String, code: i64 },
    /// The server did not answer.
    Call(tonic::Status),
}

impl Error {
    pub fn new(message: impl Into<String>) -> Self {
        Self::Other { message: message.into(), code: 0 }
    }

    pub(crate) fn into_app_error(self) -> AppError {
        match self {
            Self::App(error) => error,
            other => AppError {
                id: "app.plugin.hook_failed.app_error".to_owned(),
                message: other.to_string(),
                status_code: 500,
                ..Default::default()
            },
        }
    }

    pub(crate) fn into_wire(self) -> wire::Error {
        let message = self.to_string();
        match self {
            Self::App(error) => wire::Error { message, code: 0, app_error: Some(error) },
            Self::Other { code, .. } => wire::Error { message, code, app_error: None },
            Self::Call(_) => wire::Error { message, ..Default::default() },
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::App(error) => {
                write!(f, "{}: {} ({}, {})", error.r#where, error.message, error.status_code, error.id)
            }
            Self::Other { message, .. } => f.write_str(message),
            Self::Call(status) => {
                write!(f, "the server did not answer: {} ({})", status.message(), status.code())
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<AppError> for Error {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<wire::Error> for Error {
    fn from(error: wire::Error) -> Self {
        match error.app_error {
            Some(error) => Self::App(error),
            None => Self::Other { message: error.message, code: error.code },
        }
    }
}

impl From<tonic::Status> for Error {
    fn from(status: tonic::Status) -> Self {
        Self::Call(status)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// A hook refuses what is about to happen, with a reason for the person who does it.
#[derive(Clone, Debug)]
pub struct Reject(String);

impl Reject {
    pub fn because(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// Never empty: the server takes that for consent.
    pub(crate) fn reason(self) -> String {
        if self.0.is_empty() { "The plugin refused this.".to_owned() } else { self.0 }
    }
}

/// Whoever sent or read has left in the middle.
#[derive(Clone, Copy, Debug)]
pub struct ClientGone;

impl fmt::Display for ClientGone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the other side has left")
    }
}

impl std::error::Error for ClientGone {}

impl From<ClientGone> for Error {
    fn from(gone: ClientGone) -> Self {
        Self::new(gone.to_string())
    }
}

/// A file that broke off is not to be stored.
impl From<ClientGone> for Reject {
    fn from(gone: ClientGone) -> Self {
        Self::because(gone.to_string())
    }
}
