"""Make docs/schema.md, docs/rules.md and docs/cli.md from the code: python docs/generate.py [--check]

A test compares the files with what this makes of the present code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from riskreader.normalise.models import Register
from riskreader.normalise.rules import all_rules
from riskreader.normalise.tables import TABLES, Column
from riskreader.output.manifest import Manifest
from riskreader.output.sheet import SHEET_COLUMNS
from riskreader.pipeline.cli import COMMANDS, build_parser

HERE = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py: change the code, not this page. -->\n"


def schema_page() -> str:
    """Every model and field of a register, then of run.json, then the columns of each table."""
    lines = [
        MADE,
        "# The register, field by field\n",
        "`riskreader schema` prints this as JSON Schema. What cannot be told is `null`: a wrong value is worse.\n",
    ]
    lines.extend(_models("Register", Register.model_json_schema(by_alias=True, mode="serialization")))
    lines.append("# run.json\n")
    lines.extend(_models("Run", Manifest.model_json_schema(by_alias=True, mode="serialization")))
    lines.append("# The tables\n")
    lines.append(
        "UTF-8 without BOM, RFC 4180, ISO 8601 dates, empty for unknown. A text cell that a spreadsheet would run as a "
        "formula has an apostrophe before it (and so has one that begins with an apostrophe); `riskreader.read_table` "
        "takes it off, and `convert --exact-csv` does not write it. `datapackage.json` says all this to machines.\n"
    )
    for table in TABLES:
        keys = f"Key: {', '.join(f'`{name}`' for name in table.key)}."
        parent = f" Belongs to `{table.parent}.csv` by {', '.join(f'`{n}`' for n in table.parent_key)}."
        lines.append(f"## {table.name}.csv\n")
        lines.append(f"{table.about}. {keys}{parent if table.parent else ''}\n")
        lines.extend(_columns(table.row.columns()))
    lines.append("## register.csv\n")
    lines.append("For people: a row a risk, its stages side by side, statements joined by new lines.\n")
    lines.extend(_columns(SHEET_COLUMNS))
    return "\n".join(lines)


def _models(name: str, schema: dict[str, Any]) -> Iterator[str]:
    for title, model in ((name, schema), *schema.get("$defs", {}).items()):
        yield f"## {title}\n"
        if model.get("description"):
            yield f"{' '.join(model['description'].split())}\n"
        yield "| field | type | holds |\n| --- | --- | --- |"
        for field, spec in model["properties"].items():
            yield f"| `{field}` | {_type(spec)} | {_cell(spec.get('description', ''))} |"
        yield ""


def _type(spec: dict[str, Any]) -> str:
    if "$ref" in spec:
        name = spec["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in spec:
        kinds = dict.fromkeys(_type(option) for option in spec["anyOf"])
        return " or ".join(kind for kind in kinds if kind != "integer" or "number" not in kinds)
    if "enum" in spec or "const" in spec:
        return ", ".join(f"`{value}`" for value in spec.get("enum", [spec.get("const")]))
    if "prefixItems" in spec:
        return f"list of {len(spec['prefixItems'])} {_type(spec['prefixItems'][0])}s"
    if spec.get("type") == "array":
        return f"list of {_type(spec['items'])}"
    if spec.get("type") == "object":
        return f"object of {_type(spec['additionalProperties'])}"
    if spec.get("pattern"):
        return "date (YYYY, YYYY-MM or YYYY-MM-DD)"
    return str(spec.get("type", "any"))


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | type | holds |\n| --- | --- | --- |"
    for column in columns:
        choices = f": {', '.join(f'`{choice}`' for choice in column.choices)}" if column.choices else ""
        yield f"| `{column.name}` | {column.kind} | {_cell(column.about + choices)} |"
    yield ""


def rules_page() -> str:
    lines = [
        MADE,
        "# The rules\n",
        "A rule is silent where its premise is not in the report. `riskreader rule CODE` prints one of these.\n",
        "Where five risks of a register or more, and most of those that are scored, contradict what a rule holds them "
        "against (the formula, scale, bands, colours, stages or arrows), that is one finding about the report: it is "
        "wrong throughout, or what it says of its scores is said of other risks.\n",
        "| code | severity | says |\n| --- | --- | --- |",
    ]
    lines.extend(
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity} | {_cell(rule.summary)} |" for rule in all_rules()
    )
    for rule in all_rules():
        lines.append(f"\n## {rule.code}\n\n**{rule.severity}**: {rule.summary}\n\n{rule.explanation}")
    return "\n".join(lines) + "\n"


def cli_page() -> str:
    parser = build_parser()
    (subparsers,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    lines = [MADE, "# The command line\n", f"{parser.description}\n"]
    lines.append("| command | what it does |\n| --- | --- |")
    lines.extend(f"| [`{command.name}`](#riskreader-{command.name}) | {command.summary} |" for command in COMMANDS)
    lines.append(
        "\nProgress goes to standard error, and only where that is a terminal; results go to standard output or into "
        "the files asked for.\n"
    )
    lines.append(f"{(parser.epilog or '').splitlines()[-1]}\n")
    for command in COMMANDS:
        lines.append(f"## riskreader {command.name}\n")
        lines.append(f"{command.about}\n")
        lines.append(f"```sh\n{command.example}\n```\n")
        lines.append("| argument | meaning |\n| --- | --- |")
        for action in subparsers.choices[command.name]._actions:
            names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            choices = " ".join(map(str, action.choices)) if action.choices else ""
            value = f" {action.metavar or choices}" if action.option_strings and action.nargs != 0 else ""
            lines.append(f"| `{names}{value}` | {_cell(action.help or '')} |")
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {"schema.md": schema_page, "rules.md": rules_page, "cli.md": cli_page}


def main() -> int:
    stale = []
    for name, page in PAGES.items():
        path, text = HERE / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{'stale' if '--check' in sys.argv else 'written'}: {', '.join(stale) or 'none'}")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
