"""Filling in a template: within a sandbox, and bounded, whatever somebody wrote in the file.

A template may name fields, choose between texts, and go through a list. It calls nothing and works nothing out, so
that what it costs is bounded by its own length and by the lists that it is given.
"""

import re
from collections.abc import Iterable, Mapping

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from core.errors import CoreError
from core.register.letters.fields import Field
from core.text import LONG, shown

LONGEST = LONG
"""Characters of a template, and of what is filled in from it."""
_ALLOWED = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
_IN_WORDS = {nodes.Call: "a call", nodes.Filter: "a filter", nodes.Macro: "a macro", nodes.Assign: "a set"}
_REMEDY = "Use only the names that docs/letters.md lists, then try again."


def fill_template(place: str, source: str, fields: Mapping[str, Field | Mapping[str, str]]) -> str:
    """The text of a template with its fields. Raises CoreError, which names the file, for one that can't be filled in."""
    if len(source) > LONGEST:
        raise _wrong(place, f"it has more than {LONGEST:,} characters")
    sandbox = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for everything in (sandbox.globals, sandbox.filters, sandbox.tests):
        everything.clear()
    try:
        tree = sandbox.parse(source)
        _check(place, tree, fields)
        filled = _join(place, sandbox.from_string(tree).generate(fields))
    except RecursionError:
        raise _wrong(place, "it is nested too deep") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, SyntaxError) as error:
        raise _wrong(place, str(error) or type(error).__name__) from error
    return re.sub(r"\n{3,}", "\n\n", filled).strip()


def _check(place: str, tree: nodes.Template, fields: Mapping[str, object]) -> None:
    """Raise CoreError for whatever a letter has no need of, with its line."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            what = _IN_WORDS.get(type(node), f"a part that no letter needs ({type(node).__name__})")
            raise _wrong(place, f"line {node.lineno} has {what}")
        if isinstance(node, nodes.For):
            _check_loop(place, node, fields)


def _check_loop(place: str, loop: nodes.For, fields: Mapping[str, object]) -> None:
    """A loop goes through one list that it is given, once: no loop within a loop, none over letters of a text."""
    name = loop.iter.name if isinstance(loop.iter, nodes.Name) else ""
    if name in fields and not isinstance(fields[name], tuple):
        raise _wrong(place, f"line {loop.lineno} goes through {name!r}, which is no list")
    if not name or loop.recursive or loop.test is not None or any(True for _ in loop.find_all(nodes.For)):
        raise _wrong(place, f"line {loop.lineno} has a loop that is more than a walk through one list")


def _join(place: str, pieces: Iterable[str]) -> str:
    """The pieces of a text, for as long as it is no longer than a letter can be."""
    filled, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise _wrong(place, f"it comes to more than {LONGEST:,} characters")
        filled.append(piece)
    return "".join(filled)


def _wrong(place: str, what: str) -> CoreError:
    return CoreError(f"letters/{place} can't be filled in: {shown(what, one_line=True)}.", remedy=_REMEDY)
