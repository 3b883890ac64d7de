//! From a type to a running plugin process.

use std::io::Write;
use std::process::ExitCode;

use crate::go_plugin::{Application, PluginServer};
use crate::service::{Plugin, Service};
use crate::{logs, wire};

const MATTERMOST: Application = Application {
    cookie_key: "MATTERMOST_PLUGIN",
    cookie_value: "Securely message teams, anywhere.",
    protocol_version: 1,
};
/// What Go gives for a panic.
const PANIC_STATUS: i32 = 2;

/// Makes this process the server half of a plugin, until the server says so or is gone. All that `main` does.
///
/// From its beginning on, what is printed goes to the server's log. A panic ends the process, as in Go: the server
/// shows it and starts the plugin again.
pub fn run<P: Plugin>() -> ExitCode {
    let explain = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        explain(panic);
        std::process::exit(PANIC_STATUS);
    }));
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
    let code = runtime.block_on(async {
        let server = match PluginServer::start(MATTERMOST) {
            Ok(server) => server,
            Err(problem) => {
                let _ = writeln!(std::io::stderr(), "{problem}");
                return ExitCode::FAILURE;
            }
        };
        logs::install();
        let hooks = wire::hooks_server::HooksServer::new(Service::<P>::new(server.broker()))
            .max_decoding_message_size(usize::MAX)
            .max_encoding_message_size(usize::MAX);
        match server.serve(hooks).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "plugin init error: {error}");
                ExitCode::FAILURE
            }
        }
    });
    // What a plugin still does must not keep the process.
    runtime.shutdown_background();
    code
}
