"""Imports run one way, and each library stays where it belongs. Read from the source, imports in functions too."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dateline"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))

# From what knows least to what knows most: a module imports only from lines above its own, or from a neighbour
# where the line is marked as one that may (no cycle between modules is allowed even there).
LAYERS: tuple[tuple[tuple[str, ...], bool], ...] = (
    (("errors", "model", "config", "terminal", "formulas", "csv_lines"), True),
    (("table", "language"), False),
    (("ingest", "mentions", "geocoding", "events", "linking"), True),
    (("pipeline",), False),
    (("archive",), False),
    (("export",), False),
    (("scoring", "store"), False),
    (("views",), False),
    (("extraction_run", "serving"), False),
    (("cli", "workspace_cli"), True),
)
RANK = {name: rank for rank, (names, _) in enumerate(LAYERS) for name in names}

NETWORK = ("urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib", "socket")
NETWORK_ALLOWED = {
    "ingest/urls.py",
    "geocoding/online.py",
    "serving.py",  # asks this machine for a free port
}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "data", "misc", "common"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module or name that a file imports, anywhere in it, in full."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(found)


def libraries(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(path)}


def unit(path: Path) -> str:
    """The file or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def may_import(own: str, other: str) -> bool:
    return RANK[other] < RANK[own] or (RANK[other] == RANK[own] and LAYERS[RANK[own]][1])


def test_imports_run_one_way() -> None:
    wrong: list[str] = []
    for path in SOURCES:
        own = unit(path)
        others = {module.split(".")[1] for module in imports(path) if module.startswith("dateline.")} - {own}
        if own == "__init__":
            wrong += [f"{name_of(path)} → {other}" for other in others]
            continue
        assert own in RANK, f"{own} has no place in LAYERS"
        wrong += [f"{name_of(path)} → {other}" for other in sorted(others) if not may_import(own, other)]
    assert wrong == []


def test_there_are_no_cycles() -> None:
    known = {".".join(("dateline", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in SOURCES}
    edges = {
        name: {other for module in imports(path) for other in (module, module.rpartition(".")[0]) if other in known}
        for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


def in_views(path: Path) -> bool:
    return unit(path) == "views"


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("streamlit", lambda path: name_of(path) == "serving.py"),
        ("streamlit_folium", lambda path: False),
        ("folium", in_views),
        ("branca", in_views),
        ("altair", in_views),
        ("typer", lambda path: name_of(path) in ("cli.py", "workspace_cli.py")),
    ],
)
def test_library_stays_where_it_belongs(library: str, allowed: Callable[[Path], bool]) -> None:
    assert [name_of(path) for path in SOURCES if library in libraries(path) and not allowed(path)] == []


def test_network_is_reached_from_named_files_only() -> None:
    users = {
        name_of(path)
        for path in SOURCES
        for module in imports(path)
        if any(module == name or module.startswith(name + ".") for name in NETWORK)
    }
    assert users <= NETWORK_ALLOWED


def test_names_say_what_is_inside() -> None:
    assert [name_of(path) for path in SOURCES if VAGUE & {path.stem, path.parent.name}] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [name_of(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


@pytest.mark.parametrize(("paths", "most"), [(SOURCES, 400), (PAGES, 150)], ids=["modules", "pages"])
def test_files_are_short_enough_to_read(paths: list[Path], most: int) -> None:
    """About 200 lines (80 for a page) is what we aim at; this is where it stops."""
    assert [path.name for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > most] == []
