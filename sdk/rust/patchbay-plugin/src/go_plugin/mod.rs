//! HashiCorp go-plugin's gRPC protocol, the plugin's side. It knows nothing of hooks and API.

mod broker;
#[cfg(feature = "mtls")]
mod exactly;
mod handshake;
#[cfg(feature = "mtls")]
mod mtls;
mod server;
mod standard_output;

#[allow(clippy::all)]
mod messages {
    tonic::include_proto!("plugin");
}

pub(crate) use broker::Broker;
pub(crate) use handshake::Application;
pub(crate) use server::PluginServer;
