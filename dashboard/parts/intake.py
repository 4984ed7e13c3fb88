"""What a person brought along, read one source after the other; kept in the session, so that it can be gone on with."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from dateline.config import settings
from dateline.errors import DatelineError, InputError
from dateline.ingest.drafts import Draft, draft_of_fetched, draft_of_paste, drafts_of_upload
from dateline.ingest.metadata import Metadata
from dateline.ingest.urls import fetch
from dateline.ingest.web_address import is_public, is_public_or_local
from dateline.store.drawers import Drawer

Found = Iterator[Draft | InputError]


@dataclass(slots=True)
class Source:
    """A file, address or pasted text: how it is called, and what reads it."""

    name: str
    read: Callable[[], Found]


@dataclass(slots=True)
class Tray:
    """Sources that are still to be read, drafts that a person looks at, and what was refused."""

    waiting: deque[Source] = field(default_factory=deque)
    reading: Found | None = None
    name: str = ""
    total: int = 0
    stopped: bool = False
    drafts: dict[int, Draft] = field(default_factory=dict)  # by a number that is never used again
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # what became of those that were added
    added: list[str] = field(default_factory=list)  # ids of articles
    keeping: list[int] = field(default_factory=list)  # drafts that are to be kept
    drawer: Drawer | None = None  # where the drafts are kept; None = in this session only
    names: dict[int, str] = field(default_factory=dict)  # of the drafts in the drawer
    uploads: int = 0  # how often files were taken over: a new upload widget each time
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def bring(self, sources: list[Source]) -> None:
        """Have these sources read next."""
        if not self.waiting and self.reading is None:
            self.total = 0
        self.waiting.extend(sources)
        self.total += len(sources)
        self.stopped = False

    @property
    def busy(self) -> bool:
        """Whether there is something left to read."""
        return bool(self.waiting) or self.reading is not None

    @property
    def done(self) -> int:
        """How many sources were read."""
        return self.total - len(self.waiting) - (self.reading is not None)

    def step(self) -> None:
        """Read one article on."""
        if self.reading is None:
            source = self.waiting.popleft()
            self.name, self.reading = source.name, source.read()
        try:
            found = next(self.reading)
        except StopIteration:
            self.reading = None
            return
        except DatelineError as error:  # what reads strangers' files does not start, say
            self.reading, found = None, InputError(self.name, str(error))
        if isinstance(found, InputError):
            self.refused.append(str(found))
        else:
            self._put(next(self._numbers), found)

    def _put(self, number: int, draft: Draft) -> None:
        self.drafts[number] = draft
        if self.drawer is not None and (name := self._written(self.drawer, draft)):
            self.names[number] = name

    @staticmethod
    def _written(drawer: Drawer, draft: Draft) -> str:
        try:
            return drawer.put(draft)
        except OSError:  # a full disk: the draft is in the session all the same
            drawer.full = True
            return ""

    def keep_in(self, drawer: Drawer) -> None:
        """Have the drafts that are in the drawer here too, and from now on all drafts in the drawer."""
        brought, self.drafts = self.drafts, {}
        for name, draft in drawer.drafts():
            number = next(self._numbers)
            self.drafts[number], self.names[number] = draft, name
        self.drawer = drawer
        for number, draft in brought.items():
            self._put(number, draft)

    def note(self, number: int, described: Draft) -> None:
        """Have what a person said of a draft in the drawer."""
        if self.drawer is not None and number in self.names:
            try:
                self.drawer.describe(self.names[number], described)
            except OSError:
                self.drawer.full = True

    def let_go(self, numbers: list[int]) -> None:
        """Let these drafts go, from the drawer too."""
        names = [self.names.pop(number) for number in numbers if number in self.names]
        for number in numbers:
            self.drafts.pop(number, None)
        if self.drawer is not None:
            self.drawer.discard(set(names) - set(self.names.values()))

    def keep(self, numbers: list[int]) -> None:
        """Have these drafts kept next."""
        self.keeping = list(numbers)
        self.told.clear()
        self.added.clear()

    def drop(self) -> None:
        """Leave out what was not read yet."""
        self.waiting.clear()
        self.reading, self.stopped = None, False


def of_upload(name: str, raw: bytes) -> Source:
    """An uploaded file."""
    return Source(name, lambda: drafts_of_upload(name, raw, Metadata()))


def of_paste(text: str) -> Source:
    """A pasted text."""

    def read() -> Found:
        try:
            yield draft_of_paste(text, Metadata())
        except InputError as error:
            yield error

    return Source("pasted text", read)


def of_address(url: str, listed: Metadata | None = None) -> Source:
    """A web address; ``listed`` is what a feed says of the article there."""

    def read() -> Found:
        try:
            yield draft_of_fetched(url, fetch(url, reachable()), Metadata(), listed)
        except InputError as error:
            yield error
        except DatelineError as error:  # the server's fault; the message names the address
            yield InputError(url, str(error).removeprefix(f"{url}: "))

    return Source(url, read)


def reachable() -> Callable[..., bool]:
    """Which addresses may be fetched from: the internet's, and this machine's where a test setting says so."""
    return is_public_or_local if settings().local_fetch else is_public
