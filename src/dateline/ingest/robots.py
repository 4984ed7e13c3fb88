"""Whether a site's robots.txt lets a program read a page of it."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from dateline.errors import InputError, ServiceError


def require_allowed(agent: str, url: str, raw: bytes, source: str) -> None:
    """Nothing, if the rules in ``raw``, read at ``source``, let ``agent`` read the address.

    Raises:
        InputError: they don't.
        ServiceError: they can't be understood.
    """
    rules = RobotFileParser()
    try:
        rules.parse(raw.decode("utf-8-sig", "replace").splitlines())
    except ValueError as error:
        raise ServiceError(f"{source}: can't be understood, so that nothing is read there") from error
    try:
        allowed = rules.can_fetch(agent, url)
    except ValueError as error:
        raise InputError(url, "is no web address") from error
    if not allowed:
        raise InputError(url, "may not be read by programs (robots.txt)")
