"""Texts as a mail or a page of a fixed width brings them."""


def broken(text: str, width: int) -> str:
    """The text with a line break in place of each blank at which a margin would break its lines; as long as the text."""
    return "\n".join(_line(line, width) for line in text.split("\n"))


def _line(line: str, width: int) -> str:
    made, used = "", 0
    for i, word in enumerate(line.split(" ")):
        fits = used + 1 + len(word) <= width
        made += (" " if fits else "\n") * bool(i) + word
        used = used + 1 + len(word) if i and fits else len(word)
    return made
