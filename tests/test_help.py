"""The help and the other documents are true of the program: links lead somewhere, examples compute as they say."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from orgwright.cli.commands import application
from orgwright.exchange.folder.files import FILES
from orgwright.planning.policy import Policy

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"
PAGES = sorted(HELP.glob("*.md"))
DOCUMENTS = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
LINK = re.compile(r"!?\[[^\]]+\]\(([^)]+)\)")


def page(name: str) -> str:
    return (HELP / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_that_is_there(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link.partition("#")[0]).is_file()] == []


def test_the_first_page_leads_to_every_other() -> None:
    linked = set(LINK.findall(page("index")))
    assert {path.name for path in PAGES} - {"index.md"} == linked


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.stem)
def test_every_page_starts_with_its_one_title(document: Path) -> None:
    lines = document.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    fenced = False
    titles = []
    for line in lines:
        fenced ^= line.startswith("```")
        titles += [line] if line.startswith("# ") and not fenced else []
    assert titles == lines[:1]


def test_the_help_names_every_policy_with_its_default() -> None:
    rows = dict(re.findall(r"^\| (\w+) \| ([^|]+) \|", page("policies"), re.M))
    assert set(rows) - {"policy"} == {field.name for field in fields(Policy)}
    policy = Policy()
    assert rows["precedence"] == ", ".join(policy.precedence)
    for name in ("minimum_peers", "stale_after_months", "skills_at_once", "minimum_observations", "prior_months"):
        assert rows[name] == str(getattr(policy, name))
    assert rows["ready_at"] == f"{policy.ready_share:g}"


def test_the_tables_of_the_sample_are_those_of_the_help() -> None:
    listed = re.findall(r"^\| (\w+\.csv) \| [^|]+ \| ([^|]+) \|", page("folder-format"), re.M)
    shipped = {path.name for path in (ROOT / "sample_org").glob("*.csv")}
    optional = {file.name for file in FILES if file.is_optional}
    assert {name for name, _ in listed} - optional == shipped - optional
    assert shipped <= {name for name, _ in listed}
    assert all(name in page("folder-format") for name in optional)
    for name, columns in ((name, columns) for name, columns in listed if name in shipped):
        header = (ROOT / "sample_org" / name).read_text(encoding="utf-8").splitlines()[0]
        assert header == ",".join(columns.split(", "))
    assert "planning_date" in tomllib.loads((ROOT / "sample_org" / "organization.toml").read_text(encoding="utf-8"))


def documented_commands() -> list[tuple[str, str]]:
    """Every line that starts with the program in README and in the help of the command line: where, line."""
    documents = (ROOT / "README.md", HELP / "command-line.md", HELP / "folder-format.md", HELP / "getting-started.md")
    found = []
    for document in documents:
        text = document.read_text(encoding="utf-8")
        lines = re.findall(r"^orgwright (.+)$", text, re.M) + re.findall(r"`orgwright ([^`]+)`", text)
        found += [(document.name, re.split(r" {3,}", line)[0]) for line in lines]
    return found


@pytest.mark.parametrize(("document", "line"), documented_commands(), ids=lambda part: part[:60])
def test_every_documented_command_is_one_of_the_command_line(document: str, line: str) -> None:
    words = re.findall(r"[^\s\[\]]+", line.replace("...", " "))
    command: Any = get_command(application)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if command.name in (None, "orgwright"):
        assert words == ["WORKSPACE"], f"{document}: there is no command {line}"
        return
    assert not hasattr(command, "commands"), f"{document}: {line} is half a command"
    options = {word for word in words if word.startswith("-")}
    known = {name for parameter in command.params for name in parameter.opts}
    assert options <= known


def test_every_command_is_documented() -> None:
    def paths(command: Any, before: str) -> Iterator[str]:
        for name, one in getattr(command, "commands", {}).items():
            yield from paths(one, f"{before} {name}") if hasattr(one, "commands") else (f"{before} {name}",)

    for document in (ROOT / "README.md", HELP / "command-line.md"):
        text = document.read_text(encoding="utf-8")
        assert [path for path in paths(get_command(application), "orgwright") if path not in text] == []
