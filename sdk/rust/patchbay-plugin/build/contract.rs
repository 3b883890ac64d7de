//! What the `.proto` files say, and how it is called in Rust.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};
use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::source_code_info::Location;
use prost_types::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet, MethodDescriptorProto,
};

pub const PACKAGE: &str = ".patchbay.plugin.v1.";

pub struct Method {
    /// As in Go.
    pub name: String,
    /// As an author sees it.
    pub rust_name: String,
    /// As tonic calls it.
    pub wire_name: String,
    pub comment: String,
    pub request: String,
    pub response: String,
    pub params: Vec<Field>,
    pub results: Vec<Field>,
    /// `Error`, `AppError`, or empty where the method cannot fail.
    pub error: String,
    pub streams: bool,
}

#[derive(Clone)]
pub struct Field {
    /// As prost calls it.
    pub name: String,
    pub kind: Kind,
}

#[derive(Clone, PartialEq)]
pub enum Kind {
    Text,
    /// A map of JSON, `google.protobuf.Struct`.
    Json,
    Message(String),
    /// Anything that is not in an `Option`, or is in one for being optional.
    Plain(String),
}

pub struct Contract {
    pub hooks: Vec<Method>,
    pub api: Vec<Method>,
    /// Names of the messages that are models, as prost calls them.
    pub models: Vec<String>,
}

impl Contract {
    pub fn of(files: &FileDescriptorSet) -> Self {
        let mut messages = HashMap::new();
        for file in &files.file {
            for message in &file.message_type {
                messages.insert(message.name().to_owned(), message.clone());
            }
        }
        let service = |name: &str| {
            let (file, index) = files
                .file
                .iter()
                .find_map(|file| {
                    Some((file, file.service.iter().position(|service| service.name() == name)?))
                })
                .expect("the .proto files have both services");
            let methods = file.service[index].method.iter().enumerate();
            methods
                .map(|(place, method)| {
                    method_of(method, &messages, comment(file, &[6, index as i32, 2, place as i32]))
                })
                .collect()
        };
        let models = files.file.iter().filter(|file| file.name().ends_with("/models.proto"));
        let names =
            models.flat_map(|file| &file.message_type).map(|message| message.name().to_upper_camel_case());
        Self { hooks: service("Hooks"), api: service("API"), models: names.collect() }
    }
}

fn method_of(
    method: &MethodDescriptorProto,
    messages: &HashMap<String, DescriptorProto>,
    comment: String,
) -> Method {
    let request = &messages[method.input_type().trim_start_matches(PACKAGE)];
    let response = &messages[method.output_type().trim_start_matches(PACKAGE)];
    // The parameters of a stream are in its first message.
    let params = request.nested_type.iter().find(|nested| nested.name() == "Init").unwrap_or(request);
    let results = response.field.iter().filter(|field| field.name() != "error");
    let error = response.field.iter().find(|field| field.name() == "error");
    Method {
        name: method.name().to_owned(),
        rust_name: rust_name(method.name()),
        wire_name: method.name().to_snake_case(),
        comment: format!("Go: {}. {comment}", method.name()).trim_end().to_owned(),
        request: request.name().to_upper_camel_case(),
        response: response.name().to_upper_camel_case(),
        params: params.field.iter().map(|field| field_of(field, params)).collect(),
        results: results.map(|field| field_of(field, response)).collect(),
        error: error.map_or(String::new(), |field| field.type_name().trim_start_matches(PACKAGE).to_owned()),
        streams: method.client_streaming(),
    }
}

fn field_of(field: &FieldDescriptorProto, owner: &DescriptorProto) -> Field {
    Field { name: identifier(&field.name().to_snake_case()), kind: kind_of(field, owner) }
}

fn kind_of(field: &FieldDescriptorProto, owner: &DescriptorProto) -> Kind {
    let entry = |nested: &&DescriptorProto| {
        nested.options.as_ref().is_some_and(|options| options.map_entry())
            && field.type_name().ends_with(&format!(".{}.{}", owner.name(), nested.name()))
    };
    if let Some(entry) = owner.nested_type.iter().find(entry) {
        return Kind::Plain(format!("::std::collections::HashMap<String, {}>", plain(&entry.field[1])));
    }
    let plain = plain(field);
    if field.label() == Label::Repeated {
        return Kind::Plain(format!("Vec<{plain}>"));
    }
    match field.r#type() {
        Type::Message if field.type_name() == ".google.protobuf.Struct" => Kind::Json,
        Type::Message => Kind::Message(plain),
        _ if field.proto3_optional() => Kind::Plain(format!("Option<{plain}>")),
        Type::String => Kind::Text,
        _ => Kind::Plain(plain),
    }
}

fn plain(field: &FieldDescriptorProto) -> String {
    let name = match field.r#type() {
        Type::Bool => "bool",
        Type::Bytes => "Vec<u8>",
        Type::Double => "f64",
        Type::Float => "f32",
        Type::Int32 => "i32",
        Type::Int64 => "i64",
        Type::String => "String",
        Type::Uint32 => "u32",
        Type::Uint64 => "u64",
        Type::Message => {
            return match field.type_name() {
                known if known.starts_with(".google.protobuf.") => {
                    known.replace(".google.protobuf.", "::prost_types::")
                }
                own => format!("crate::models::{}", own.trim_start_matches(PACKAGE).to_upper_camel_case()),
            };
        }
        other => panic!("{}: {other:?} has no type in Rust yet", field.name()),
    };
    name.to_owned()
}

/// `GetLDAPUserAttributes` is `get_ldap_user_attributes`, and OAuth is one word.
fn rust_name(go: &str) -> String {
    go.replace("OAuth", "Oauth").replace("IDs", "Ids").to_snake_case()
}

fn identifier(name: &str) -> String {
    if ["type", "ref", "match", "move", "use", "mod", "override", "in", "where"].contains(&name) {
        return format!("r#{name}");
    }
    name.to_owned()
}

fn comment(file: &FileDescriptorProto, path: &[i32]) -> String {
    let here = |location: &&Location| location.path == path;
    let found = file.source_code_info.as_ref().and_then(|info| info.location.iter().find(here));
    let text = found.map_or("", |location| location.leading_comments());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
