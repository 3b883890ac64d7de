"""generated/models.py: a dataclass for each message of models.proto."""

from __future__ import annotations

from typing import List

from proto_files import Contract
from python_types import attribute, python_type

# Texts as lists of texts, and an error that is raised: see wire/convert.py.
NOT_MODELS = ("StringList", "AppError")

HEAD = """\
from __future__ import annotations

import dataclasses as _dc
from datetime import datetime
from typing import Any, Dict, List, Optional

from ..errors import AppError

"""


def models_text(contract: Contract) -> str:
    names = [name for name in contract.models if name not in NOT_MODELS]
    classes = "".join(_class_text(contract, name) for name in names)
    return f"{HEAD}__all__ = {_list_text(names)}\n{classes}"


def _class_text(contract: Contract, name: str) -> str:
    message = contract.messages[name]
    lines: List[str] = []
    for field in message.field:
        kind = python_type(field, message)
        lines.append(f"    {attribute(field.name)}: {kind.text} = {_default(kind.default)}\n")
    comment = contract.comments.get(name, name)
    body = "".join(lines)
    return f'\n\n@_dc.dataclass\nclass {name}:\n    """{comment}"""\n' + (f"\n{body}" if body else "")


def _default(expression: str) -> str:
    if expression == "[]":
        return "_dc.field(default_factory=list)"
    if expression == "{}":
        return "_dc.field(default_factory=dict)"
    # Its class may come further down.
    return f"_dc.field(default_factory=lambda: {expression})" if expression.endswith("()") else expression


def _list_text(names: List[str]) -> str:
    return "[\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"
