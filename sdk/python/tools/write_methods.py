"""generated/api.py and generated/hooks.py: a typed method for each rpc."""

from __future__ import annotations

from typing import List, Optional, Set

from google.protobuf import descriptor_pb2

from proto_files import Contract
from python_types import attribute, certain, python_type, snake_case

Field = descriptor_pb2.FieldDescriptorProto
Method = descriptor_pb2.MethodDescriptorProto

# Written by hand in the classes that the generated ones extend.
BY_HAND_API = ("LoadPluginConfiguration", "PluginHTTP")
BY_HAND_HOOKS = ("Implemented", "OnActivate", "ServeHTTP", "ServeMetrics", "FileWillBeUploaded")

# Go passes nil where nobody did it but the server.
MAY_BE_MISSING = ("actor",)
RENAMED = {"c": "context"}
LINE = 110


def api_text(contract: Contract) -> str:
    models: Set[str] = set()
    methods = "".join(
        _api_method(contract, method, models)
        for method in contract.services["API"]
        if method.name not in BY_HAND_API
    )
    return f'''\
from __future__ import annotations

from typing import Any, BinaryIO, Dict, List, Optional, Tuple, cast

from ..api_client import ApiClient
{_imports(models)}

class API(ApiClient):
    """What a plugin may ask of the server. What fails raises an ApiError, mostly an AppError."""
{methods}'''


def hooks_text(contract: Contract) -> str:
    models: Set[str] = {"Context", "FileInfo"}
    methods = "".join(
        _hook(contract, method, models)
        for method in contract.services["Hooks"]
        if method.name not in BY_HAND_HOOKS
    )
    names = "".join(
        f'    "{method.name}": "{snake_case(method.name)}",\n'
        for method in contract.services["Hooks"]
        if method.name != "Implemented"
    )
    return f'''\
from __future__ import annotations

from typing import Any, BinaryIO, Dict, List, Optional

from ..http import HttpRequest, ResponseWriter
{_imports(models)}
HOOK_METHODS = {{
{names}}}
"""Method by Go's name of the hook."""


class Hooks:
    """The hooks that a plugin may have. The server calls those that a plugin overrides, and no others."""

    def on_activate(self) -> None:
        """The plugin starts; the API is there from here on. What this raises keeps it from starting."""
        raise NotImplementedError

    def serve_http(self, context: Context, request: HttpRequest, response: ResponseWriter) -> None:
        """A request to `/plugins/<id>/…`. Since 5.2."""
        raise NotImplementedError

    def serve_metrics(self, context: Context, request: HttpRequest, response: ResponseWriter) -> None:
        """A request to the server's metrics port, for this plugin. Since 9.2."""
        raise NotImplementedError

    def file_will_be_uploaded(
        self, context: Context, info: FileInfo, file: BinaryIO, output: BinaryIO
    ) -> Optional[FileInfo]:
        """Bytes written to `output` replace the file, a result replaces `info`. May raise Reject. Since 5.2."""
        raise NotImplementedError
{methods}'''


def _api_method(contract: Contract, method: Method, models: Set[str]) -> str:
    request = _message(contract, method.input_type)
    streams = method.client_streaming
    fields = list(contract.messages[f"{request.name}.Init"].field if streams else request.field)
    owner = contract.messages[f"{request.name}.Init"] if streams else request
    parameters = ["self"]
    for field in fields:
        kind = certain(python_type(field, owner), field)
        parameters.append(f"{attribute(field.name)}: {kind}")
        _mention(kind, contract, models)
    arguments = [f'"{method.name}"', *(attribute(field.name) for field in fields)]
    if streams:
        parameters.append("data: BinaryIO")
        arguments.insert(1, "data")
    result = _api_result(contract, method)
    _mention(result, contract, models)
    call = f"self.{'_upload' if streams else '_call'}({', '.join(arguments)})"
    body = (
        call
        if result == "None"
        else f"return {call}"
        if result == "Any"
        else f"return cast({result}, {call})"
    )
    return _method_text(contract, f"API.{method.name}", method.name, parameters, result, body)


def _api_result(contract: Contract, method: Method) -> str:
    response = _message(contract, method.output_type)
    fields = [field for field in response.field if field.name != "error"]
    fails = len(fields) < len(response.field)
    kinds = [python_type(field, response) for field in fields]
    texts = [certain(kind, field) if fails else kind.text for kind, field in zip(kinds, fields)]
    if len(texts) > 1:
        return f"Tuple[{', '.join(texts)}]"
    return texts[0] if texts else "None"


def _hook(contract: Contract, method: Method, models: Set[str]) -> str:
    request = _message(contract, method.input_type)
    parameters = ["self"]
    for field in request.field:
        kind = python_type(field, request)
        text = kind.text if field.name in MAY_BE_MISSING else certain(kind, field)
        parameters.append(f"{attribute(RENAMED.get(field.name, field.name))}: {text}")
        _mention(text, contract, models)
    response = _message(contract, method.output_type)
    result, rejects = _hook_result(response)
    _mention(result, contract, models)
    note = " May raise Reject." if rejects else ""
    return _method_text(
        contract, f"Hooks.{method.name}", method.name, parameters, result, "raise NotImplementedError", note
    )


def _hook_result(response: descriptor_pb2.DescriptorProto) -> tuple[str, bool]:
    """The type a hook returns, and whether it may refuse. A text alone is the reason of a refusal."""
    fields = {field.name: field for field in response.field}
    result: Optional[Field] = fields.get("result")
    if result is None:
        return "None", False
    if "rejection" in fields:
        return python_type(result, response).text, True
    if result.type == Field.TYPE_STRING and "error" not in fields and result.label != Field.LABEL_REPEATED:
        return "None", True
    return python_type(result, response).text, False


def _method_text(
    contract: Contract,
    key: str,
    name: str,
    parameters: List[str],
    result: str,
    body: str,
    note: str = "",
) -> str:
    head = f"    def {snake_case(name)}({', '.join(parameters)}) -> {result}:"
    if len(head) > LINE:
        lines = "".join(f"        {parameter},\n" for parameter in parameters)
        head = f"    def {snake_case(name)}(\n{lines}    ) -> {result}:"
    comment = f"Go: {name}. {contract.comments.get(key, '')}".strip()
    return f'\n{head}\n        """{comment}{note}"""\n        {body}\n'


def _message(contract: Contract, type_name: str) -> descriptor_pb2.DescriptorProto:
    return contract.messages[type_name.rsplit(".", 1)[1]]


def _mention(text: str, contract: Contract, models: Set[str]) -> None:
    for word in text.replace("[", " ").replace("]", " ").replace(",", " ").split():
        if word in contract.models:
            models.add(word)


def _imports(models: Set[str]) -> str:
    return "from .models import (\n" + "".join(f"    {name},\n" for name in sorted(models)) + ")\n"
