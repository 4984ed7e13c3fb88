"""How spellings of a place name are folded so that variants meet.

Three levels, from strict to loose: ``fold`` (case, diacritics, apostrophes, hyphens), ``transliteration_key``
(the vowels, articles and doubled letters in which transliterations of Arabic differ) and ``skeleton`` (consonants
only, which merely proposes fuzzy matches).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʿʾʻʼ′ʹ\"“”"), None)
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
    }
)
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})
_LETTERS = {**_APOSTROPHES, **_SPECIAL, **_ARABIC}
_MARKS = dict.fromkeys(code for code in range(0x300, 0x20000) if unicodedata.combining(chr(code)))
_BREAKS = re.compile(r"[^\w]+|_", re.UNICODE)
_ARTICLES = frozenset("al el ad ed ar er as es ash esh sh at et an en az ez adh ath il ul".split())
_GLUED_ARTICLE = re.compile(r"^(?:al|el)(?=[bcdfghjklmnpqrstvwxyz][a-z]{3})")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}


_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
_ASCII_APOSTROPHES = b"'`\""


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and punctuation, words apart by one space.

    Letters of every script are kept ("حلب" stays itself, with alef and ta marbuta unified).
    """
    if name.isascii():  # most names, and a table of bytes is several times faster
        words = name.encode().translate(_ASCII, _ASCII_APOSTROPHES).decode().split()
    else:
        text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).translate(_MARKS)
        words = _BREAKS.sub(" ", text).split()
    if len(words) > 1:
        words = [_ABBREVIATIONS.get(word, word) for word in words]
    return " ".join(words)


_WORDS = {
    "tel": "tal",
    "tell": "tal",
    "tall": "tal",
    "kafar": "kafr",
    "kfar": "kafr",
    "kefr": "kafr",
    "kifr": "kafr",
    "kafer": "kafr",
    "bayt": "beit",
    "bait": "beit",
    "maarat": "marat",
    "maarrat": "marat",
    "maaret": "marat",
    "maarret": "marat",
    "marrat": "marat",
    "maara": "marat",
    "shaikh": "sheikh",
    "shaykh": "sheikh",
    "shekh": "sheikh",
    "om": "umm",
    "um": "umm",
    "oum": "umm",
    "jebel": "jabal",
    "jabel": "jabal",
    "gebel": "jabal",
    "djebel": "jabal",
    "djabal": "jabal",
}
# In this order. What is left of e, i and y is then written a, like every run of vowels that begins with one of them.
_SOUNDS = (
    *(
        ("ph", "f"),
        ("kh", "x"),
        ("ck", "k"),
        ("q", "k"),
        ("gh", "g"),
        ("dj", "j"),
        ("dh", "z"),
        ("zh", "z"),
        ("th", "t"),
    ),
    *((letters, "u") for letters in ("ou", "oo", "aw", "au", "uw", "o")),
)
_VOWELS = str.maketrans("eiy", "aaa")
_DOUBLED = re.compile(r"(.)\1+")
_SKELETON = str.maketrans({"a": None, "u": None, "x": "k", "z": "s", "g": "j"})


@lru_cache(maxsize=16384)
def transliteration_key(folded: str) -> str:
    """One key for the usual transliterations of one Arabic name, from its folded form.

    "saraqeb", "saraqib" and "sarakib" meet; so do "deir ez zor" and "dayr al zawr", "tell rifaat" and "tal rifat",
    "hamah" and "hama". Empty where too little is left to tell names apart.
    """
    words = [word for word in folded.split() if word not in _ARTICLES]
    if len(words) == 1:
        words = [_GLUED_ARTICLE.sub("", words[0])]
    text = "".join([_WORDS.get(word, word) for word in words])
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    text = _DOUBLED.sub(r"\1", _without_feminine_ending(text.translate(_VOWELS)))
    return text if len(text) >= 4 else ""


def _without_feminine_ending(text: str) -> str:
    """The same with a silent h or t at the end ("hamah", "hamat") written as the vowel that is heard."""
    if not text.endswith(("h", "t")):
        return text
    stem = text[:-2] if len(text) > 3 and text[-2] in "au" else text[:-1]
    return f"{stem}a" if len(stem) >= 2 else text


@lru_cache(maxsize=16384)
def skeleton(folded: str) -> str:
    """The consonants of a folded name, sound-alikes unified: proposes entries for fuzzy matching."""
    return transliteration_key(folded).translate(_SKELETON)
