//! Plugins for Patchbay in Rust.
//!
//! ```no_run
//! use patchbay_plugin::models::{Context, Post};
//! use patchbay_plugin::{Api, Error, Plugin, Reject, hooks, run};
//!
//! struct Greeter;
//!
//! #[hooks]
//! impl Plugin for Greeter {
//!     async fn activate(_api: Api) -> Result<Self, Error> {
//!         Ok(Self)
//!     }
//!
//!     async fn message_will_be_posted(&self, _context: Context, mut post: Post) -> Result<Option<Post>, Reject> {
//!         if post.message.contains("mellon") {
//!             return Err(Reject::because("That word is forbidden."));
//!         }
//!         post.message.push_str(" (seen)");
//!         Ok(Some(post))
//!     }
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     run::<Greeter>()
//! }
//! ```

mod api;
mod error;
mod go_plugin;
mod http;
pub mod json;
mod logs;
mod run;
mod service;
mod streams;

/// The messages of the `.proto` files.
#[allow(clippy::all)]
mod wire {
    tonic::include_proto!("patchbay.plugin.v1");
}

/// What hooks and API methods pass: Go's structs, with fields in snake case.
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

pub use api::Api;
pub use error::{ClientGone, Error, Reject};
pub use http::{Body, HttpRequest, HttpResponse, Output, ResponseWriter};
pub use json::JsonObject;
pub use patchbay_plugin_macros::hooks;
pub use run::run;
pub use service::Plugin;
