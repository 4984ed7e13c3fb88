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
_BREAKS = re.compile(r"[^\w]+|_", re.UNICODE)
_ARTICLE = r"(?:al|el|ad|ed|ar|er|as|es|ash|esh|sh|at|et|an|en|az|ez|adh|ath|il|ul)"
_INNER_ARTICLE = re.compile(rf"\b{_ARTICLE}\b ?")
_GLUED_ARTICLE = re.compile(r"^(?:al|el)(?=[bcdfghjklmnpqrstvwxyz][a-z]{3})")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and punctuation, words apart by one space.

    Letters of every script are kept ("حلب" stays itself, with alef and ta marbuta unified).
    """
    if name.isascii():
        text = name.lower().translate(_APOSTROPHES)
    else:
        text = name.casefold().translate(_APOSTROPHES).translate(_SPECIAL).translate(_ARABIC)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
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
_TRANSLITERATION = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ph", "f"),
        (r"kh", "x"),
        (r"ck|q", "k"),
        (r"gh", "g"),
        (r"dj", "j"),
        (r"dh|zh", "z"),
        (r"th", "t"),
        (r"ou|oo|aw|au|uw|[ou]", "u"),
        (r"ee|ei|ai|ay|ey|ie|iy|y|e|i", "i"),
        (r"(?<=..)[aiu]?[ht]$", "a"),
        (r"(.)\1+", r"\1"),
        (r"i", "a"),
        (r"a+", "a"),
    )
)


@lru_cache(maxsize=65536)
def transliteration_key(folded: str) -> str:
    """One key for the usual transliterations of one Arabic name, from its folded form.

    "saraqeb", "saraqib" and "sarakib" meet; so do "deir ez zor" and "dayr al zawr", "tell rifaat" and "tal rifat",
    "hamah" and "hama". Empty where too little is left to tell names apart.
    """
    text = _INNER_ARTICLE.sub(" ", folded)
    words = text.split()
    if len(words) == 1:
        words = [_GLUED_ARTICLE.sub("", words[0])]
    text = "".join(_WORDS.get(word, word) for word in words)
    for pattern, replacement in _TRANSLITERATION:
        text = pattern.sub(replacement, text)
    return text if len(text) >= 4 else ""


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """The consonants of a folded name, sound-alikes unified: proposes entries for fuzzy matching."""
    key = transliteration_key(folded)
    return re.sub(r"[au]", "", key.replace("x", "k").replace("z", "s").replace("g", "j"))
