//! Fields that hold JSON, such as `Post::props`, are `prost_types::Struct`; here they become `serde_json`'s and back.

use prost_types::value::Kind;
use prost_types::{ListValue, Struct, Value};
use serde_json::Number;

pub type JsonObject = serde_json::Map<String, serde_json::Value>;

pub fn to_struct(object: JsonObject) -> Struct {
    Struct { fields: object.into_iter().map(|(key, value)| (key, to_value(value))).collect() }
}

pub fn from_struct(object: Struct) -> JsonObject {
    object.fields.into_iter().map(|(key, value)| (key, from_value(value))).collect()
}

/// Sets one entry of a field that may not be there yet: `json::set(&mut post.props, "seen", true)`.
pub fn set(object: &mut Option<Struct>, key: &str, value: impl Into<serde_json::Value>) {
    object.get_or_insert_default().fields.insert(key.to_owned(), to_value(value.into()));
}

fn to_value(value: serde_json::Value) -> Value {
    use serde_json::Value as Json;
    let kind = match value {
        Json::Null => Kind::NullValue(0),
        Json::Bool(value) => Kind::BoolValue(value),
        // They travel as doubles.
        Json::Number(value) => Kind::NumberValue(value.as_f64().unwrap_or_default()),
        Json::String(value) => Kind::StringValue(value),
        Json::Array(values) => {
            Kind::ListValue(ListValue { values: values.into_iter().map(to_value).collect() })
        }
        Json::Object(value) => Kind::StructValue(to_struct(value)),
    };
    Value { kind: Some(kind) }
}

fn from_value(value: Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value.kind {
        None | Some(Kind::NullValue(_)) => Json::Null,
        Some(Kind::BoolValue(value)) => Json::Bool(value),
        Some(Kind::NumberValue(value)) => number(value),
        Some(Kind::StringValue(value)) => Json::String(value),
        Some(Kind::ListValue(list)) => Json::Array(list.values.into_iter().map(from_value).collect()),
        Some(Kind::StructValue(value)) => Json::Object(from_struct(value)),
    }
}

/// Whole numbers come back as such.
fn number(value: f64) -> serde_json::Value {
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= LARGEST {
        return serde_json::Value::Number(Number::from(value as i64));
    }
    Number::from_f64(value).map_or(serde_json::Value::Null, serde_json::Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_goes_in_comes_out() {
        let value = json!({"a": [1, 2.5, null, {"b": true}], "c": "text", "d": {}, "e": []});
        let object = value.as_object().unwrap().clone();
        assert_eq!(from_struct(to_struct(object.clone())), object);
    }

    #[test]
    fn what_json_does_not_know_is_null() {
        assert_eq!(number(f64::NAN), serde_json::Value::Null);
    }
}
