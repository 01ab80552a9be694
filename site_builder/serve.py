"""A web server for looking at a site on this computer: it listens on the loopback address and nowhere else."""

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from core.errors import CoreError, reason_of


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, keeps no log, and answers what is not there with the site's own page."""

    def log_message(self, *words: Any) -> None:
        """Nothing is logged: who reads what is nobody's business."""

    def send_head(self) -> Any:
        """As the samples say to every server: what begins with a dot is not there."""
        if any(part.startswith(".") for part in self.path.split("/")):
            self.send_error(404)
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def serve_folder(folder: Path, port: int, *, ready: Callable[[str], None]) -> None:
    """Serve a folder until Ctrl+C; `ready` is told the address. CoreError where the port is taken."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError as error:
        raise CoreError(
            f"Port {port} can't be used: {reason_of(error)}.", remedy="Give another one with --port."
        ) from error
    with server:
        ready(f"http://127.0.0.1:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
