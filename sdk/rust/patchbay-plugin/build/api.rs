//! `impl Api`: a typed method for each rpc.

use crate::contract::{Contract, Field, Kind, Method};

/// Written by hand in `src/api.rs`.
const BY_HAND: [&str; 2] = ["LoadPluginConfiguration", "PluginHTTP"];

pub fn text(contract: &Contract) -> String {
    let methods = contract.api.iter().filter(|method| !BY_HAND.contains(&method.name.as_str()));
    let methods: String = methods.map(method_text).collect();
    format!("/// What a plugin may ask of the server.\nimpl Api {{\n{methods}}}\n")
}

fn method_text(method: &Method) -> String {
    let data =
        if method.streams { ", data: impl ::tokio::io::AsyncRead + Send + Unpin + 'static" } else { "" };
    let params: String =
        method.params.iter().map(|field| format!(", {}: {}", field.name, param_type(field))).collect();
    let fields: String = method.params.iter().map(|field| format!("{}, ", param_value(field))).collect();
    let (result, value) = result_text(method);
    let call = if method.streams {
        let module = module_of(&method.request);
        format!(
            "let init = wire::{module}::Init {{ {fields}}};
        let first = wire::{request} {{ part: Some(wire::{module}::Part::Init(init)) }};
        let (rest, broken) = crate::streams::chunks(data, |chunk| wire::{request} {{ part: Some(wire::{module}::Part::Chunk(chunk)) }});
        let request = ::tokio_stream::StreamExt::chain(::tokio_stream::once(first), rest);
        let response = crate::streams::unless(broken, self.client().{name}(request)).await?.into_inner();",
            request = method.request,
            name = method.wire_name,
        )
    } else {
        format!(
            "let request = self.request(wire::{} {{ {fields}}});
        let response = self.client().{}(request).await?.into_inner();",
            method.request, method.wire_name,
        )
    };
    let check = match method.error.is_empty() {
        true => "",
        false => "\n        if let Some(error) = response.error { return Err(error.into()); }",
    };
    let unused =
        if method.results.is_empty() && method.error.is_empty() { "\n        let _ = response;" } else { "" };
    format!(
        "    /// {}\n    pub async fn {}(&self{params}{data}) -> Result<{result}, Error> {{\n        {call}{check}{unused}\n        Ok({value})\n    }}\n",
        method.comment, method.rust_name,
    )
}

/// `GetUserRequest` has its inner messages in `get_user_request`.
pub fn module_of(message: &str) -> String {
    heck::ToSnakeCase::to_snake_case(message)
}

fn param_type(field: &Field) -> String {
    match &field.kind {
        Kind::Text => "impl Into<String>".to_owned(),
        Kind::Json => "crate::JsonObject".to_owned(),
        Kind::Message(name) | Kind::Plain(name) => name.clone(),
    }
}

fn param_value(field: &Field) -> String {
    let name = &field.name;
    match field.kind {
        Kind::Text => format!("{name}: {name}.into()"),
        Kind::Json => format!("{name}: Some(crate::json::to_struct({name}))"),
        Kind::Message(_) => format!("{name}: Some({name})"),
        Kind::Plain(_) => name.clone(),
    }
}

fn result_text(method: &Method) -> (String, String) {
    let one = |field: &Field| {
        let value = format!("response.{}", field.name);
        match &field.kind {
            Kind::Text => ("String".to_owned(), value),
            Kind::Json => (
                "crate::JsonObject".to_owned(),
                format!("crate::json::from_struct({value}.unwrap_or_default())"),
            ),
            // Go returns a pointer; where the method did not fail it leads somewhere.
            Kind::Message(name) if !method.error.is_empty() => {
                (name.clone(), format!("{value}.unwrap_or_default()"))
            }
            Kind::Message(name) => (format!("Option<{name}>"), value),
            Kind::Plain(name) => (name.clone(), value),
        }
    };
    match method.results.as_slice() {
        [] => ("()".to_owned(), "()".to_owned()),
        [single] => one(single),
        several => {
            let (types, values): (Vec<_>, Vec<_>) = several.iter().map(one).unzip();
            (format!("({})", types.join(", ")), format!("({})", values.join(", ")))
        }
    }
}
