//! The macros of the crate `log` as lines in the server's log.

use std::sync::OnceLock;

use log::kv::{self, VisitSource};
use log::{Level, LevelFilter, Log, Metadata, Record};
use tokio::sync::mpsc;

use crate::{Api, JsonObject};

/// Lines that wait to be sent; what comes on top of them goes to standard error.
const LIMIT: usize = 10_000;
/// These speak of the sending of a line, which would be a line again.
const OWN: [&str; 5] = ["h2", "hyper", "patchbay_plugin", "tonic", "tower"];

struct Line {
    level: Level,
    message: String,
    fields: JsonObject,
}

struct ApiLog {
    lines: OnceLock<mpsc::Sender<Line>>,
}

static LOG: ApiLog = ApiLog { lines: OnceLock::new() };

/// From now on lines go to standard error, and after `connect` to the server. Who has installed a logger keeps it.
pub(crate) fn install() {
    if log::set_logger(&LOG).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
}

/// Sends lines to the server from now on.
pub(crate) fn connect(api: Api) {
    let (sender, mut receiver) = mpsc::channel::<Line>(LIMIT);
    if LOG.lines.set(sender).is_err() {
        return;
    }
    tokio::spawn(async move {
        while let Some(Line { level, message, fields }) = receiver.recv().await {
            let text = message.clone();
            let sent = match level {
                Level::Error => api.log_error(message, fields).await,
                Level::Warn => api.log_warn(message, fields).await,
                Level::Info => api.log_info(message, fields).await,
                Level::Debug | Level::Trace => api.log_debug(message, fields).await,
            };
            if sent.is_err() {
                to_standard_error(level, &text);
            }
        }
    });
}

impl Log for ApiLog {
    fn enabled(&self, _metadata: &Metadata) -> bool {
        true
    }

    fn log(&self, record: &Record) {
        let (level, message) = (record.level(), record.args().to_string());
        let own = OWN.contains(&record.target().split("::").next().unwrap_or_default());
        let Some(lines) = self.lines.get().filter(|_| !own) else {
            return to_standard_error(level, &message);
        };
        let mut fields = Fields(JsonObject::new());
        let _ = record.key_values().visit(&mut fields);
        fields.0.insert("logger".to_owned(), record.target().into());
        if let Err(error) = lines.try_send(Line { level, message, fields: fields.0 }) {
            let line = match error {
                mpsc::error::TrySendError::Full(line) | mpsc::error::TrySendError::Closed(line) => line,
            };
            to_standard_error(line.level, &line.message);
        }
    }

    fn flush(&self) {}
}

struct Fields(JsonObject);

impl<'kvs> VisitSource<'kvs> for Fields {
    fn visit_pair(&mut self, key: kv::Key<'kvs>, value: kv::Value<'kvs>) -> Result<(), kv::Error> {
        let value = match (value.to_bool(), value.to_f64()) {
            (Some(value), _) => value.into(),
            (None, Some(value)) => serde_json::json!(value),
            (None, None) => value.to_string().into(),
        };
        self.0.insert(key.to_string(), value);
        Ok(())
    }
}

/// Hosts know these prefixes.
fn to_standard_error(level: Level, message: &str) {
    eprintln!("[{level}] {message}");
}
