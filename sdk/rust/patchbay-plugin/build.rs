//! From the published `.proto` files: messages and services by tonic, and over them the typed methods that authors see.

#[path = "build/api.rs"]
mod api;
#[path = "build/contract.rs"]
mod contract;
#[path = "build/hooks.rs"]
mod hooks;

use std::{env, error::Error, fs, path::Path};

const FILES: [&str; 4] = [
    "patchbay/plugin/v1/api.proto",
    "patchbay/plugin/v1/hooks.proto",
    "patchbay/plugin/v1/plugin.proto",
    "plugin/go_plugin.proto",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=proto");
    let files = protox::compile(FILES, ["proto"])?;
    let contract = contract::Contract::of(&files);
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, text: String| fs::write(Path::new(&out).join(name), text);
    write("hooks.rs", hooks::text(&contract))?;
    write("models.rs", format!("pub use crate::wire::{{{}}};\n", contract.models.join(", ")))?;
    write("api.rs", api::text(&contract))?;
    tonic_prost_build::configure().build_transport(false).compile_fds(files)?;
    Ok(())
}
