//! `trait Plugin`, and the service that answers the server with one.

use crate::contract::{Contract, Field, Kind, Method};

/// Answered by `src/service.rs`; authors see them, if at all, as methods written there.
const BY_HAND: [&str; 5] = ["Implemented", "OnActivate", "ServeHTTP", "ServeMetrics", "FileWillBeUploaded"];

pub fn text(contract: &Contract) -> String {
    let simple = || contract.hooks.iter().filter(|method| !BY_HAND.contains(&method.name.as_str()));
    let methods: String = simple().map(trait_method).collect();
    let answers: String = simple().map(answer).collect();
    let by_hand: String = contract
        .hooks
        .iter()
        .filter(|method| BY_HAND.contains(&method.name.as_str()))
        .map(delegate)
        .collect();
    let names: String = contract
        .hooks
        .iter()
        .map(|method| format!("({:?}, {:?}), ", method.rust_name, method.name))
        .collect();
    format!(
        "/// The server half of a plugin. The server calls the hooks that an implementation has (`#[hooks]` tells it which),
/// several at a time.
#[allow(unused_variables, clippy::too_many_arguments)]
pub trait Plugin: Sized + Send + Sync + 'static {{
    /// The names of the methods that are there; written by `#[hooks]`.
    const HOOKS: &'static [&'static str];

    /// The plugin starts: makes it, with the API it will use. An error keeps it from starting.
    fn activate(api: Api) -> impl Future<Output = Result<Self, Error>> + Send;

    /// A request to `/plugins/<id>/…`. Since 5.2.
    fn serve_http(&self, context: models::Context, request: HttpRequest, response: &mut ResponseWriter) -> impl Future<Output = Result<(), ClientGone>> + Send {{
        async {{ Ok(()) }}
    }}

    /// A request to the server's metrics port, for this plugin. Since 9.2.
    fn serve_metrics(&self, context: models::Context, request: HttpRequest, response: &mut ResponseWriter) -> impl Future<Output = Result<(), ClientGone>> + Send {{
        async {{ Ok(()) }}
    }}

    /// Bytes written to `output` replace the file, a result replaces `info`. Since 5.2.
    fn file_will_be_uploaded(&self, context: models::Context, info: models::FileInfo, file: Body, output: Output) -> impl Future<Output = Result<Option<models::FileInfo>, Reject>> + Send {{
        async {{ Ok(None) }}
    }}
{methods}}}

/// Names of hooks in Rust and in Go.
pub(crate) const NAMES: &[(&str, &str)] = &[{names}];

#[::tonic::async_trait]
impl<P: Plugin> wire::hooks_server::Hooks for Service<P> {{
    type ServeHTTPStream = Parts<wire::ServeHttpResponse>;
    type ServeMetricsStream = Parts<wire::ServeHttpResponse>;
    type FileWillBeUploadedStream = Parts<wire::FileWillBeUploadedResponse>;

{by_hand}{answers}}}
"
    )
}

fn trait_method(method: &Method) -> String {
    let params: String =
        method.params.iter().map(|field| format!(", {}: {}", param_name(field), param_type(field))).collect();
    let Shape { result, default, .. } = shape(method);
    format!(
        "\n    /// {}\n    fn {}(&self{params}) -> impl Future<Output = {result}> + Send {{\n        async {{ {default} }}\n    }}\n",
        method.comment, method.rust_name,
    )
}

fn answer(method: &Method) -> String {
    let arguments: Vec<String> = method.params.iter().map(argument).collect();
    let unused =
        if arguments.is_empty() { "let _ = request;" } else { "let request = request.into_inner();" };
    format!(
        "        async fn {wire}(&self, request: ::tonic::Request<wire::{request}>) -> Result<::tonic::Response<wire::{response}>, ::tonic::Status> {{
            {unused}
            let result = self.plugin({name:?})?.{name}({arguments}).await;
            Ok(::tonic::Response::new({answer}))
        }}\n",
        wire = method.wire_name,
        request = method.request,
        response = method.response,
        name = method.rust_name,
        arguments = arguments.join(", "),
        answer = shape(method).answer,
    )
}

/// To a method of the same name in `src/service.rs`.
fn delegate(method: &Method) -> String {
    let (request, response) = match method.streams {
        true => (
            format!("::tonic::Streaming<wire::{}>", method.request),
            format!("Parts<wire::{}>", method.response),
        ),
        false => (format!("wire::{}", method.request), format!("wire::{}", method.response)),
    };
    format!(
        "    async fn {wire}(&self, request: ::tonic::Request<{request}>) -> Result<::tonic::Response<{response}>, ::tonic::Status> {{
        self.answer_{wire}(request.into_inner()).await.map(::tonic::Response::new)
    }}\n",
        wire = method.wire_name,
    )
}

struct Shape {
    /// What the author's method gives.
    result: String,
    /// What it gives where there is none.
    default: String,
    /// The response, made of `result`.
    answer: String,
}

fn shape(method: &Method) -> Shape {
    let response = format!("wire::{}", method.response);
    let error_of = if method.error == "AppError" { "Error::into_app_error" } else { "Error::into_wire" };
    let map = |result: &str, default: &str, answer: String| Shape {
        result: result.to_owned(),
        default: default.to_owned(),
        answer,
    };
    let fails = !method.error.is_empty();
    match method.results.as_slice() {
        [] if fails => map(
            "Result<(), Error>",
            "Ok(())",
            format!("{response} {{ error: result.err().map({error_of}) }}"),
        ),
        [] => map("()", "", format!("{{ let () = result; {response} {{}} }}")),
        [replaced, _] => map(
            &format!("Result<{}, Reject>", optional(replaced)),
            "Ok(None)",
            format!(
                "match result {{
                Ok(result) => {response} {{ result, rejection: String::new() }},
                Err(reject) => {response} {{ result: None, rejection: reject.reason() }},
            }}"
            ),
        ),
        // A text alone is the reason of a refusal.
        [one] if !fails && one.kind == Kind::Text => map(
            "Result<(), Reject>",
            "Ok(())",
            format!(
                "{response} {{ result: result.err().map(|reject| reject.reason()).unwrap_or_default() }}"
            ),
        ),
        [one] if fails => map(
            &format!("Result<{}, Error>", optional(one)),
            "Ok(Default::default())",
            format!(
                "match result {{
                Ok(result) => {response} {{ result, error: None }},
                Err(error) => {response} {{ error: Some({error_of}(error)), ..Default::default() }},
            }}"
            ),
        ),
        [one] => map(&optional(one), "Default::default()", format!("{response} {{ result }}")),
        more => panic!("{}: {} results have no shape in Rust yet", method.name, more.len()),
    }
}

fn optional(field: &Field) -> String {
    match &field.kind {
        Kind::Text => "String".to_owned(),
        Kind::Json => "Option<::prost_types::Struct>".to_owned(),
        Kind::Message(name) => format!("Option<{name}>"),
        Kind::Plain(name) => name.clone(),
    }
}

fn param_name(field: &Field) -> &str {
    if field.name == "c" { "context" } else { &field.name }
}

/// Go passes nil where nobody did it but the server.
fn may_be_missing(field: &Field) -> bool {
    field.name == "actor"
}

fn param_type(field: &Field) -> String {
    match &field.kind {
        Kind::Message(name) if !may_be_missing(field) => name.clone(),
        _ => optional(field),
    }
}

fn argument(field: &Field) -> String {
    match field.kind {
        Kind::Message(_) if !may_be_missing(field) => format!("request.{}.unwrap_or_default()", field.name),
        _ => format!("request.{}", field.name),
    }
}
