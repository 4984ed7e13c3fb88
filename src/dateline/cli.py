"""The command ``dateline``. Exit status: 0 all well, 1 something could not be read or done, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError
from dateline.terminal import complain, harmless
from dateline.workspace_cli import commands, folder_of

# Everything heavy is imported by the command that needs it: `dateline --help` answers at once.

app = typer.Typer(
    help="News reports of an armed conflict become an event table in which every row leads to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # it would take the brackets of geoparse for markup
)
app.add_typer(commands)
gazetteer_app = typer.Typer(help="Add to, check or compile the gazetteer.", no_args_is_help=True)
app.add_typer(gazetteer_app, name="gazetteer")

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Articles (.txt .md .html .pdf .docx), folders of them with a metadata.csv, "
        "or .csv/.jsonl with one article a row.",
        show_default=False,
    ),
]


def main() -> None:
    """Run the command line."""
    with _errors_told():
        app()


@contextmanager
def _errors_told() -> Iterator[None]:
    """Errors that Dateline raises on purpose become one line on stderr and exit status 1."""
    try:
        yield
    except DatelineError as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the flush at exit complains
        sys.exit(1)
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(1)


def _print_version(asked: bool) -> None:
    if asked:
        print(version("dateline"))
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _day(value: str) -> date:
    from dateline.ingest.metadata import parse_day

    try:
        return parse_day(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _out_file(path: Path) -> Path:
    from dateline.export.files import WRITERS

    if path.suffix.lower() not in WRITERS:
        raise typer.BadParameter(f"FILE must end in one of {' '.join(WRITERS)}")
    if not path.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.absolute().parent}")
    return path


Published = Annotated[
    date | None,
    typer.Option(metavar="DATE", parser=_day, help="Publication day of articles that state none (YYYY-MM-DD)."),
]


@app.command()
def extract(
    paths: Paths,
    out: Annotated[
        Path,
        typer.Option(metavar="FILE", help="Event table to write: .csv .jsonl .parquet .geojson", callback=_out_file),
    ],
    published: Published = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to share the articles out to.")] = 1,
) -> None:
    """Extract the events of articles into a table."""
    from dateline.extraction_run import write_events

    if not write_events(paths, out, published, workers, complain):
        raise typer.Exit(1)


@app.command()
def explain(
    paths: Paths,
    published: Published = None,
) -> None:
    """Print each event of an article with the reasons for its values: rule, lexicon entry or learnt part."""
    from dateline.errors import InputError
    from dateline.events.explain import explain as reasons
    from dateline.ingest.files import read_articles
    from dateline.pipeline import extract as extract_events

    failed = False
    for article in read_articles(paths, published):
        try:
            if isinstance(article, InputError):
                raise article
            for line in reasons(article, extract_events(article)):
                print(harmless(line))
        except InputError as error:
            failed = True
            complain(str(error))
    if failed:
        raise typer.Exit(1)


@app.command()
def score(
    events: Annotated[Path, typer.Argument(help="Event table: .csv .jsonl .parquet", show_default=False)],
    gold: Annotated[Path, typer.Argument(help="Gold table (JSON Lines).", show_default=False)],
    articles: Annotated[
        Path | None, typer.Option(help="Check every sentence against the article's text in this folder.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List what was missed, wrong or extra.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score an event table against a gold table."""
    import json

    from dateline.scoring.measure import broken_provenance, of_gold_articles, summary
    from dateline.scoring.measure import score as measure
    from dateline.scoring.rows import read_events, read_gold

    rows, golds = read_events(events), read_gold(gold)
    if articles is not None and (broken := broken_provenance(of_gold_articles(rows, golds), articles)):
        print(broken)
        raise typer.Exit(1)
    result, notes = measure(rows, golds)
    if show:
        print("\n".join(notes))
    print(json.dumps(result) if as_json else summary(result))


@app.command()
def geoparse() -> None:
    """Read JSON lines {"id","text","spans"?} on stdin; write [[start, end, latitude, longitude], ...] a line."""
    from dateline.geocoding.geoparse import serve

    raise typer.Exit(serve(sys.stdin, sys.stdout))


@gazetteer_app.command("build")
def build_gazetteer() -> None:
    """Compile the world gazetteer from its tables, where it is missing or stale."""
    from dateline.geocoding.compile import main as compile_world

    raise typer.Exit(compile_world())


@gazetteer_app.command("import")
def import_places(
    file: Annotated[Path, typer.Argument(help="A GeoNames country dump (.txt) or a CSV like supplement.csv.")],
) -> None:
    """Add places from a file to the gazetteer and compile it."""
    from dateline.geocoding.maintain import import_file

    print(f"{import_file(file)} places added")


@gazetteer_app.command("check")
def check_gazetteer() -> None:
    """Say what is wrong in the gazetteer's tables; exit status 1 if anything is."""
    from dateline.geocoding.maintain import check

    faults = check()
    for fault in faults:
        print(harmless(fault))
    if faults:
        raise typer.Exit(1)


@app.command("app")
def dashboard(
    articles: Annotated[
        str | None,
        typer.Argument(
            metavar="WORKSPACE",
            help="Name of a workspace, or a folder of articles to show; without one, the seed articles.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to serve on; without one, a free one.")
    ] = None,
    headless: Annotated[bool, typer.Option("--headless", help="Open no browser.")] = False,
) -> None:
    """Serve the dashboard on this machine and open it in the browser."""
    from dateline.serving import has_screen, serve

    serve(folder_of(articles) if articles else None, port, browser=not headless and has_screen())
