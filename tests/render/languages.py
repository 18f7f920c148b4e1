"""Words that are left in a wrong language: what a page says, and what only English labels say."""

import json
import re
from pathlib import Path

from journeyctl.render import words as package

_WORD = r"[^\W\d_]{2,}"


def english_words() -> set[str]:
    """Return the words of all English labels that no German label has, in small letters."""
    folder = Path(package.__file__).parent
    met: dict[str, set[str]] = {}
    for language in ("en", "de"):
        areas = (json.loads(file.read_text("utf-8")) for file in (folder / language).glob("*.json"))
        texts = (re.sub(r"\{[\w-]+\}", "", text) for area in areas for text in area.values())
        met[language] = {word.lower() for text in texts for word in re.findall(_WORD, text)}
    return met["en"] - met["de"]


def shown_words(page: str) -> set[str]:
    """Return all words of a page in HTML, those that are read out or stand at cells among them, in small letters."""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", page.partition("<body")[2], flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|alt|title|data-key)="([^"]*)"', text)
    plain = re.sub(r"<[^>]*>", " ", text)
    return {word.lower() for word in re.findall(_WORD, " ".join((plain, *spoken)))}
