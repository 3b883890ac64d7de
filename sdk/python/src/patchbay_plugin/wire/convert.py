"""Messages as dataclasses of `generated.models`, and back.

How a message is read and written is worked out from its descriptor once, when it is first met.
"""

from __future__ import annotations

import keyword
from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Mapping, NamedTuple

from google.protobuf.descriptor import FieldDescriptor

from ..errors import ApiError, AppError
from ..generated import models
from .json_value import read_struct, read_value, write_struct, write_value
from .pool import PACKAGE

Read = Callable[[Any], Any]
"""A message to a value."""
Write = Callable[[Any, Any, str], None]
"""A value into a message that is there already; the path is for errors."""


class Converter(NamedTuple):
    read: Read
    write: Write


class FieldConverter(NamedTuple):
    name: str
    attribute: str
    read: Read
    """The owner of the field to the value of the field."""
    write: Write
    """The value of the field into the owner."""


def converter(descriptor: Any) -> Converter:
    """How messages of a type are read and written."""
    found = _converters.get(descriptor.full_name)
    if found is None:
        found = _converters[descriptor.full_name] = _dataclass_converter(descriptor)
    return found


def field_converters(descriptor: Any) -> List[FieldConverter]:
    """The fields of a message in the order in which they were given their numbers."""
    return [_field_converter(field) for field in sorted(descriptor.fields, key=lambda field: field.number)]


def _dataclass_converter(descriptor: Any) -> Converter:
    model = getattr(models, descriptor.name)
    fields: List[FieldConverter] = []

    def all_fields() -> List[FieldConverter]:
        # Not before they are needed: a message may hold itself.
        if not fields:
            fields.extend(field_converters(descriptor))
        return fields

    def read(message: Any) -> Any:
        value = model.__new__(model)
        value.__dict__.update({field.attribute: field.read(message) for field in all_fields()})
        return value

    def write(value: Any, message: Any, path: str) -> None:
        if not isinstance(value, model):
            raise TypeError(f"{path}: a {model.__name__} belongs here, not a {type(value).__name__}")
        for field in all_fields():
            field.write(getattr(value, field.attribute), message, f"{path}.{field.attribute}")

    return Converter(read, write)


def _field_converter(field: Any) -> FieldConverter:
    name: str = field.name
    attribute = f"{name}_" if keyword.iskeyword(name) else name
    converted = _map_field(field) or _repeated_field(field) or _message_field(field) or _scalar_field(field)
    return FieldConverter(name, attribute, converted.read, converted.write)


def _scalar_field(field: Any) -> Converter:
    name: str = field.name
    if not field.has_presence:

        def read(owner: Any) -> Any:
            return getattr(owner, name)

    else:

        def read(owner: Any) -> Any:
            return getattr(owner, name) if owner.HasField(name) else None

    def write(value: Any, owner: Any, path: str) -> None:
        if value is None:
            if field.has_presence:
                return
            raise TypeError(f"{path} is None, and may not be")
        try:
            setattr(owner, name, value)
        except (TypeError, ValueError) as error:
            raise type(error)(f"{path} is {value!r}: {error}") from None

    return Converter(read, write)


def _message_field(field: Any) -> Converter | None:
    if field.message_type is None:
        return None
    name: str = field.name
    inner = converter(field.message_type)
    # A list or a map that is not there is an empty one, but where Go tells them apart.
    optional = _is_optional(field)
    empty = None if optional else _EMPTY.get(field.message_type.full_name)
    whole = not optional and empty is None and field.message_type.file.package == PACKAGE

    def read(owner: Any) -> Any:
        if whole or owner.HasField(name):
            return inner.read(getattr(owner, name))
        return None if empty is None else empty()

    def write(value: Any, owner: Any, path: str) -> None:
        if value is None or (empty is not None and not value):
            return
        target = getattr(owner, name)
        target.SetInParent()
        inner.write(value, target, path)

    return Converter(read, write)


