"""One method of the services, and how its parameters and results travel."""

from __future__ import annotations

from typing import Any, List, Sequence

from .convert import FieldConverter, field_converters
from .pool import PACKAGE, class_of, service_methods


class Fields:
    """A message as a list of values: the parameters of a method."""

    def __init__(self, descriptor: Any) -> None:
        self.message = class_of(descriptor)
        self._descriptor = descriptor
        self._fields: List[FieldConverter] = []

    def __iter__(self) -> Any:
        if not self._fields:
            self._fields = field_converters(self._descriptor)
        return iter(self._fields)

    def read(self, message: Any) -> List[Any]:
        return [field.read(message) for field in self]

    def write(self, values: Sequence[Any], method: str) -> Any:
        message = self.message()
        for field, value in zip(self, values):
            field.write(value, message, f"{method}: {field.attribute}")
        return message


class Rpc:
    """A method of `Hooks` or `API`."""

    def __init__(self, service: str, descriptor: Any) -> None:
        self.name: str = descriptor.name
        self.path = f"/{PACKAGE}.{service}/{self.name}"
        self.request = Fields(descriptor.input_type)
        self.response = Fields(descriptor.output_type)
        fields = descriptor.output_type.fields_by_name
        self.error = fields["error"].message_type.name if "error" in fields else ""
        """`Error`, `AppError`, or nothing where the method cannot fail."""
        self.rejects = "rejection" in fields or (
            # A text alone is the reason of a refusal.
            "error" not in fields
            and "result" in fields
            and fields["result"].type == fields["result"].TYPE_STRING
        )

    def results(self, response: Any) -> Any:
        """Nothing, the result, or a tuple of them. Raises the error that is in the response."""
        found: List[Any] = []
        for field in self.response:
            value = field.read(response)
            if field.name != "error":
                found.append(value)
            elif value is not None:
                raise value
        if len(found) > 1:
            return tuple(found)
        return found[0] if found else None

    def answer(self, **values: Any) -> Any:
        """A response with these fields; the others are zero."""
        message = self.response.message()
        for field in self.response:
            if values.get(field.name) is not None:
                field.write(values[field.name], message, f"the {field.name} of {self.name}")
        return message


def rpcs(service: str) -> dict[str, Rpc]:
    return {name: Rpc(service, descriptor) for name, descriptor in service_methods(service).items()}
