"""The text as it is read: spaces and the margin's line breaks, never another length."""

import pytest

from dateline.mentions.plain_text import plain
from tests.margin import broken

PARAGRAPH = (
    "Two shells landed near a school in Kosti on Monday and killed four people, the local health office said, while "
    "the army denied that it had fired. Residents spoke of a third shell, which fell into the river and harmed nobody."
)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_that_a_margin_broke_are_joined(width: int, between: str) -> None:
    text = between.join((PARAGRAPH, "A short line of its own.", PARAGRAPH))
    narrow = broken(text, width)
    assert narrow.count("\n") > text.count("\n")
    assert plain(narrow) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        PARAGRAPH,  # one line a paragraph
        f"{PARAGRAPH}\n{PARAGRAPH}",
        "Kosti: 4 killed\nRabak: 2 killed, 3 wounded\nTendelti: a convoy was looted on the road\nNo more was known",
        "14:25 Shells fall on the market of Kosti, residents say.\n"
        "14:40 The army denies that it fired any shells at it.\n"
        "15:05 Four people were killed, the health office says.\n",  # as wide as each other, but every line is new
        "- Four people were killed in Kosti, says the office.\n- Two hundred families fled from Rabak to Tendelti.\n",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four\u00a0people", "four people"),
        ("four\u2009people in\u3000Kosti", "four people in Kosti"),
        ("12\u00a0000 people", "12\u00a0000 people"),  # the space is a part of the number
        ("on 7\u00a0July", "on 7 July"),
        ("in 2024\u00a0300 fled", "in 2024\u00a0300 fled"),
        ("\u201cfour\u201d\ttabs", "\u201cfour\u201d\ttabs"),
    ],
)
def test_spaces(text: str, expected: str) -> None:
    assert plain(text) == expected
