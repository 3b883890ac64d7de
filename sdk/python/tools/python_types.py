"""What a field of the .proto files is in Python."""

from __future__ import annotations

import keyword
import re
from typing import NamedTuple

from google.protobuf import descriptor_pb2

Field = descriptor_pb2.FieldDescriptorProto
Message = descriptor_pb2.DescriptorProto

PACKAGE = ".patchbay.plugin.v1."

_SCALARS = {
    Field.TYPE_STRING: ("str", '""'),
    Field.TYPE_BYTES: ("bytes", 'b""'),
    Field.TYPE_BOOL: ("bool", "False"),
    Field.TYPE_INT32: ("int", "0"),
    Field.TYPE_INT64: ("int", "0"),
    Field.TYPE_UINT32: ("int", "0"),
    Field.TYPE_UINT64: ("int", "0"),
    Field.TYPE_FLOAT: ("float", "0.0"),
    Field.TYPE_DOUBLE: ("float", "0.0"),
}
# Messages that are something else in Python: the type and what stands for none.
_SPECIAL = {
    ".google.protobuf.Struct": ("Dict[str, Any]", "{}"),
    ".google.protobuf.Value": ("Any", "None"),
    ".google.protobuf.Timestamp": ("Optional[datetime]", "None"),
    PACKAGE + "StringList": ("List[str]", "[]"),
}


class PythonType(NamedTuple):
    text: str
    default: str
    """An expression; `[]`, `{}` and calls have to be made anew for each object."""


def python_type(field: Field, owner: Message) -> PythonType:
    """The type of a field of a dataclass."""
    entry = _map_entry(field, owner)
    if entry is not None:
        return PythonType(f"Dict[str, {_plain(entry.field[1]).text}]", "{}")
    plain = _plain(field)
    if field.label == Field.LABEL_REPEATED:
        return PythonType(f"List[{plain.text}]", "[]")
    if field.proto3_optional and not plain.text.startswith("Optional["):
        return PythonType(f"Optional[{plain.text}]", "None")
    return plain


def certain(kind: PythonType, field: Field) -> str:
    """The type of a parameter or result that Go passes by pointer and that is there all the same."""
    if field.type == Field.TYPE_MESSAGE and kind.text.startswith("Optional["):
        return kind.text[len("Optional[") : -1]
    return kind.text


def _plain(field: Field) -> PythonType:
    if field.type != Field.TYPE_MESSAGE:
        return PythonType(*_SCALARS[field.type])
    special = _SPECIAL.get(field.type_name)
    if special is not None:
        return PythonType(*special)
    name = field.type_name[len(PACKAGE) :]
    return PythonType(name, f"{name}()")


def _map_entry(field: Field, owner: Message) -> Message | None:
    for nested in owner.nested_type:
        if nested.options.map_entry and field.type_name.endswith(f".{owner.name}.{nested.name}"):
            return nested
    return None


def snake_case(name: str) -> str:
    """`GetLDAPUserAttributes` is `get_ldap_user_attributes`: as fields are named, with OAuth as one word."""
    name = name.replace("OAuth", "Oauth")
    name = re.sub(r"([A-Z])([A-Z]+)s(?![a-z])", lambda found: found[1] + found[2].lower() + "s", name)
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def attribute(name: str) -> str:
    """A name that Python keeps for itself gets an underscore behind it."""
    return f"{name}_" if keyword.iskeyword(name) else name
