"""The message classes and services of the .proto files."""

from __future__ import annotations

import base64
import zlib
from typing import Any, Dict

from google.protobuf import descriptor_pool, message_factory, struct_pb2, timestamp_pb2

from ..generated.descriptors import FILES

PACKAGE = "patchbay.plugin.v1"

# A pool of its own: another package of the same plugin may bring the same files.
_pool = descriptor_pool.DescriptorPool()
for _known in (struct_pb2, timestamp_pb2):
    _pool.AddSerializedFile(_known.DESCRIPTOR.serialized_pb)
for _file in FILES:
    _pool.AddSerializedFile(zlib.decompress(base64.b64decode(_file)))


def message_class(name: str) -> Any:
    """The class of a message of the package, `Post` or `InstallPluginRequest.Init`."""
    return class_of(_pool.FindMessageTypeByName(f"{PACKAGE}.{name}"))


def class_of(descriptor: Any) -> Any:
    return message_factory.GetMessageClass(descriptor)


def service_methods(service: str) -> Dict[str, Any]:
    """The method descriptors of `Hooks` or `API` by their Go names."""
    return dict(_pool.FindServiceByName(f"{PACKAGE}.{service}").methods_by_name)
