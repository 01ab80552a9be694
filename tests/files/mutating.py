"""Files gone wrong, as an editor, a copy, another program or ill will leaves them: the same for the same seed."""

import io
import zipfile
from random import Random

ODD_VALUES = (
    "{}", "[]", "[[]]", "{a = {}}", "[{}]", "-1", "0", "1e308", "-0.0", "inf", "nan", "true", '""', '"\\u0000"', '"\\uFFFE"',
    '"\\u202E"', "1979-05-27", "0001-01-01", "9999-12-31", "07:32:00", "1979-05-27T07:32:00Z", '["", 3, {}]', '{"" = 1}',
    '"' + "x" * 5_000 + '"', "9" * 5_000, "9" * 18, "9" * 30, "[" * 5_000, "[" * 25 + "]" * 25, "{a=" * 60 + "1" + "}" * 60,
    '"["', '"("', "null", "0x", '"9999-99-99"', '"{{ x }}"', '"{0}"', '"%s"',
)  # fmt: skip
ODD_BYTES = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n\n",
    b'"',
    b"'''",
    b"#",
    b"[",
    b"]]",
    b"=",
    b"\xc3",
    b"{",
)


def spoil(content: bytes, random: Random) -> bytes:
    """A file with one to three things wrong in it."""
    for _ in range(random.randint(1, 3)):
        content = random.choice((_value, _value, _value, _line, _byte, _cut, _key, _twice, _marked))(
            content, random
        )
    return content


def _value(content: bytes, random: Random) -> bytes:
    """Another value behind a key: of TOML, or of JSON."""
    for mark in (b" = ", b": "):
        places = [place for place in range(len(content)) if content.startswith(mark, place)]
        if places:
            start = random.choice(places) + len(mark)
            end = content.find(b"\n", start)
            tail = b"," if content[start:end].rstrip().endswith(b",") else b""
            return content[:start] + random.choice(ODD_VALUES).encode() + tail + content[max(end, start) :]
    return _byte(content, random)


def _line(content: bytes, random: Random) -> bytes:
    """A line gone, or moved elsewhere."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    line = lines.pop(random.randrange(len(lines)))
    if random.random() < 0.5:
        lines.insert(random.randint(0, len(lines)), line)
    return b"".join(lines)


def _twice(content: bytes, random: Random) -> bytes:
    """A run of lines that stands twice."""
    lines = content.splitlines(keepends=True)
    start = random.randrange(len(lines)) if lines else 0
    run = lines[start : start + random.randint(1, 30)]
    return b"".join((*lines[: start + len(run)], *run, *lines[start + len(run) :]))


def _byte(content: bytes, random: Random) -> bytes:
    """A few bytes written over others, or between them."""
    place = random.randint(0, len(content))
    return content[:place] + random.choice(ODD_BYTES) + content[place + random.randint(0, 4) :]


def _marked(content: bytes, random: Random) -> bytes:
    """A mark at the head that says in which encoding the file is, and a byte that is in none of them."""
    mark = random.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    place = random.randint(0, len(content))
    return mark + content[:place] + b"\xe9" + content[place:]


def _cut(content: bytes, random: Random) -> bytes:
    """The file ends too early."""
    return content[: random.randint(0, len(content))]


def _key(content: bytes, random: Random) -> bytes:
    """A letter of a key or a word that is another."""
    places = [place for place, byte in enumerate(content) if chr(byte).isalpha()]
    if not places:
        return content
    place = random.choice(places)
    return content[:place] + random.choice((b"x", b"_", b".", b"")) + content[place + 1 :]


def spoil_packed(content: bytes, random: Random) -> bytes:
    """A workbook spoilt in one of its parts, or in how it is packed."""
    if random.random() < 0.3:
        return random.choice((_byte, _cut))(content, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(packed, "w") as made:
        names = whole.namelist()
        victim = random.choice(names)
        for name in names:
            part = whole.read(name)
            if name == victim:
                if random.random() < 0.15:
                    continue
                part = random.choice((_number, _tag, _byte, _cut, _key))(part, random)
            made.writestr(name, part)
    return packed.getvalue()


def _number(content: bytes, random: Random) -> bytes:
    """Another number or word between quotes or tags."""
    odd = (
        b"-1",
        b"9" * 5_000,
        b"1e999",
        b"nan",
        b"",
        b"A99999999",
        b"ZZZZ1",
        b"&amp;",
        b"&lt;x&gt;",
        b"1048577",
        b"0",
    )
    places = [place for place, byte in enumerate(content) if chr(byte).isdigit()]
    if not places:
        return content
    place = random.choice(places)
    return content[:place] + random.choice(odd) + content[place + 1 :]


def _tag(content: bytes, random: Random) -> bytes:
    """A tag that is not closed, stands in itself, or is of another name."""
    places = [place for place, byte in enumerate(content) if byte == ord("<")]
    if not places:
        return content
    place = random.choice(places)
    odd = (b"<row r='9'>", b"<c t='s'>", b"<a>" * 3_000, b"</row>", b"<", b"<!--", b"<?x", b"<![CDATA[")
    return content[:place] + random.choice(odd) + content[place:]
