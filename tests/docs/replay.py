"""Does what a page tells a reader to do, and writes the page as it would then have to read."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from docs.commits import commit, edited
from docs.pages import ROOT, Block, blocks
from tools.commands import options

TODAY = "2026-11-22"


class Replay:
    """One reader, with the folders that the page has made so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._where: dict[str, Path] = {}

    def of(self, text: str) -> str:
        """Return the page with what the commands print now."""
        parts: list[str] = []
        done = 0
        for block in blocks(text):
            if block.verb in ("file", "edit"):
                self._write(block)
            elif block.verb == "run":
                parts += [text[done : block.start], self._run(block)]
                done = block.end
        return "".join([*parts, text[done:]])

    def _write(self, block: Block) -> None:
        shop, _, path = block.words[0].partition("/")
        target = self._shop(shop) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = block.body if block.verb == "file" else edited(target.read_text(encoding="utf-8"), block.body)
        target.write_text(text, encoding="utf-8", newline="")
        commit(self._shop(shop), block.words[1:])

    def _shop(self, name: str) -> Path:
        """Return the folder called `name`: a copy of that example, or an empty one."""
        folder = self._folder / name
        if not folder.exists():
            if (ROOT / "examples" / name).is_dir():
                shutil.copytree(ROOT / "examples" / name, folder)
            else:
                folder.mkdir()
        return folder

    def _run(self, block: Block) -> str:
        commands = [line[2:] for line in block.body.splitlines() if line.startswith("$ ")]
        assert commands, f"there is no `$ ` line in the block\n{block.body}"
        shown = ""
        for number, command in enumerate(commands, 1):
            code, output = self._do(command, block.words[0])
            expected = (block.setting("exit") or 0) if number == len(commands) else 0
            assert code == expected, f"`{command}` exits with {code}, the page says {expected}\n{output}"
            shown += f"$ {command}\n{_cut(output, block.setting('head'))}"
        return shown

    def _do(self, command: str, shop: str) -> tuple[int, str]:
        folder = self._where.get(shop) or self._shop(shop)
        if command.startswith("cd "):
            self._where[shop] = folder / command.removeprefix("cd ")
            return 0, ""
        return self._call(command, folder)

    def _call(self, command: str, folder: Path) -> tuple[int, str]:
        words = shlex.split(command, comments=True)
        given = dict(word.split("=", 1) for word in words if "=" in word.split("/")[0] and word[0].isupper())
        program, *arguments = words[len(given) :]
        assert program == "journeyctl", (
            f"`{command}` is not a command of this program: mark the block `only read`"
        )
        if "--today" in options(arguments[0]):  # `history` takes it for `pains` alone
            given = {"JOURNEYCTL_TODAY": TODAY, **given}
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
        if "PYTHONPATH" in kept:
            kept["PYTHONPATH"] = os.pathsep.join(
                str(Path(part).absolute()) for part in kept["PYTHONPATH"].split(os.pathsep)
            )
        done = subprocess.run(
            [sys.executable, "-m", "journeyctl", *arguments],
            cwd=folder, env={**kept, "PYTHONUTF8": "1", **given}, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        output = done.stdout.decode("utf-8")
        assert str(self._folder) not in output, f"`{command}` prints the path of this machine\n{output}"
        return done.returncode, output


def _cut(output: str, head: int | None) -> str:
    lines = output.splitlines(keepends=True)
    return output if head is None or len(lines) <= head else "".join([*lines[:head], "...\n"])
