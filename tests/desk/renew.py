"""Take the snapshots of the desk's screens and count its keys anew: `python -m tests.desk.renew`."""

import asyncio

from tests.desk import keystrokes


async def renew() -> None:
    keystrokes.PAGE.write_text(await keystrokes.page(), "utf-8")


if __name__ == "__main__":
    asyncio.run(renew())
