"""The application code as the walls see it: files, functions and imports."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
APPS: list[str] = PROJECT["tool"]["importlinter"]["root_packages"]


def role_of(stem: str) -> str:
    """views, forms, access, tasks ...: `day_views` are views too."""
    return stem.rsplit("_", 1)[-1]


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts)

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def role(self) -> str:
        return role_of(self.name.split(".")[1])

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(), str(self.path))

    @property
    def imports(self) -> Iterator[str]:
        """Each imported name with all its dots: `from pod import views` gives pod and pod.views."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def modules() -> list[Module]:
    """Every module of the apps that someone wrote: no generated migrations, no empty package files."""
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    written = (path for path in paths if "migrations" not in path.parts and path.stat().st_size)
    return [Module(path) for path in written]
