"""Rules as Markdown: the page of one rule with what journeyctl prints for its examples, and the list of all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from journeyctl.cli.checking import rule_infos
from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.lint.engine import LintResult, lint
from journeyctl.lint.examples import TODAY, Example, ExampleFile, Section, example_of, read_sections
from journeyctl.lint.options import describe_options
from journeyctl.lint.rule import GROUPS, Rule, registry
from journeyctl.lint.select import Selection
from journeyctl.model.document import kind_of
from journeyctl.report.report import Look, Report
from journeyctl.workspace.workspace import open_workspace


def run_example(rule: Rule, example: Example, texts: Mapping[str, bytes] | None = None) -> LintResult:
    """Lint the workspace of an example; `texts` stands in for some of its files.

    A rule with a check runs alone; for a problem that is found before, all rules run.
    """
    selection = Selection(select=(rule.name,)) if rule.check else Selection()
    with _root(example) as root:
        maps = {file.path: file.data for file in example.files if not _on_disk(file)}
        return lint(open_workspace(root, {**maps, **(texts or {})}), TODAY, selection)


def _on_disk(file: ExampleFile) -> bool:
    return file.language == "link" or kind_of(file.path.rpartition("/")[2]) is None


@contextmanager
def _root(example: Example) -> Iterator[Path]:
    """Give a folder that holds the files which are no maps; the maps need none."""
    import os
    from tempfile import TemporaryDirectory

    on_disk = [file for file in example.files if _on_disk(file)]
    if not on_disk:
        yield Path(os.devnull)  # nothing lies below it
        return
    with TemporaryDirectory() as folder:
        for file in on_disk:
            path = Path(folder, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.language == "link":
                path.symlink_to(file.data.decode())
            else:
                path.write_bytes(file.data)
        yield Path(folder)


def rule_page(rule: Rule, width: int = 100) -> str:
    """Return the page of a rule: what it is, why, examples with real output, options, how to set it.

    The output is that of a screen with `width` columns.
    """
    intro = rule.doc.partition("\n## ")[0].strip()
    blocks = [f"# {rule.name}", _facts(rule), intro]
    for section in read_sections(rule.doc):
        if section.heading.startswith("References"):
            blocks += _use(rule)
        blocks.append(f"## {section.heading}")
        blocks += _shown(section)
        if section.bad:
            blocks.append(_fenced("text", _output(rule, example_of(rule.name, section), width)))
    if "\n## References" not in rule.doc:
        blocks += _use(rule)
    return "\n\n".join(blocks) + "\n"


def _facts(rule: Rule) -> str:
    traits = rule.traits
    facts = [
        f"**{traits.severity.word}**",
        f"[{traits.group}](README.md#{traits.group})",
        f"since {traits.since}",
    ]
    if traits.fixable:
        facts.append("can be fixed")
    if not traits.default:
        facts.append("off by default")
    facts.append(f"[source](../../src/journeyctl/lint/rules/{rule.name.replace('-', '_')}.py)")
    return " · ".join(facts)


def _shown(section: Section) -> Iterator[str]:
    files = [part for part in section.parts if isinstance(part, ExampleFile)]
    named = len(files) > 1 or any(_on_disk(file) or "/" not in file.path for file in files)
    for part in section.parts:
        if isinstance(part, str):
            yield part
            continue
        if part.language == "link":
            yield f"`{part.path}`, a link to:"
        elif named or not part.path.startswith("journeys/"):
            yield f"`{part.path}`:"
        yield _fenced("text" if part.language == "link" else part.language, part.shown)


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _output(rule: Rule, example: Example, width: int) -> str:
    """Return what `journeyctl lint` prints of this rule for an example, without the closing line."""
    from journeyctl import __version__
    from journeyctl.report.formats.full import render

    found: list[Diagnostic] = [
        item for item in run_example(rule, example).diagnostics if item.rule == rule.name
    ]
    paths = [file.path for file in example.files]
    report = Report(found, paths, rule_infos([rule.name]), __version__)
    return render(report, Look(color=False, width=width)).rpartition("\n\n")[0]


def _use(rule: Rule) -> Iterator[str]:
    """Yield the sections on options, on changing the weight, and on accepting a finding."""
    name, traits = rule.name, rule.traits
    options = describe_options(rule)
    if options:
        yield "## Options"
        rows = [f"| `{key}` | {kind} | {_cell(default)} | {words} |" for key, kind, default, words in options]
        yield "\n".join(["| option | type | default | meaning |", "| --- | --- | --- | --- |", *rows])
    yield "## Configure"
    if traits.group == "written" and traits.severity is Severity.ERROR:
        yield "It is an error everywhere and cannot be turned off: until it is mended, nobody knows what was meant."
        return
    if not traits.default:
        yield "The rule is off until a severity is written for it, or its name in `extend_select`."
    setting = [
        "# journeyctl.yaml",
        "lint:",
        "  severity:",
        f"    {name}: {_other(traits.severity)}  # {_words(rule)}",
    ]
    if options:
        setting += [
            "  options:",
            f"    {name}:",
            *(f"      {key}: {default}" for key, _, default, _ in options),
        ]
    yield _fenced("yaml", "\n".join(setting))
    if name.endswith("-ignore"):  # accepting a comment that accepts something would never end
        return
    yield "To accept one finding, say why, at the end of its line or on a line above it:"
    yield _fenced("yaml", f"# journeyctl: ignore[{name}] the reason")


def _cell(default: str) -> str:
    return f"`{default}`".replace("|", "\\|") if default else "nothing"


def _other(severity: Severity) -> str:
    return "warning" if severity is Severity.ERROR else "error"


def _words(rule: Rule) -> str:
    other = [
        word.word for word in sorted(Severity, reverse=True) if word.word != _other(rule.traits.severity)
    ]
    return f"or {', '.join(other)}, off"


def rules_index() -> str:
    """Return the page that lists every rule by group."""
    blocks = ["# Rules"]
    for group, meaning in GROUPS.items():
        members = [rule for rule in registry().values() if rule.traits.group == group]
        blocks += [f"## {group}", f"{meaning[:1].upper()}{meaning[1:]}."]
        rows = [f"| [{rule.name}]({rule.name}.md) | {_row(rule)} | {rule.summary} |" for rule in members]
        if rows:
            blocks.append("\n".join(["| rule | severity | what it flags |", "| --- | --- | --- |", *rows]))
    blocks.append(
        "Rules that say *fix* can mend what they find: `journeyctl lint --fix`, or `--unsafe-fixes`."
    )
    return "\n\n".join(blocks) + "\n"


def _row(rule: Rule) -> str:
    marks = [rule.traits.severity.word if rule.traits.default else f"off ({rule.traits.severity.word})"]
    return " · ".join([*marks, *(["fix"] if rule.traits.fixable else [])])