def _repeated_field(field: Any) -> Converter | None:
    if not _is_repeated(field):
        return None
    name: str = field.name
    if field.message_type is None:

        def write(value: Any, owner: Any, path: str) -> None:
            if isinstance(value, (str, bytes)):
                raise TypeError(f"{path}: a list belongs here, not a {type(value).__name__}")
            try:
                getattr(owner, name).extend(value)
            except (TypeError, ValueError) as error:
                raise type(error)(f"{path}: {error}") from None

        return Converter(lambda owner: list(getattr(owner, name)), write)
    inner = converter(field.message_type)

    def write_each(value: Any, owner: Any, path: str) -> None:
        target = getattr(owner, name)
        for index, each in enumerate(value):
            inner.write(each, target.add(), f"{path}[{index}]")

    return Converter(lambda owner: [inner.read(each) for each in getattr(owner, name)], write_each)


def _map_field(field: Any) -> Converter | None:
    entry = field.message_type
    if entry is None or not entry.GetOptions().map_entry:
        return None
    name: str = field.name
    of_value = entry.fields_by_name["value"].message_type
    if of_value is None:

        def write(value: Mapping[str, Any], owner: Any, path: str) -> None:
            try:
                getattr(owner, name).update(value)
            except (TypeError, ValueError) as error:
                raise type(error)(f"{path}: {error}") from None

        return Converter(lambda owner: dict(getattr(owner, name)), write)
    inner = converter(of_value)

    def read_each(owner: Any) -> Dict[str, Any]:
        return {key: inner.read(each) for key, each in getattr(owner, name).items()}

    def write_each(value: Mapping[str, Any], owner: Any, path: str) -> None:
        target = getattr(owner, name)
        for key, each in value.items():
            inner.write(each, target[key], f"{path}[{key!r}]")

    return Converter(read_each, write_each)


def _is_repeated(field: Any) -> bool:
    # The label is on its way out of newer runtimes, its successor is not in older ones.
    repeated = getattr(field, "is_repeated", None)
    return bool(field.label == FieldDescriptor.LABEL_REPEATED if repeated is None else repeated)


def _is_optional(field: Any) -> bool:
    # `optional` makes a oneof of one, whose name starts with an underscore.
    return field.containing_oneof is not None and field.containing_oneof.name == f"_{field.name}"


def _read_time(message: Any) -> datetime:
    found: datetime = message.ToDatetime(timezone.utc)
    return found


def _write_time(value: datetime, message: Any, _path: str) -> None:
    # A time without a zone is local, as everywhere in Python.
    message.FromDatetime(value.astimezone(timezone.utc))


def _read_error(message: Any) -> ApiError:
    if message.HasField("app_error"):
        return _read_app_error(message.app_error)
    return ApiError(message.message, message.code)


def _write_error(value: BaseException, message: Any, path: str) -> None:
    message.message = str(value)
    message.code = value.code if isinstance(value, ApiError) else 0
    if isinstance(value, AppError):
        message.app_error.SetInParent()
        _write_app_error(value, message.app_error, path)


def _read_app_error(message: Any) -> AppError:
    return AppError(
        message.id,
        message.where,
        message.status_code or 500,
        message.message,
        message.detailed_error,
        message.request_id,
    )


def _write_app_error(value: AppError, message: Any, _path: str) -> None:
    message.id = value.id
    message.where = value.where
    message.status_code = value.status_code
    message.message = value.message
    message.detailed_error = value.detailed_error
    message.request_id = value.request_id


def _write_strings(value: Any, message: Any, path: str) -> None:
    if isinstance(value, (str, bytes)):
        raise TypeError(f"{path}: a list belongs here, not a {type(value).__name__}")
    message.values.extend(value)


_converters: Dict[str, Converter] = {
    "google.protobuf.Struct": Converter(read_struct, write_struct),
    "google.protobuf.Value": Converter(read_value, write_value),
    "google.protobuf.Timestamp": Converter(_read_time, _write_time),
    f"{PACKAGE}.StringList": Converter(lambda message: list(message.values), _write_strings),
    f"{PACKAGE}.Error": Converter(_read_error, _write_error),
    f"{PACKAGE}.AppError": Converter(_read_app_error, _write_app_error),
}
_EMPTY: Dict[str, Callable[[], Any]] = {
    "google.protobuf.Struct": dict,
    f"{PACKAGE}.StringList": list,
}
