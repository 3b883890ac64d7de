"""The published .proto files, as protoc understands them."""

from __future__ import annotations

import pathlib
import tempfile
from typing import Dict, Iterable, Iterator, List, NamedTuple, Tuple

from google.protobuf import descriptor_pb2
from grpc_tools import protoc

PROTO = pathlib.Path(__file__).resolve().parents[3] / "libs/contract/proto"
FOLDER = "patchbay/plugin/v1"

Message = descriptor_pb2.DescriptorProto
Method = descriptor_pb2.MethodDescriptorProto


class Contract(NamedTuple):
    files: List[descriptor_pb2.FileDescriptorProto]
    """In an order in which each comes after those it imports, without comments."""
    messages: Dict[str, Message]
    """By their names in the package, `Post` or `InstallPluginRequest.Init`."""
    models: List[str]
    comments: Dict[str, str]
    """Of messages and methods: `Post`, `API.GetUser`."""
    services: Dict[str, List[Method]]


def read_contract(proto: pathlib.Path = PROTO) -> Contract:
    described = _compile(proto)
    own = [file for file in described.file if file.name.startswith(FOLDER)]
    contract = Contract(own, {}, [], {}, {})
    for file in own:
        contract.comments.update(_comments(file))
        contract.messages.update(_messages(file.message_type, ""))
        contract.services.update({service.name: list(service.method) for service in file.service})
        if file.name.endswith("/models.proto"):
            contract.models.extend(message.name for message in file.message_type)
        file.ClearField("source_code_info")
        for message in _messages(file.message_type, "").values():
            for field in message.field:
                field.ClearField("json_name")
    return contract


def _compile(proto: pathlib.Path) -> descriptor_pb2.FileDescriptorSet:
    names = sorted(str(path.relative_to(proto)) for path in (proto / FOLDER).glob("*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "descriptors")
        command = ["protoc", f"-I{proto}", f"-I{_google()}", "--include_imports", "--include_source_info"]
        status: int = protoc.main([*command, f"--descriptor_set_out={out}", *names])
        if status != 0:
            raise SystemExit(f"protoc refused the files in {proto}; see above")
        return descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())


def _google() -> pathlib.Path:
    return pathlib.Path(protoc.__file__).parent / "_proto"


def _messages(messages: Iterable[Message], prefix: str) -> Dict[str, Message]:
    found: Dict[str, Message] = {}
    for message in messages:
        found[prefix + message.name] = message
        found.update(_messages(message.nested_type, f"{prefix}{message.name}."))
    return found


def _comments(file: descriptor_pb2.FileDescriptorProto) -> Iterator[Tuple[str, str]]:
    # A path counts fields of FileDescriptorProto: 4 are messages, 6 services, and 2 in those methods.
    for location in file.source_code_info.location:
        text = " ".join(location.leading_comments.split())
        path = list(location.path)
        if text == "":
            continue
        if len(path) == 2 and path[0] == 4:
            yield file.message_type[path[1]].name, text
        if len(path) == 4 and path[0] == 6 and path[2] == 2:
            service = file.service[path[1]]
            yield f"{service.name}.{service.method[path[3]].name}", text
