"""The commands of ``dateline`` that work on workspaces; ``cli`` adds them to its own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import InputError
from dateline.terminal import complain, counted, harmless

if TYPE_CHECKING:
    from dateline.store.imports import Outcome
    from dateline.store.workspace import Workspace

# Everything heavy is imported by the command that needs it: `dateline --help` answers at once.

commands = typer.Typer()
decisions = typer.Typer(help="Pass decisions on, or take in those of others.", no_args_is_help=True)
commands.add_typer(decisions, name="decisions")

Name = Annotated[str, typer.Argument(metavar="WORKSPACE", help="Name of a workspace, or its folder.")]


def workspace_of(name: str) -> Workspace:
    """The workspace of that name, or in that folder.

    Raises:
        InputError: there is none.
    """
    from dateline.store import workspace

    path = Path(name)
    if path.is_dir() and (workspace.is_workspace(path) or len(path.parts) > 1):
        return workspace.at(path)
    return workspace.find(name)


def folder_of(name: str) -> Path:
    """The folder of a workspace, or a plain folder of articles.

    Raises:
        InputError: there is none.
    """
    return Path(name) if Path(name).is_dir() else workspace_of(name).path


@commands.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the workspace; with a slash in it, the folder to make.")],
    seeds: Annotated[bool, typer.Option("--seeds", help="Start with a copy of the seed articles.")] = False,
) -> None:
    """Make a workspace: a folder for articles of your own and what you decide about them."""
    from dateline.store import workspace

    source = workspace.seeds() if seeds else None
    if "/" in name or "\\" in name:
        made = workspace.create_at(Path(name), source)
    else:
        made = workspace.start_own(name, source) if source else workspace.create(name)
    print(harmless(str(made.path)))


@commands.command()
def workspaces() -> None:
    """List the workspaces and where they are."""
    from dateline.store import workspace

    found, damaged = workspace.survey()
    for each in found:
        print(harmless(f"{each.name}  {each.path}{'' if each.own else '  (read-only)'}"))
    _complain_of(damaged)


def _day(value: str) -> date:
    from dateline.ingest.metadata import parse_day

    try:
        return parse_day(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@commands.command()
def add(
    name: Name,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, or web addresses.", show_default=False)
    ],
    published: Annotated[
        date | None, typer.Option(metavar="DATE", parser=_day, help="Publication day, where none is found.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title, for a single article.")] = "",
    publisher: Annotated[str, typer.Option(help="Publisher of all of them.")] = "",
) -> None:
    """Add articles to a workspace. Stopped half way, the same command goes on where it was."""
    from dateline.ingest.metadata import Metadata
    from dateline.store.imports import import_paths, import_urls

    place = workspace_of(name)
    urls = [source for source in sources if source.startswith(("http://", "https://"))]
    paths = [Path(source) for source in sources if source not in urls]
    given = Metadata(title, publisher, published)
    imports = []  # those that are needed: each reads the whole workspace first
    if paths:
        imports.append(import_paths(place, paths, given))
    if urls:
        imports.append(import_urls(place, urls, given))
    if _tell(*imports):
        raise typer.Exit(1)


def _tell(*imports: Iterable[Outcome]) -> int:
    """How many were refused; each is named, with what a person should know of the others."""
    from tqdm import tqdm

    counts = dict.fromkeys(("added", "known", "refused"), 0)
    with tqdm(unit=" articles", delay=2.0, disable=None, file=sys.stderr) as bar:
        for outcomes in imports:
            before = bar.n
            for outcome in outcomes:
                bar.total = before + outcome.total
                bar.update(1)
                counts[outcome.kind] += 1
                for line in _remarks(outcome):
                    bar.clear()
                    complain(line)
    print(f"{counts['added']} added, {counts['known']} there already, {counts['refused']} refused")
    return counts["refused"]


def _remarks(outcome: Outcome) -> Iterable[str]:
    if outcome.kind == "refused":
        yield str(InputError(outcome.source, outcome.reason))
    if "published" in outcome.missing:
        yield (
            f"{outcome.article_id}: no publication day was found, so that no events are read from it. "
            "Add it again with --published to give one"
        )
    if outcome.warning:
        yield f"{outcome.article_id}: {outcome.warning}"


@commands.command()
def table(
    name: Name,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Event table to write: .csv .jsonl .parquet .geojson")],
) -> None:
    """Write the event table of a workspace as people left it, with who checked which row."""
    from dateline.export.files import WRITERS, columns_of, open_events
    from dateline.store.corpus import load_workspace

    if out.suffix.lower() not in WRITERS:
        raise typer.BadParameter(f"FILE must end in one of {' '.join(WRITERS)}")
    corpus = load_workspace(workspace_of(name))
    with open_events(out, columns_of(corpus.events)) as writer:
        writer.write(corpus.events)
    _complain_of(corpus.errors)


def _complain_of(errors: Sequence[InputError]) -> None:
    for error in errors:
        complain(str(error))
    if errors:
        raise typer.Exit(1)


@commands.command()
def gold(
    name: Name,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder to make, with gold.jsonl and the articles.")],
) -> None:
    """Write the articles that people have checked as a gold table, to measure accuracy on."""
    from dateline.store.corpus import load_workspace
    from dateline.store.gold import write_gold

    corpus = load_workspace(workspace_of(name))
    if corpus.review is None:
        raise InputError(name, "is read-only: nobody has checked anything in it")
    written = write_gold(corpus.review, out)
    left = counted(len(written.left_out), "article")
    print(f"{counted(len(written.articles), 'article')}, {counted(written.rows, 'row')}; {left} not checked yet")
    for key in written.unfinished:
        print(f"{key}: nobody has said that no row is missing, so that recall on it may look better than it is")


@decisions.command("export")
def export_decisions(name: Name, file: Annotated[Path, typer.Argument(help="JSON Lines file to write.")]) -> None:
    """Write every decision of a workspace, a line each."""
    from dateline.store import ledger
    from dateline.store.durable import put_file

    lines = ledger.lines(workspace_of(name).decisions)
    put_file(file.absolute(), "".join(f"{line}\n" for line in lines).encode())
    print(counted(len(lines), "decision"))


@decisions.command("import")
def import_decisions(name: Name, file: Annotated[Path, typer.Argument(help="JSON Lines file to read.")]) -> None:
    """Add the decisions of a file; those that are there already are passed over."""
    from dateline.store import ledger

    place = workspace_of(name)
    place.writable()
    with file.open("rb") as lines:
        came = ledger.import_lines(place.decisions, lines, str(file))
    print(f"{came.added} added, {came.known} there already, {len(came.errors)} refused")
    _complain_of(came.errors)
