"""The pages in a real browser: Chromium, headless, with nothing to be reached but this computer."""

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import BuildReport

LOOK = """<!doctype html><meta charset="utf-8"><pre id="seen"></pre><script>
const names = %s, seen = [];
async function look(name, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `border:0;height:800px;width:${width}px`;
  frame.src = name;
  document.body.append(frame);
  await new Promise(done => frame.onload = done);
  const page = frame.contentDocument, root = page.documentElement;
  const small = [...page.querySelectorAll("main ul.choices a, .exit a, a.exit, #exit")].filter(
    link => link.getBoundingClientRect().height < 24);
  const before = {
    name, width, inner: root.scrollWidth, small: small.length, heading: page.querySelectorAll("h1").length,
    loads: frame.contentWindow.performance.getEntriesByType("resource").map(entry => entry.name),
    cookie: page.cookie, kept: frame.contentWindow.localStorage.length + frame.contentWindow.sessionStorage.length,
    exit: Boolean(page.getElementById("exit")),
  };
  if (before.exit) {
    for (let press = 0; press < 3; press++)
      page.dispatchEvent(new frame.contentWindow.KeyboardEvent("keyup", {key: "Escape"}));
    before.gone = frame.contentWindow.getComputedStyle(page.body).display === "none";
    before.title = page.title;
  }
  seen.push(before);
  frame.remove();
}
(async () => {
  for (const width of [320, 1280]) for (const name of names) await look(name, width);
  document.getElementById("seen").textContent = JSON.stringify(seen);
  document.title = "done";
})();
</script>"""


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not here; CI installs it")
    assert found, "CI must have Chromium: .ci/run installs it"
    return found


def command(profile: Path) -> list[str]:
    """A browser that nobody has used before and that reaches this computer only."""
    return [
        chromium(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={profile}",
    ]


@pytest.fixture(scope="module")
def served(demo_site: tuple[Path, BuildReport]) -> Iterator[tuple[str, Path]]:
    """The built site, served on the loopback."""
    out, _ = demo_site
    handler = partial(Quiet, directory=str(out))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", out
    server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site, and beside it the page that looks at every other."""

    def do_GET(self) -> None:
        if self.path == "/look-at-all":
            folder = Path(self.directory)
            names = sorted(path.name for path in folder.glob("*.html"))
            body = (LOOK % json.dumps(names)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def seen(served: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the browser saw of each page, at 320 and at 1280 pixels."""
    address, _ = served
    done = subprocess.run(
        [
            *command(tmp_path_factory.mktemp("browser")),
            "--virtual-time-budget=60000",
            "--dump-dom",
            f"{address}/look-at-all",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, "the browser did not look at every page"
    pages: list[dict[str, Any]] = json.loads(found.group(1).replace("&amp;", "&").replace("&lt;", "<"))
    return pages


def test_every_page_opens_with_one_heading(seen: list[dict[str, Any]], served: tuple[str, Path]) -> None:
    assert {page["name"] for page in seen} == {path.name for path in served[1].glob("*.html")}
    assert [page["name"] for page in seen if page["heading"] != 1] == []


def test_no_page_scrolls_sideways_at_320_pixels(seen: list[dict[str, Any]]) -> None:
    assert [(page["name"], page["inner"]) for page in seen if page["inner"] > page["width"]] == []


def test_nothing_is_loaded_from_elsewhere(seen: list[dict[str, Any]], served: tuple[str, Path]) -> None:
    loads = {address for page in seen for address in page["loads"]}
    assert {address for address in loads if not address.startswith(served[0])} == set()


def test_nothing_is_kept_in_the_browser(seen: list[dict[str, Any]]) -> None:
    assert [page["name"] for page in seen if page["cookie"] or page["kept"]] == []


def test_escape_three_times_covers_a_young_person_s_page_at_once(seen: list[dict[str, Any]]) -> None:
    with_exit = [page for page in seen if page["exit"]]
    assert {"index.html", "advocate.html"} <= {page["name"] for page in with_exit}
    assert [page["name"] for page in with_exit if not page["gone"] or page["title"] != "Loading"] == []


GO = """<!doctype html><meta charset="utf-8"><pre id="seen"></pre><iframe id="frame" src="index.html"></iframe><script>
const frame = document.getElementById("frame"), seen = [];
const loaded = () => new Promise(done => frame.onload = done);
(async () => {
  await loaded();
  const start = history.length;
  for (const name of ["tell-us.html", "what-happens.html", "rights.html"]) {
    frame.contentDocument.querySelector(`a[href="${name}"]`).click();
    await loaded();
    seen.push([frame.contentWindow.location.pathname, history.length - start]);
  }
  document.getElementById("seen").textContent = JSON.stringify(seen);
})();
</script>"""


def test_pages_for_the_young_take_each_others_place_in_the_browsers_history(
    served: tuple[str, Path], tmp_path: Path
) -> None:
    address, out = served
    (out / "go.html").write_text(GO)
    try:
        done = subprocess.run(
            [*command(tmp_path), "--virtual-time-budget=20000", "--dump-dom", f"{address}/go.html"],
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )
    finally:
        (out / "go.html").unlink()
    visited = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert visited, "the browser did not follow the links"
    assert json.loads(visited[1]) == [["/tell-us.html", 0], ["/what-happens.html", 0], ["/rights.html", 0]]


REFLOW = """<!doctype html><meta charset="utf-8"><pre id="seen"></pre><script>
(async () => {
  const seen = [];
  for (const percent of [200, 400]) for (const name of %s) {
    const frame = document.createElement("iframe");
    frame.style.cssText = "border:0;height:800px;width:360px";
    frame.src = name;
    document.body.append(frame);
    await new Promise(done => frame.onload = done);
    const root = frame.contentDocument.documentElement;
    root.style.fontSize = percent + "%%";
    if (root.scrollWidth > 360) seen.push([name, percent, root.scrollWidth]);
    frame.remove();
  }
  document.getElementById("seen").textContent = JSON.stringify(["looked", ...seen]);
})();
</script>"""


def test_text_four_times_as_large_goes_off_no_phone_s_screen(
    served: tuple[str, Path], tmp_path: Path
) -> None:
    address, out = served
    (out / "reflow.html").write_text(REFLOW % json.dumps(sorted(path.name for path in out.glob("*.html"))))
    try:
        done = subprocess.run(
            [*command(tmp_path), "--virtual-time-budget=60000", "--dump-dom", f"{address}/reflow.html"],
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )
    finally:
        (out / "reflow.html").unlink()
    wide = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert wide, "the browser did not look at every page"
    assert json.loads(wide[1]) == ["looked"]


def test_a_letter_to_write_on_is_one_sheet_of_paper(served: tuple[str, Path], tmp_path: Path) -> None:
    sheet = tmp_path / "letter.pdf"
    address = f"{served[0]}/letter.html"
    subprocess.run(
        [*command(tmp_path), "--no-pdf-header-footer", f"--print-to-pdf={sheet}", address],
        capture_output=True,
        check=True,
        timeout=180,
    )
    assert len(re.findall(rb"/Type\s*/Page\b", sheet.read_bytes())) == 1
