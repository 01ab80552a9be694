"""`heard case list` and `heard case find`: which cases there are, narrowed by all that they are, and lists kept by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from cli.cases import json, text
from cli.cases.case import group
from cli.common import As, Home, Json, print_json, today, who
from cli.opening import opened
from core.errors import BadInput
from core.register.store.lists.row import EVERY_CASE, ListName
from core.text import shown

if TYPE_CHECKING:
    from core.register.lists.worklist import Filter, Page, View
    from core.register.open import Register

Limit = Annotated[int, typer.Option(help="How many to show at most.", min=1, max=100_000)]
Name = Literal["overdue", "today", "week", "advocate", "learning", "open", "closed", "all"]


def add_to(app: typer.Typer) -> None:
    """The commands stand in `heard case` already, once this module is imported."""


@group.command("list")
def list_(
    *,
    list_name: Annotated[
        Name | None,
        typer.Option("--list", help="A list of My day. Else open, or all where --state is given."),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="What is answered or closed.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Open and closed.")] = False,
    mine: Annotated[bool, typer.Option("--mine", help="Only yours.")] = False,
    owner: Annotated[str, typer.Option(help="Only that person's.")] = "",
    theme: Annotated[str, typer.Option(help="Only what is about this.")] = "",
    team: Annotated[str, typer.Option(help="Only that team's.")] = "",
    service: Annotated[str, typer.Option(help="Only that service's.")] = "",
    directorate: Annotated[str, typer.Option(help="Only that directorate's.")] = "",
    placement: Annotated[str, typer.Option(help="Only of that home, agency or provider.")] = "",
    procedure: Annotated[str, typer.Option(help="Only one procedure: childrens, corporate.")] = "",
    stage: Annotated[str, typer.Option(help="Only one stage: stage1, stage2 ...")] = "",
    state: Annotated[str, typer.Option(help="Only open, answered or closed ones.")] = "",
    received_from: Annotated[str, typer.Option(metavar="DAY", help="Received on that day or later.")] = "",
    received_to: Annotated[str, typer.Option(metavar="DAY", help="Received on that day or earlier.")] = "",
    leavers: Annotated[bool, typer.Option("--leavers", help="Only cases of people who have left.")] = False,
    quiet_for: Annotated[
        str,
        typer.Option(
            metavar="DAYS", help="Only what nobody has acted on for so many days, though it is owed."
        ),
    ] = "",
    search: Annotated[str, typer.Option(metavar="WORDS", help="Only what these words find.")] = "",
    saved: Annotated[
        str,
        typer.Option(metavar="NAME", help="As you kept it under that name; other options narrow it further."),
    ] = "",
    save: Annotated[
        str, typer.Option(metavar="NAME", help="Keep what you narrow it to under a name of yours.")
    ] = "",
    saved_lists: Annotated[bool, typer.Option("--saved-lists", help="Which lists you have kept.")] = False,
    forget: Annotated[str, typer.Option(metavar="NAME", help="Forget a list that you have kept.")] = "",
    limit: Limit = 50,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the whole list to a new .csv, .xlsx or .jsonl file instead."
        ),
    ] = None,
    words: Annotated[
        bool,
        typer.Option("--words", help="With names and free text in that file. Without this, none are in it."),
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Cases, what is due first at the top. Open ones, unless you ask for others. What you ask for combines."""
    shortcuts = {"overdue": overdue, "closed": closed, "all": all_}
    typed = {
        "theme": theme, "team": team, "service": service, "directorate": directorate, "procedure": procedure,
        "placement": placement, "stage": stage, "state": state, "owner": owner, "received_from": received_from, "received_to": received_to,
        "leavers": "yes" if leavers else "", "quiet_for": quiet_for,
    }  # fmt: skip
    register = opened(home, as_)
    own_lists = OwnLists(register, who(as_)) if saved or save or saved_lists or forget else None
    if own_lists and (saved_lists or forget):
        own_lists.answer(forget, as_json=json)
        return
    from core.register.lists.worklist import View

    narrowed = _narrow(register, typed, own_lists.named(saved) if own_lists and saved else EVERY_CASE)
    if own_lists and save:
        own_lists.keep(save, narrowed)
    name = _list_name(list_name, [name for name, asked in shortcuts.items() if asked], narrowed)
    view = View(name, who(as_) if mine else None, search, narrowed)
    if out is None:
        print_page(register, view, limit, as_json=json)
    else:
        _write(register, view, out, words=words)


