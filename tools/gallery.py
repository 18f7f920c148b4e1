"""Draws every view of the three examples in every format, on one page to look at: `python -m tools.gallery [FOLDER]`."""

import html
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from journeyctl._discover import load_module, module_names
from journeyctl.render import formats, views

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("grocery", "b2b-onboarding", "veterans")
TODAY = "2026-11-22"
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>journeyctl: gallery</title>
<style>
body { font: 16px/1.5 Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1.5rem; color: #18202b; background: #f6f7f9 }
h2 { margin: 3rem 0 1rem } h3 { font-size: 1rem; margin: 0 0 .5rem }
figure { margin: 0; background: #fff; border: 1px solid #e0e4ea; border-radius: 8px; padding: 1rem }
main section > div { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)) }
img { display: block; width: 100%; max-height: 30rem; object-fit: contain; object-position: left top }
figcaption a { margin-right: .75rem }
</style>
<h1>journeyctl: gallery</h1>
<main>
"""


def main(folder: Path) -> None:
    """Draw everything below `folder` and write the page that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn, left_out = available()
    for name in left_out:
        sys.stdout.write(f"{name} is left out: what it needs is not installed\n")
    for example in EXAMPLES:
        _draw(example, folder / example, drawn)
    (folder / "index.html").write_text("".join(_page(folder)), "utf-8")
    sys.stdout.write(f"{folder / 'index.html'}\n")


def available() -> tuple[list[str], list[str]]:
    """Return the formats that can be made here, and the others."""
    made: list[str] = []
    without: list[str] = []
    for name in module_names(formats):
        needs: tuple[str, str] | None = getattr(load_module(formats, name), "EXTRA", None)
        (made if needs is None or find_spec(needs[0]) else without).append(name)
    return made, without


def _draw(example: str, folder: Path, drawn: list[str]) -> None:
    command = [
        sys.executable,
        "-m",
        "journeyctl",
        "render",
        f"examples/{example}",
        "-o",
        f"{folder}/",
        "--today",
        TODAY,
    ]
    command += ["--view", ",".join(module_names(views)), "--format", ",".join(drawn), "--scale", "1.5"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command


def _page(folder: Path) -> Iterator[str]:
    yield _HEAD
    for example in EXAMPLES:
        yield f"<section><h2>{example}</h2><div>\n"
        for picture in sorted((folder / example).glob("*.svg")):
            name = picture.name.removesuffix(".svg")
            others = sorted(
                file
                for file in (folder / example).glob(f"{name}.*")
                if file.suffixes[:-1] == picture.suffixes[:-1]
            )
            links = "".join(f'<a href="{example}/{file.name}">{file.suffix[1:]}</a>' for file in others)
            title = html.escape(name)
            yield f'<figure><h3>{title}</h3><a href="{example}/{picture.name}"><img src="{example}/{picture.name}" alt="{title}" loading="lazy"></a><figcaption>{links}</figcaption></figure>\n'
        yield "</div></section>\n"
    yield "</main>\n</html>\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "gallery")
