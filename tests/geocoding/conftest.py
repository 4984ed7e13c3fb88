"""The compiled world gazetteer, opened once for all tests of geocoding."""

from __future__ import annotations

import pytest

from dateline.geocoding.compile import compile_gazetteer
from dateline.geocoding.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    compile_gazetteer()
    return Gazetteer.open()
