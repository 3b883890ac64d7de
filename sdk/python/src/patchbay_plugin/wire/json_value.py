"""google.protobuf.Struct and Value as what `json.loads` gives."""

from __future__ import annotations

from typing import Any, Dict, Mapping

LARGEST_INTEGER = 2**53
"""Numbers travel as doubles; larger whole numbers would arrive as others."""


def read_struct(struct: Any) -> Dict[str, Any]:
    return {key: read_value(value) for key, value in struct.fields.items()}


def read_value(value: Any) -> Any:
    kind = value.WhichOneof("kind")
    if kind is None or kind == "null_value":
        return None
    if kind == "struct_value":
        return read_struct(value.struct_value)
    if kind == "list_value":
        return [read_value(each) for each in value.list_value.values]
    found = getattr(value, kind)
    return int(found) if kind == "number_value" and found.is_integer() else found


def write_struct(values: Mapping[str, Any], struct: Any, path: str) -> None:
    """Raises TypeError or ValueError, with the path, for what JSON does not know."""
    struct.SetInParent()
    for key, value in values.items():
        if not isinstance(key, str):
            raise TypeError(f"{path}: the key {key!r} is no text")
        write_value(value, struct.fields[key], f"{path}[{key!r}]")


def write_value(value: Any, target: Any, path: str) -> None:
    if value is None:
        target.null_value = 0
    elif isinstance(value, bool):
        target.bool_value = value
    elif isinstance(value, str):
        target.string_value = value
    elif isinstance(value, (int, float)):
        if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
            raise ValueError(f"{path}: {value} is too large for a JSON number; send it as text")
        target.number_value = value
    elif isinstance(value, Mapping):
        write_struct(value, target.struct_value, path)
    elif isinstance(value, (list, tuple)):
        target.list_value.SetInParent()
        for index, each in enumerate(value):
            write_value(each, target.list_value.values.add(), f"{path}[{index}]")
    else:
        raise TypeError(f"{path}: {type(value).__name__} is nothing that JSON knows")
