"""Small pictures drawn by hand, for beside words that say the same: hidden from screen readers, coloured by the page."""

from markupsafe import Markup


def _drawn(inside: str, box: str = "0 0 48 48", kind: str = "pic") -> Markup:
    return Markup(f'<svg class="{kind}" viewBox="{box}" aria-hidden="true" focusable="false">{inside}</svg>')


PICTURES: dict[str, Markup] = {
    "cloud": _drawn(
        '<path class="soft" d="M13 33a9 9 0 0 1 1-18 12 12 0 0 1 23 3 8 8 0 0 1-2 15z"/>'
        '<path class="line" d="M17 38l-2 5M25 38l-2 5M33 38l-2 5"/>'
        '<path class="line" d="M19 24v1M29 24v1M20 30q4-3 8 0"/>'
    ),
    "bulb": _drawn(
        '<path class="soft" d="M24 8a12 12 0 0 0-7 22c1 1 2 2 2 4h10c0-2 1-3 2-4a12 12 0 0 0-7-22z"/>'
        '<path class="line" d="M20 38h8M21 42h6M24 34v-8l-4-4M24 26l4-4M24 2v2M8 8l2 2M40 8l-2 2M4 22h3M41 22h3"/>'
    ),
    "heart": _drawn(
        '<path class="soft" d="M24 40C10 30 6 24 6 18a9 9 0 0 1 18-3 9 9 0 0 1 18 3c0 6-4 12-18 22z"/>'
        '<path class="line" d="M13 19a4 4 0 0 1 4-5"/>'
    ),
    "two": _drawn(
        '<path class="soft" d="M6 60q0-22 20-22t20 22z"/><circle class="soft" cx="26" cy="24" r="11"/>'
        '<path class="warm" d="M40 60q0-25 21-25t21 25z"/><circle class="warm" cx="61" cy="19" r="12"/>'
        '<path class="line" d="M22 23v1M30 23v1M22 29q4 3 8 0M57 18v1M66 18v1M57 24q4 4 9 0"/>'
        '<path class="line" d="M84 6h22q6 0 6 6v10q0 6-6 6H94l-8 7v-7q-5 0-5-6V12q0-6 3-6zM90 14h14M90 20h9"/>',
        "0 0 118 60",
        "pic wide",
    ),
    "pair": _drawn(
        '<path class="soft" d="M3 43q0-17 13-17t13 17z"/><circle class="soft" cx="16" cy="17" r="8"/>'
        '<path class="warm" d="M22 43q0-19 13-19t11 19z"/><circle class="warm" cx="34" cy="14" r="8"/>'
    ),
    "steps": _drawn(
        '<path class="soft" d="M5 42V33h10v-8h10v-8h10V9h8v33z"/><path class="line" d="M5 33h10v-8h10v-8h10V9h8"/>'
    ),
    "shield": _drawn(
        '<path class="soft" d="M24 5l16 6v12q0 13-16 20Q8 36 8 23V11z"/><path class="line" d="M17 24l5 5 10-11"/>'
    ),
    "book": _drawn(
        '<path class="soft" d="M6 11q9-4 18 1 9-5 18-1v27q-9-4-18 1-9-5-18-1z"/><path class="line" d="M24 12v27M11 18l8 1M11 25l8 1M29 19l8-1M29 26l8-1"/>'
    ),
    "pen": _drawn(
        '<path class="soft" d="M10 6h28v36H10z"/><path class="line" d="M16 15h16M16 22h16M16 29h8M40 20L28 34l-2 6 6-3 11-14z"/>'
    ),
    "lifebelt": _drawn(
        '<path class="soft" fill-rule="evenodd" d="M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38zm0 12a7 7 0 1 0 0 14 7 7 0 0 0 0-14z"/>'
        '<path class="line" d="M11 11l8 8M37 11l-8 8M11 37l8-8M37 37l-8-8"/>'
    ),
    "lock": _drawn(
        '<path class="line" d="M15 22v-6a9 9 0 0 1 18 0v6"/><path class="soft" d="M9 22h30v20H9z"/><path class="line" d="M24 29v6"/>'
    ),
}
