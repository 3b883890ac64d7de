//! The start of a plugin: is there a host, where to listen, and the one line that says so.

use std::collections::hash_map::RandomState;
use std::env;
use std::hash::{BuildHasher, Hasher};
use std::path::PathBuf;

const CORE_PROTOCOL_VERSION: u32 = 1;
/// What every system takes for a unix socket, without the closing NUL.
const LONGEST_SOCKET_PATH_BYTES: usize = 103;

const NOT_FOR_PEOPLE: &str = "This binary is a plugin. These are not meant to be executed directly.
Please execute the program that consumes these plugins, which will
load any plugins automatically";

/// What a host and its plugins have agreed on. The cookie is no secret: it only tells a host from a person.
pub(crate) struct Application {
    pub cookie_key: &'static str,
    pub cookie_value: &'static str,
    pub protocol_version: u32,
}

impl Application {
    /// Gives go-plugin's own words when a person started this program.
    pub fn check_cookie(&self) -> Result<(), String> {
        match env::var(self.cookie_key) {
            Ok(value) if value == self.cookie_value => Ok(()),
            _ => Err(NOT_FOR_PEOPLE.to_owned()),
        }
    }

    /// The line a host waits for. Its seventh field is never there: this library does not multiplex the broker.
    pub fn line(&self, socket: &str, certificate: &str) -> String {
        format!("{CORE_PROTOCOL_VERSION}|{}|unix|{socket}|grpc|{certificate}\n", self.protocol_version)
    }
}

/// A path for a socket that nobody else has.
pub(crate) fn socket_path() -> Result<PathBuf, String> {
    let folder = env::var_os("PLUGIN_UNIX_SOCKET_DIR").filter(|folder| !folder.is_empty());
    let folder = folder.map_or_else(env::temp_dir, PathBuf::from);
    let random = RandomState::new().build_hasher().finish();
    let path = folder.join(format!("plugin{random:016x}"));
    if path.as_os_str().len() > LONGEST_SOCKET_PATH_BYTES {
        return Err(format!(
            "the socket path {} is too long: set PLUGIN_UNIX_SOCKET_DIR to a shorter one",
            path.display()
        ));
    }
    Ok(path)
}
