# SPDX-License-Identifier: MIT
"""The subcommands and their arguments."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path

import account
import catalogue
import changes
import check
import facts
import judge
import library
import masks
import names
import places
import refile
import report
import rows
import sources
import unproven
import why
from facts import ReferenceError_
from readers import frozen

_ABOUT = """\
Compares our headers with what other projects state about the Hyper-V interface.

For maintainers:
    import     read the sources and write References/<source>/*.def
    account    print the totals of each source: rows, declined facts, faults
    unproven   list the definitions of ours that no source has a row for
    compare    list where our headers and the sources differ, without writing anything
    diff       list what changed in a source since our pin, and which definitions it touches
    read       print one source's facts as JSON lines
    freeze     store the facts of a source that does not change in the repository

For everybody:
    check      compare your own header with the library
    why        print a definition, and the figure of each source
    facts      print the library as one JSON document
    masks      check or write the masks and shifts of the bit-fields

The repository contains the facts of sources that do not change. The other sources are read from working
copies: --from DIR names the folder that contains them, as DIR/mu_msvm, DIR/openvmm and so on. The command
names the sources that it leaves out because they have no working copy.

Exit codes: 0 nothing to report, 1 something differs, 2 an error.
"""


def main(arguments: list[str]) -> int:
    """Runs one subcommand; the result is the exit code."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hvref", description=_ABOUT,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="command")

    command = _command(commands, "import", _import, "write References/<source>/*.def",
                       "Writes a source's rows if every fact of it agrees, is declined, is an erratum or waits. Rows "
                       "of a source without a working copy are moved to the files of the headers that contain their "
                       "definitions now. Exit code 1: a fact differs, or a type of ours lacks it; that source's rows "
                       "are then unchanged, unless --unfinished.")
    _source_arguments(command)
    command.add_argument("--unfinished", action="store_true",
                         help="write the rows that agree even if others differ, and leave out headers of ours that do "
                         "not compile")

    command = _command(commands, "account", _account, "print the totals of each source",
                       "Counts each source's facts by their outcome, prints the reasons of declined facts, and counts "
                       "our types, members, values and GUIDs that only one source, or only the original, states. Exit "
                       "code 1: some facts are unmapped or differ. --check needs no source: it compares the committed "
                       "rows with the totals in References/Sources.md.")
    _source_arguments(command)
    command.add_argument("--write", action="store_true", help="write the totals into References/Sources.md")
    command.add_argument("--check", action="store_true", help="compare the committed files with the totals")
    command.add_argument("--alone", action="store_true",
                         help="list each name that fewer than two sources state, according to the committed rows")

    command = _command(commands, "unproven", _unproven, "list the definitions that no source has a row for",
                       "Lists each structure, constant and GUID of the wire without a row. --check compares them with "
                       "References/Unproven.txt, which contains the reasons. Exit code 1: a definition has no reason, "
                       "or a reason has no definition.")
    command.add_argument("--check", action="store_true", help="print only the definitions without a reason")

    command = _command(commands, "compare", _compare, "list where our headers and the sources differ",
                       "Counts the facts of each source that agree, and lists each that differs or that a type of ours "
                       "lacks, with its place in the source; with --topic, only those of one header. Exit code 1: "
                       "there is one.")
    _source_arguments(command)
    command.add_argument("--topic", metavar="HEADER", default="", help="only this header, e.g. Hypervisor/Msr.h")

    command = _command(commands, "diff", _diff, "list what changed in a source since our pin",
                       "Compares a repository's facts in two working copies, or, without --old, in NEW and in the "
                       "pinned revision, which is then read from NEW's history. A file that only one of them has is a "
                       "change too. NEW and DIR may be bare repositories. Exit code 1: something changed.")
    command.add_argument("repository", choices=list(sources.REPOSITORIES))
    command.add_argument("new", type=Path, metavar="NEW",
                         help="working copy at the later revision, or a repository with that revision as HEAD")
    command.add_argument("--old", type=Path, metavar="DIR",
                         help="working copy at the earlier revision, or a repository with that revision as HEAD")
    command.add_argument("--json", action="store_true", help="one JSON document instead of lines")

    command = _command(commands, "read", _read, "print a source's facts as JSON lines",
                       "Prints all facts that a source states.")
    _source_arguments(command)
    command.add_argument("--left-out", action="store_true",
                         help="print instead what the reader did not take as a statement about the interface (types "
                              "of the program, functions, tests, prose), each with its place and the reason")

    command = _command(commands, "freeze", _freeze, "store the facts of a source that does not change in the repository",
                       "Writes References/ID/facts.jsonl.xz from JSON lines, as an extractor or `hvref read` prints "
                       "them. The source must have a line in sources.py. The next step is `hvref import --source ID`.")
    command.add_argument("id", metavar="ID")
    command.add_argument("file", nargs="+", metavar="[ARCH=]FILE",
                         help="JSON lines; .txt: the text of the TLFS as `pdftotext -layout` prints it; or a folder "
                              "with the source's crates (readers/rust/files.py); ARCH (x64, arm64) where the source "
                              "has both")

    command = _command(commands, "check", check.run, "compare your own header with the library",
                       "Reads C and C++ headers, even if they do not compile, and finds our definition for each name in "
                       "them. Spelling and case of a name do not matter; --map names a table of names that differ "
                       "otherwise. A member of another name at the same place agrees. Counts the facts that agree, and "
                       "lists each that differs, with both figures.")
    check.arguments(command)

    command = _command(commands, "why", why.run, "print a definition, and the figure of each source",
                       "Prints our figure with its header, each source's figure with its place, the erratum if they "
                       "differ, and whether only one source states the figure. NAME is a type, TYPE.Member, a value "
                       "or GUID by its name; a number or a GUID's text finds the names that have it. Needs no package. "
                       "Exit code 1: a name is unknown.")
    why.arguments(command)

    command = _command(commands, "facts", _facts, "print the library as one JSON document",
                       "Prints each definition's name, kind, layout or value, header, line and the first sentence of "
                       "its comment.")
    command.add_argument("--output", type=Path, metavar="FILE", help="write the document to this file")

    command = _command(commands, "masks", _masks, "check or write the masks and shifts of the bit-fields",
                       "Compares include/Mile.HyperV/Masks/ with the bit-fields of the other headers. Exit code 1: they "
                       "differ.")
    command.add_argument("--write", action="store_true", help="write the headers of Masks/ again")
    return parser


def _command(commands, name: str, run, summary: str, description: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, description=f"{summary[0].upper()}{summary[1:]}. {description}")
    parser.set_defaults(run=run)
    return parser


def _source_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", action="append", default=[], metavar="ID", help="only this source (repeatable)")
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR",
                        help=f"folder of the working copies ({', '.join(sources.REPOSITORIES)}); with --source, the "
                        "working copy itself is accepted too")


# Shared by the commands.

def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ReferenceError_("no such folder", path)
    return path


def _available(options):
    """The sources that can be read, with their working copies; an error if one was asked for by name and cannot."""
    wanted = sources.by_id(options.source)
    folder = _folder(options.folder) if options.folder else None
    alone = bool(options.source) and len({source.repository for source in wanted}) == 1
    absent = []
    for source in wanted:
        root = sources.working_copy(source, folder, alone) if folder and not source.is_frozen else None
        if root or source.is_frozen:
            yield source, root
        elif options.source:
            repository = sources.REPOSITORIES[source.repository]
            raise ReferenceError_(f"{source.id} needs --from DIR with a working copy of {repository.url} in "
                                  f"DIR/{repository.id}")
        else:
            absent.append(source.repository)
    if absent:
        print(f"left out, because they change and have no working copy here: --from DIR with "
              f"{', '.join(f'DIR/{name}' for name in dict.fromkeys(absent))}", file=sys.stderr)


def _exceptions(source: sources.Source, arch: str) -> names.Exceptions:
    """Table of the source; empty for a source whose names all follow the rules."""
    path = places.REFERENCES / source.id / "Exceptions.txt"
    return names.Exceptions(path if path.is_file() else None, arch)


def _judged(options, libraries: library.Libraries):
    """Each available source with the outcomes of its facts, and the lines of its table that no fact used."""
    for source, root in _available(options):
        tables = {arch: _exceptions(source, arch) for arch in source.arches}
        outcomes = judge.merged({
            arch: judge.Judge(libraries, tables[arch], sources.read(source, arch, root), arch).all()
            for arch in source.arches})
        yield source, outcomes, names.unused(tables.values())


# The commands.

def _import(options) -> int:
    code, done = 0, set()
    libraries = library.told(options.unfinished)
    for source, outcomes, unused in _judged(options, libraries):
        done.add(source.id)
        problems = report.problem_lines(outcomes)
        print(report.counts_line(source.id, outcomes))
        _tell(problems + [f"  unused   {source.id}/Exceptions.txt:{line.number}: {line.verb} {line.left}"
                          for line in unused])
        if problems:
            code = 1
        if not problems or options.unfinished:
            _write(source, outcomes)
    if not options.source and not options.unfinished:
        code = max([code, *(_refile(source, libraries) for source in sources.SOURCES if source.id not in done)])
    return code


def _refile(source: sources.Source, libraries: library.Libraries) -> int:
    """Moves the committed rows of a source without a working copy to the headers that have their definitions now."""
    moved, lost = refile.again(places.REFERENCES / source.id, source.id, source.arches, libraries)
    if moved and not lost:
        print(f"{source.id}: not read; {moved} rows moved to the files of other headers")
    _tell([f"  lost     {row.subject}: no header defines it; its row stays in {source.id}/{row.topic}.def"
           for row in lost])
    return 1 if lost else 0


def _tell(lines: list[str]) -> None:
    if lines:
        print("\n".join(lines), file=sys.stderr)


def _write(source: sources.Source, outcomes: list[judge.Outcome]) -> None:
    found = [outcome.row for outcome in outcomes if outcome.state in (judge.ROW, judge.WAITING)]
    folder = places.REFERENCES / source.id
    rows.write(folder, source.id, found)
    (folder / account.DECLINED_FILE).write_text(account.declined_text(source.id, outcomes), encoding="utf-8")


def _account(options) -> int:
    ids = [source.id for source in sources.SOURCES]
    if options.check:
        pins = {name: repository.pin for name, repository in sources.REPOSITORIES.items()}
        still = {source.id for source in sources.SOURCES if source.is_frozen}
        found = account.faults(places.REFERENCES, ids, pins, still)
        _tell(found)
        return 1 if found else 0
    if options.alone:
        print("\n".join(account.alone(places.REFERENCES)))
        return 0
    totals = {}
    for source, outcomes, _ in _judged(options, library.told()):
        totals[source.id] = account.totals(source.id, outcomes)
        print(report.counts_line(source.id, outcomes))
        for reason, count in sorted(report.reasons(outcomes).items()):
            print(f"  declined {count}: {reason}")
        print("\n".join(report.problem_lines(outcomes)))
    if options.write:
        account.write_table(places.REFERENCES / "Sources.md", totals, ids)
        account.write_support(places.REFERENCES / "Sources.md")
    print(account.support_table(places.REFERENCES))
    return 0 if all(one.closes for one in totals.values()) else 1


def _unproven(options) -> int:
    found = unproven.without_rows(library.told(), places.REFERENCES)
    if not options.check:
        print("".join(f"{fact.file}:{fact.line}: {fact.name}\n" for fact in found), end="")
        return 0
    complaints = unproven.faults(found, places.REFERENCES / "Unproven.txt")
    _tell(complaints)
    return 1 if complaints else 0


def _compare(options) -> int:
    libraries = library.told(lenient=True)
    wanted = library.topic(options.topic.removeprefix("include/").removeprefix("Mile.HyperV/")) if options.topic else ""
    if wanted and wanted not in {library.topic(fact.file) for fact in libraries.of("x64").facts}:
        raise ReferenceError_(f"no header of that name, or it does not compile: {options.topic}")
    code = 0
    for source, outcomes, _ in _judged(options, libraries):
        if wanted:
            outcomes = [outcome for outcome in outcomes if outcome.topic == wanted]
        problems = report.problem_lines(outcomes)
        if outcomes:
            print("\n".join([report.counts_line(source.id, outcomes), *problems]))
        code = 1 if problems else code
    return code


def _diff(options) -> int:
    concerned = [source for source in sources.SOURCES if source.repository == options.repository]
    libraries = library.told()
    found: list = []
    with tempfile.TemporaryDirectory() as scratch:
        new, old = _both(options, concerned, Path(scratch))
        for source in concerned:
            found += changes.of_files(source.id, sources.files(source), old, new)
            then, now = sources.present(source, old), sources.present(source, new)
            for arch in source.arches:
                before, after = sources.read(then, arch, old), sources.read(now, arch, new)
                judges = [judge.Judge(libraries, _exceptions(source, arch), one, arch) for one in (before, after)]
                found += changes.between(source.id, before, after, *judges)
    found = list({change.text(): change for change in found}.values())
    _show_changes(options, found)
    return 1 if found else 0


def _both(options, concerned: list[sources.Source], scratch: Path) -> tuple[Path, Path]:
    """The folders of the later and the earlier revision; what has no working copy is taken from its repository."""
    pin, wanted = sources.REPOSITORIES[options.repository].pin, sources.paths(concerned)

    def tree(path: Path, revision: str, name: str) -> Path:
        if revision or changes.is_git_directory(path):
            return changes.checkout_of(path, revision or "HEAD", scratch / name, wanted)
        return path

    new = _folder(options.new)
    old = tree(_folder(options.old), "", "old") if options.old else tree(new, pin, "old")
    both = tree(new, "", "new"), old
    for path in (path for source in concerned for path in sources.files(source)):
        if not any((side / path).exists() for side in both):
            raise ReferenceError_("no such header or file in either revision", path)
    return both


def _show_changes(options, found: list[changes.Change]) -> None:
    if options.json:
        document = {"repository": options.repository, "pin": sources.REPOSITORIES[options.repository].pin,
                    "changes": [change.record() for change in found]}
        print(json.dumps(document, indent=2))
        return
    for source in dict.fromkeys(change.source for change in found):
        print(f"{source}:")
        print("\n".join(f"  {change.text()}" for change in found if change.source == source))
    print(f"{len(found)} changes")


def _read(options) -> int:
    for source, root in _available(options):
        if options.left_out:
            print("".join(f"{note}\n" for note in sources.left_out(source, root)), end="")
            continue
        for arch in source.arches:
            print(facts.write_json_lines(sources.read(source, arch, root)), end="")
    return 0


def _freeze(options) -> int:
    source = sources.by_id([options.id])[0]
    if not source.is_frozen:
        raise ReferenceError_(f"{source.id} moves: it is read from a working copy of {source.repository}")
    files: dict[str, list[Path]] = {arch: [] for arch in source.arches}
    for text in options.file:
        arch, found, path = text.partition("=")
        if not found and len(files) == 1:
            arch, path = source.arches[0], text
        if arch not in files:
            raise ReferenceError_(f"{text}: expected ARCH=FILE with an ARCH of {', '.join(files)}")
        files[arch].append(Path(path))
    lacking = [arch for arch, paths in files.items() if not paths]
    if lacking:
        raise ReferenceError_(f"{source.id} has no file for {', '.join(lacking)}")
    folder = places.REFERENCES / source.id
    by_arch = {arch: frozen.gather(paths, source.id) for arch, paths in files.items()}
    print(f"{source.id}: {frozen.write(folder, by_arch)} facts in {folder.name}/{frozen.FILE}")
    return 0


def _facts(options) -> int:
    match = re.search(r'MILE_HYPERV_VERSION_STRING\s+"([^"]+)"', _version_text())
    document = catalogue.build(library.told(), places.INCLUDE, match.group(1) if match else "")
    text = json.dumps(document, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


def _version_text() -> str:
    path = places.INCLUDE / "Mile.HyperV.Version.h"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _masks(options) -> int:
    ours = library.told().of("x64")
    if options.write:
        masks.write(ours, places.INCLUDE)
    found = masks.faults(ours, places.INCLUDE)
    _tell(found)
    return 1 if found else 0
