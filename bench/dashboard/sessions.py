"""Many readers at once: sessions that each filter and choose, over the server's own protocol, without a browser.

python bench/dashboard/sessions.py [--sessions 30] [--rounds 5] [--interactions 500] [--rows 2000]

Prints Markdown rows. Each session opens the map page, then in turn filters by a word (the whole page runs) and chooses
a place on the map (only a fragment runs). An answer that reports an exception, or none within a minute, is a failure.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import time
from pathlib import Path

import websockets
from serving import dateline, serving_process
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 60
WORDS = ("party 1", "place 7", "", "source 3")  # of the generated table: other reports each time


class Reader:
    """One session: what the server sent of its widgets, and how long its answers took."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self.socket = socket
        self.words_id = self.map_id = self.fragment = ""
        self.values: dict[str, tuple[str, str]] = {}
        self.times: list[float] = []
        self.failures = 0
        self.said = ""  # how many reports the page says that it shows

    async def run(self, fragment: str = "") -> None:
        """Ask for a run of the page (or of a fragment) and read until it is finished."""
        ask = BackMsg()
        ask.rerun_script.query_string = ""
        ask.rerun_script.fragment_id = fragment
        for widget, (kind, value) in self.values.items():
            state = ask.rerun_script.widget_states.widgets.add()
            state.id = widget
            setattr(state, kind, value)
        start = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        try:
            await asyncio.wait_for(self._read(), PATIENCE)
        except (TimeoutError, websockets.ConnectionClosed):
            self.failures += 1
        self.times.append((time.perf_counter() - start) * 1000)

    async def _read(self) -> None:
        while True:
            answer = ForwardMsg.FromString(await self.socket.recv())
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                self.failures += answer.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR
                return
            if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                self._note(answer.delta)

    def _note(self, delta: object) -> None:
        element = delta.new_element  # type: ignore[attr-defined]
        kind = element.WhichOneof("type")
        self.failures += kind == "exception"
        if kind == "markdown" and " of " in element.markdown.body:
            self.said = element.markdown.body
        elif kind == "text_input":
            self.words_id = element.text_input.id
        elif kind == "component_instance":
            self.map_id, self.fragment = element.component_instance.id, delta.fragment_id  # type: ignore[attr-defined]

    async def filter(self, word: str) -> None:
        """Change the words that are asked for."""
        self.values[self.words_id] = ("string_value", word)
        self.said = ""
        await self.run()
        self.failures += not self.said

    async def choose(self, place: str, pick: int) -> None:
        """Choose a place on the map."""
        self.values[self.map_id] = ("json_value", json.dumps({"place": place, "pick": pick}))
        await self.run(self.fragment)


async def session(address: str, rounds: int, places: list[str], first: int) -> Reader:
    """A session of so many rounds; it stays open for a moment after them."""
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        reader = Reader(socket)
        await reader.run()
        for number in range(rounds):
            await reader.filter(WORDS[(first + number) % len(WORDS)])
            await reader.choose(places[(first + number) % len(places)], number + 1)
        return reader


def resident_mb(process: int) -> float:
    """The resident memory of a process in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def places_of(rows: int) -> list[str]:
    """Ids of places of the generated table."""
    from dateline.views.reports import prepare
    from tests.e2e.corpora import large

    articles, events = large(rows)
    return sorted(set(prepare(events, articles)["place_id"]))[:50]


async def measure(url: str, process: int, arguments: argparse.Namespace, places: list[str]) -> None:
    """Run the sessions and print what was seen."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    await session(address, 2, places, 0)
    before = resident_mb(process)
    start = time.perf_counter()
    readers = await asyncio.gather(
        *(session(address, arguments.rounds, places, number) for number in range(arguments.sessions))
    )
    took = time.perf_counter() - start
    peak = resident_mb(process)
    times = sorted(time_ for reader in readers for time_ in reader.times[1:])
    failures = sum(reader.failures for reader in readers)
    print(f"| {arguments.sessions} sessions at once: interactions, failures | {len(times)}, {failures} |")
    slow = times[len(times) * 95 // 100]
    print(f"| their answers: median, 95th percentile, ms | {statistics.median(times):.0f}, {slow:.0f} |")
    print(f"| interactions a second | {len(times) / took:.1f} |")
    print(f"| memory a session, MB | {(peak - before) / arguments.sessions:.1f} |", flush=True)
    await grow(address, process, arguments.interactions, places)


async def grow(address: str, process: int, interactions: int, places: list[str]) -> None:
    """Print what many interactions of one session leave in memory."""
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        reader = Reader(socket)
        await reader.run()
        sizes = [resident_mb(process)]
        for number in range(interactions // 2):
            await reader.filter(WORDS[number % len(WORDS)])
            await reader.choose(places[number % len(places)], number + 1)
            if (number + 1) % 25 == 0:
                sizes.append(resident_mb(process))
    slope = statistics.linear_regression(range(0, 50 * len(sizes), 50), sizes).slope * 100
    steps = ", ".join(f"{size:.0f}" for size in sizes)
    print(f"| {interactions} interactions of one session: failures | {reader.failures} |")
    print(f"| memory of the server before them and after every 50, MB | {steps} |")
    print(f"| slope, MB for 100 interactions | {slope:+.2f} |")
    print(f"| their answers, one session alone: median, ms | {statistics.median(reader.times):.0f} |")


def main() -> None:
    """Serve a generated table and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, default in (("sessions", 30), ("rounds", 5), ("interactions", 500), ("rows", 2000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    arguments = parser.parse_args()
    places = places_of(arguments.rows)
    print("| what | measured |\n| --- | --- |")
    with serving_process(dateline(arguments.rows)) as (url, process):
        asyncio.run(measure(url, process, arguments, places))


if __name__ == "__main__":
    main()
