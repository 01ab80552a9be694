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
            chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
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
