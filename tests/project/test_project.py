"""The project as a stranger meets it: the README tells the truth, files stay small, the package carries its data."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from govgraph.cli import main
from govgraph.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
LARGEST = 350  # lines of a file; more is two things in one
LONGEST = 40  # lines of a function


def tracked(*patterns: str) -> list[Path]:
    """The project's own files, as git knows them; all files where there is no git."""
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    return [ROOT / name for name in names if (ROOT / name).is_file()]


SOURCES = [path for path in tracked("govgraph", "tools", "benchmarks") if path.suffix == ".py"]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


# --- what the README says ---------------------------------------------------------------------------------------------


def shell_lines(text: str) -> list[str]:
    """The lines of all shell examples, without their remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.split("   #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


PAGES = [path for path in tracked("*.md") if path.parent.name != "neo4j" and "tests" not in path.parts]
COMMAND_LINES = [(path.name, line) for path in PAGES for line in shell_lines(path.read_text("utf-8")) if re.match(r"(\S*/)?govgraph ", line)]


@pytest.mark.parametrize(("page", "line"), COMMAND_LINES, ids=[f"{page}: {line[:50]}" for page, line in COMMAND_LINES])
def test_every_command_in_the_documentation_exists_with_its_options(page: str, line: str) -> None:
    words = [word for word in shlex.split(line.split(" > ")[0].split(" && ")[0]) if "=" not in word or word.startswith("--")]
    command: click.Command = main
    rest = words[1:]
    while isinstance(command, click.Group):
        assert rest, line
        found = command.get_command(click.Context(command), rest[0])
        assert found is not None, f"{rest[0]} in: {line}"
        command, rest = found, rest[1:]
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)} | {"--help", "-h"}
    assert {word.split("=")[0] for word in rest if word.startswith("-") and word != "-"} <= known, line


def test_every_make_target_in_the_documentation_exists() -> None:
    targets = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = {target for path in PAGES for target in re.findall(r"(?:`|^)make ([a-z0-9]+)", path.read_text("utf-8"), re.MULTILINE)}
    assert said <= targets


def test_every_script_of_the_makefile_exists() -> None:
    scripts = re.findall(r"(?:(?:corpus/)?tools|benchmarks)/[\w/]+\.(?:py|sh)", (ROOT / "Makefile").read_text("utf-8"))
    assert scripts and [name for name in scripts if not (ROOT / name).exists()] == []


def test_the_index_of_the_documentation_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    assert [path.name for path in tracked("docs") if path.suffix == ".md" and path.name != "README.md" and f"({path.name})" not in index] == []


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    for path in PAGES:
        if path.is_relative_to(ROOT / "examples"):
            continue
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert "://" in target or (path.parent / target).exists(), f"{relative(path)}: {target}"


def test_the_readme_says_what_the_program_says() -> None:
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "tools/readme.py", "--check"], cwd=ROOT, env=here, check=False)
    assert done.returncode == 0, "README.md is out of date: make readme"


def test_the_help_lists_every_command_with_its_own_first_sentence() -> None:
    for name, entry in COMMANDS.items():
        command = main.get_command(click.Context(main), name)
        assert command is not None and command.help is not None
        assert " ".join(command.help.split("\n\n")[0].split()).startswith(entry.line.rstrip(".")), name


def test_the_example_questions_name_bodies_of_the_examples() -> None:
    texts = " ".join((ROOT / "examples" / path.name).read_text("utf-8") for path in tracked("examples") if path.suffix != ".py")
    said = " ".join(texts.split())
    for line in re.findall(r"govgraph ask \S+ \"([^\"]+)\"", (ROOT / "examples" / "README.md").read_text("utf-8")):
        assert said.count(line) > 1, line


# --- style ------------------------------------------------------------------------------------------------------------


def test_files_stay_small() -> None:
    lines = {relative(path): path.read_text("utf-8").count("\n") for path in tracked() if path.suffix == ".py"}
    assert {path: count for path, count in lines.items() if count > LARGEST and not path.startswith("tests")} == {}


def code_lines(node: ast.FunctionDef) -> int:
    """The lines of a function without its docstring, which may be as long as it must."""
    first = node.body[0]
    documented = ast.get_docstring(node) is not None
    spared = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - spared


def test_functions_stay_small() -> None:
    long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (length := code_lines(node)) > LONGEST:
                long[f"{relative(path)}:{node.name}"] = length
    assert long == {}


def test_every_file_begins_by_saying_what_it_is_for() -> None:
    silent = [relative(path) for path in SOURCES if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None]
    assert silent == []


def test_public_functions_and_classes_say_what_they_mean() -> None:
    silent = []
    for path in SOURCES:
        for node in ast.parse(path.read_text("utf-8")).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and ast.get_docstring(node) is None:
                silent.append(f"{relative(path)}:{node.name}")
    assert silent == []


def test_nothing_of_one_machine_stands_in_the_project() -> None:
    found = []
    mark = re.compile(r"(?<!\w)/" + r"(?:home|work|Users)/\w|index-" + r"url|registry *= *http|\"resolved\": *\"http")
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{relative(path)}: {line.strip()[:80]}" for line in text.splitlines() if mark.search(line)]
    assert found == []


# --- the package ------------------------------------------------------------------------------------------------------


def test_every_data_file_of_the_package_is_carried() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    carried = {path for pattern in settings["options.package_data"]["govgraph"].split() for path in (ROOT / "govgraph").glob(pattern)}
    data = {path for path in tracked("govgraph") if path.suffix != ".py"}
    assert data and sorted(map(relative, data - carried)) == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in tracked("govgraph") if path.suffix == ".py"}
    assert [relative(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_package_is_described_in_setup_cfg_alone() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert list(build) == ["build-system"]


NAMES = {"fpdf": "fpdf2", "bs4": "beautifulsoup4",
         "yaml": "pyyaml", "docx": "python-docx", "python_calamine": "python-calamine", "PIL": "pillow", "pptx": "python-pptx", "multipart": "python-multipart"}


def requirements(text: str) -> set[str]:
    return {re.split(r"[<>=]", line)[0].lower() for line in text.split()}


def foreign(*folders: str) -> set[str]:
    """The distributions that the code in these folders imports."""
    used = set()
    for path in (path for path in tracked(*folders) if path.suffix == ".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            used |= {name.split(".")[0] for name in names}
    own = {"govgraph", "tests", "tools", "benchmarks", *(path.stem for path in tracked("tests", "tools", "benchmarks", "corpus"))}
    return {NAMES.get(name, name).lower() for name in used if name not in sys.stdlib_module_names and name not in own}


def test_every_import_is_a_requirement_and_every_requirement_is_imported() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    required = requirements(settings["options"]["install_requires"])
    extras = {name: requirements(text) for name, text in settings["options.extras_require"].items()}
    assert foreign("govgraph") <= required | extras["py2neo"] | extras["pptx"] | extras["web"]
    assert required <= foreign("govgraph")
    assert foreign("tests", "tools", "benchmarks", "examples") <= required | extras["py2neo"] | extras["test"]
