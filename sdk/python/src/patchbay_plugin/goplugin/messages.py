"""The messages of go-plugin's own services, and of gRPC's health check.

They are described here and not compiled by protoc, in a pool of their own: `grpcio-health-checking` or another
go-plugin library in the same process may describe them too, and the default pool takes each file once.
"""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_Field = descriptor_pb2.FieldDescriptorProto
_Fields = List[Tuple[str, int]]

# Message: its fields as (name, type); numbers count from 1.
_GO_PLUGIN: Dict[str, _Fields] = {
    "Empty": [],
    "Knock": [("knock", _Field.TYPE_BOOL), ("ack", _Field.TYPE_BOOL), ("error", _Field.TYPE_STRING)],
    "ConnInfo": [
        ("service_id", _Field.TYPE_UINT32),
        ("network", _Field.TYPE_STRING),
        ("address", _Field.TYPE_STRING),
        ("knock", _Field.TYPE_MESSAGE),
    ],
    # The channel is an enum in the .proto; on the wire that is an int32.
    "StdioData": [("channel", _Field.TYPE_INT32), ("data", _Field.TYPE_BYTES)],
}
_HEALTH: Dict[str, _Fields] = {
    "HealthCheckRequest": [("service", _Field.TYPE_STRING)],
    "HealthCheckResponse": [("status", _Field.TYPE_INT32)],
}


def _file(package: str, messages: Dict[str, _Fields]) -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(name=f"{package}.proto", package=package, syntax="proto3")
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for number, (field, kind) in enumerate(fields, start=1):
            added = message.field.add(name=field, number=number, type=kind, label=_Field.LABEL_OPTIONAL)
            if kind == _Field.TYPE_MESSAGE:
                added.type_name = f".{package}.Knock"
    return file


_pool = descriptor_pool.DescriptorPool()
_pool.Add(_file("plugin", _GO_PLUGIN))
_pool.Add(_file("grpc.health.v1", _HEALTH))


def _message(name: str) -> Any:
    return message_factory.GetMessageClass(_pool.FindMessageTypeByName(name))


Empty = _message("plugin.Empty")
ConnInfo = _message("plugin.ConnInfo")
StdioData = _message("plugin.StdioData")
HealthCheckRequest = _message("grpc.health.v1.HealthCheckRequest")
HealthCheckResponse = _message("grpc.health.v1.HealthCheckResponse")

STDOUT = 1
"""`StdioData.channel` of standard output."""
SERVING = 1
"""`HealthCheckResponse.status` of a service that answers."""
