"""`heard site build` and `heard site serve`: the public website, made from content and shown on this computer."""

from pathlib import Path
from typing import Annotated

import typer

from cli.common import Home, home_folder, today
from cli.surroundings import content_folder
from core.errors import BadInput, CoreError

Out = Annotated[Path, typer.Option("--out", help="The folder that the site is written to.")]
group = typer.Typer(help="The public website.", no_args_is_help=True, rich_markup_mode=None)


@group.command()
def build(
    content: Annotated[
        Path | None,
        typer.Option(
            "--content", help="The content folder. Else the register's, else the one that came with Heard."
        ),
    ] = None,
    out: Out = Path("public"),
    demo: Annotated[
        bool, typer.Option("--demo", help="Build with placeholders, drafts and a banner that says so.")
    ] = False,
    home: Home = None,
) -> None:
    """Build the website from content alone. Nothing is written unless everything is right."""
    from site_builder.build import build as build_site

    folder = content_folder(content) if content else content_of(home)
    report = build_site(
        folder, out, demo=demo, today=today(), progress=lambda step: typer.echo(f"{step} ...", err=True)
    )
    width = max(len(weight.page) for weight in report.pages)
    for weight in report.pages:
        typer.echo(f"  {weight.page:{width}}  {weight.bytes:6,} of {weight.allowed:6,} bytes, gzipped")
    for words in report.left_out:
        typer.echo(f"Left out: {words}")
    for words in report.warnings:
        typer.echo(f"Warning: {words}")
    kind = "a demonstration" if demo else "for publication"
    typer.echo(
        f"Built {len(report.pages)} pages ({report.files} files) into {report.out}, {kind}, from {folder}."
    )


@group.command()
def serve(
    out: Out = Path("public"),
    port: Annotated[
        int, typer.Option("--port", help="The port on this computer; 0 takes a free one.")
    ] = 8000,
) -> None:
    """Show the website on this computer only, until Ctrl+C. Nobody else can reach it."""
    from site_builder.serve import serve_folder

    if not 0 <= port <= 65535:
        raise BadInput(f"{port} is not a port.", remedy="Give a number from 0 to 65535.", field="port")
    if not (out / "index.html").is_file():
        raise CoreError(f"There is no site in {out}.", remedy="Build one: heard site build --demo")
    serve_folder(out, port, ready=lambda address: typer.echo(f"{address}  (Ctrl+C to stop)"))


def content_of(home: Path | None) -> Path:
    """The register's content folder where there is one, else the content that came with the program."""
    from core.content import shipped_content

    own = home_folder(home) / "content"
    return own if own.is_dir() else shipped_content()


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="site")
