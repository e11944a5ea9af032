# SPDX-License-Identifier: MIT
"""Initramfs images: cpio archives ("newc"), and programs with the libraries that they need."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

from archive import Missing


class Image:
    """An initramfs under way; write() makes the file. Folders come of themselves."""

    def __init__(self):
        self.files = {}

    def add(self, name, source=None, data=None, mode=0o644):
        """A file by its absolute name: a copy of source, or data."""
        self.files[name] = (Path(source) if source else None, data, mode)

    def add_program(self, program):
        """A program of a Program's folder, at the places at which it was built to lie."""
        for file in program.files():
            name = "/" + str(file.relative_to(program.root))
            self.add(name, file.resolve(), mode=0o755 if os.access(file, os.X_OK) else 0o644)
        # The interpreter has one name that no library path changes.
        self.add("/lib64/" + program.loader.name, program.loader.resolve(), mode=0o755)

    def write(self, path):
        folders = {str(parent) for name in self.files for parent in Path(name).parents} - {"/"}
        folders |= {"/dev", "/proc", "/sys", "/tmp", "/var", "/var/tmp"}
        with open(path, "wb") as out:
            number = 0
            for number, folder in enumerate(sorted(folders), 1):
                write_member(out, number, folder, stat.S_IFDIR | 0o755, b"")
            for number, (name, (source, data, mode)) in enumerate(sorted(self.files.items()), number + 1):
                write_member(out, number, name, stat.S_IFREG | mode, source.read_bytes() if source else data)
            write_member(out, 0, "TRAILER!!!", 0, b"")


def write_member(out, number, name, mode, data):
    """One member: a header of hexadecimal fields, the name, the data, each padded to 4 bytes."""
    encoded = name.lstrip("/").encode() + b"\0"
    fields = [number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(encoded), 0]
    header = b"070701" + b"".join(b"%08X" % field for field in fields) + encoded
    out.write(header + b"\0" * (-len(header) % 4))
    out.write(data + b"\0" * (-len(data) % 4))


class Program:
    """A program in a folder of unpacked packages: runs here without being installed, or is copied into an image.

    Its name is that in usr/bin, or a path such as sbin/mkfs.ext4.
    """

    def __init__(self, root, name, data=()):
        self.root = Path(root)
        self.path = self.root / (name if "/" in name else "usr/bin/" + name)
        self.data = [self.root / file for file in data]
        self.libraries = self.root / "usr/lib/x86_64-linux-gnu"
        self.loader = self.libraries / "ld-linux-x86-64.so.2"

    def command(self):
        """How it runs on this machine: by its own loader, with its own libraries."""
        return [str(self.loader.resolve()), "--library-path", str(self.libraries), str(self.path)]

    def folders(self):
        """The folders of its data."""
        return sorted({str(file.parent) for file in self.data})

    def files(self):
        """The program, its data, and every library that the loader finds for it."""
        command = self.command()
        done = subprocess.run(command[:-1] + ["--list", command[-1]], stdout=subprocess.PIPE, text=True, check=False)
        libraries = [Path(line.split("=> ")[1].split(" (")[0]) for line in done.stdout.splitlines() if "=> /" in line]
        if done.returncode != 0 or not libraries:
            raise Missing("a library of %s" % self.path)
        return [self.path, *self.data, *libraries]


class Installed:
    """A program of this machine, which only runs here."""

    def __init__(self, path):
        self.path = path

    def command(self):
        return [str(self.path)]

    @staticmethod
    def folders():
        return []


def linked(path):
    """The shared libraries of a program that was compiled here, its loader among them: absolute paths."""
    done = subprocess.run(["ldd", str(path)], stdout=subprocess.PIPE, text=True, check=False)
    return sorted({word for line in done.stdout.splitlines() for word in line.split() if word.startswith("/")})


def installed(name):
    """The path of a program of this machine."""
    path = shutil.which(name)
    if path is None:
        raise Missing("%s; tools/setup names its package" % name)
    return path