def _write(register: "Register", view: "View", out: Path, *, words: bool) -> None:
    """The whole list in a file, of the kind that the file's name says."""
    from core.register.exports.listed import listed
    from core.register.exports.writing import KINDS, written

    kind = out.suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise BadInput(
            "The file's name does not say what kind it is.",
            remedy=f"End it in {', '.join(f'.{suffix}' for suffix in KINDS)}.",
            field="out",
        )
    count = written(listed(register, view, today(), words=words), kind, out)
    named = "with names and free text" if words else "without names and free text"
    typer.echo(shown(f"{count:,} cases, {named}, are in {out}.", one_line=True))


@group.command("find")
def find(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="A reference, a name, words of the complaint.")
    ],
    limit: Limit = 50,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Find cases by reference, name or words, open and closed."""
    from core.register.lists.worklist import View

    print_page(opened(home, as_), View("all", None, " ".join(words)), limit, as_json=json)


@dataclass(frozen=True)
class OwnLists:
    """The lists that one person has kept."""

    register: "Register"
    user: str

    def named(self, name: str) -> "Filter":
        """The filter under a name. Raises BadInput, which names those there are."""
        from core.register.lists.saved_lists import saved_list

        return saved_list(self.register, self.user, name)

    def keep(self, name: str, filter_: "Filter") -> None:
        """Keep a filter; said beside the rows, not among them."""
        from core.register.lists.saved_lists import save_list

        done = save_list(self.register, self.user, name, filter_)
        typer.echo(f"Kept as {shown(done.name, one_line=True)}: {self._in_words(filter_)}.", err=True)

    def answer(self, forget: str, *, as_json: bool) -> None:
        """Forget one where it is named, then say which there are."""
        from core.register.lists.filters import as_typed
        from core.register.lists.saved_lists import forget_list, saved_lists

        if forget:
            forget_list(self.register, self.user, forget)
        lists = saved_lists(self.register, self.user)
        if as_json:
            print_json([{"name": saved.name, **as_typed(saved.filter)} for saved in lists])
            return
        for saved in lists:
            typer.echo(f"{shown(saved.name, one_line=True)}: {self._in_words(saved.filter)}")
        typer.echo(f"{len(lists)} kept list{'s' if len(lists) != 1 else ''}." if lists else NONE_KEPT)

    def _in_words(self, filter_: "Filter") -> str:
        from core.register.lists.filters import in_words

        return in_words(self.register, filter_) or "every case"


NONE_KEPT = "You have kept no list yet: --save NAME keeps what you narrow it to."


def _narrow(register: "Register", typed: Mapping[str, str], saved: "Filter") -> "Filter":
    """What is kept under a name, if it was asked for, with what the options say in the place of the same."""
    from core.register.lists.filters import as_typed, read_filter

    if not any(typed.values()):
        return saved
    return read_filter(
        register, {**as_typed(saved), **{key: value for key, value in typed.items() if value}}, today()
    )


def _list_name(named: Name | None, shortcuts: list[str], narrowed: "Filter") -> ListName:
    """The list that is meant. A state is looked for among all cases, unless a list is named."""
    chosen = [*shortcuts, *([named] if named and named not in shortcuts else [])]
    if len(chosen) > 1:
        raise BadInput(
            "Choose one of --list, --overdue, --closed and --all.",
            remedy="Leave out the others.",
            field="list",
        )
    names: Mapping[str, ListName] = {name: name for name in get_args(ListName)}
    return names[chosen[0]] if chosen else "all" if narrowed.state else "open"


def print_page(register: "Register", view: "View", limit: int, *, as_json: bool) -> None:
    """A list from its start, and how many it has; with JSON a list that was cut short is said on standard error."""
    from core.register.lists.worklist import page as read_page

    page = read_page(register, view, today(), limit=limit)
    if as_json:
        print_json([json.row_json(row, today()) for row in page.rows])
        if len(page.rows) < page.total:
            typer.echo(_how_many(page), err=True)
        return
    for line in _page_lines(register, view, page):
        typer.echo(line)


def _page_lines(register: "Register", view: "View", page: "Page") -> Iterator[str]:
    from core.register.lists.filters import in_words

    if narrowed := in_words(register, view.narrowed):
        yield shown(f"Only: {narrowed}.", one_line=True)
    yield from text.rows_text(page.rows, today())
    yield _how_many(page)


def _how_many(page: "Page") -> str:
    count, total = len(page.rows), page.total
    if count < total:
        return f"Showing {count:,} of {total:,}. --limit shows more."
    return f"{total:,} case{'s' if total != 1 else ''}."
