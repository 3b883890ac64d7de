"""The settings of a plugin, as an administrator has set them."""

from __future__ import annotations

import dataclasses
from typing import Any, Dict, Iterator, Mapping, Type, TypeVar

T = TypeVar("T")


class Configuration(Mapping[str, Any]):
    """Settings by key; upper and lower case of keys make no difference. It never changes: a new one replaces it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values: Dict[str, Any] = dict(values)
        self._keys = {key.lower(): key for key in self._values}

    def __getitem__(self, key: str) -> Any:
        return self._values[self._keys[key.lower()]]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key.lower() in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        # Values may be secrets.
        return f"Configuration({', '.join(self._values)})"

    def as_(self, settings: Type[T]) -> T:
        """A dataclass with these settings; what is not set keeps the default that the class gives it."""
        if not dataclasses.is_dataclass(settings):
            raise TypeError(f"{settings.__name__} is no dataclass")
        names = [field.name for field in dataclasses.fields(settings) if field.init]
        return settings(**{name: self[name] for name in names if name in self})
