# SPDX-License-Identifier: MIT
"""Debian packages as files: fetched by apt, unpacked into a cache folder, installed nowhere.

apt gets a folder of its own with the one suite that is asked for, so that
neither its own state nor the machine's is touched, and no root is needed. The
archive's address is the one that this machine's apt has already; the packages
are verified with Debian's keys as ever.
"""

import fcntl
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

# Packages to fetch: the suite, with the architecture where it is not amd64, the packages, and whether what they depend on
# comes too. A package that ends with -* is the one of its kind that the package in front of the colon depends on:
# kernels have their version in the name.
SETS = {
    # The cloud kernel is a third of the other's size, and all that is needed here: KVM for AMD with Hyper-V emulation.
    "kernel": ("bookworm", ["linux-image-cloud-amd64:linux-image-*"], False),
    "qemu7": ("bookworm", ["qemu-system-x86"], True),
    "qemu10": ("trixie", ["qemu-system-x86"], True),
    "ovmf": ("bookworm", ["ovmf"], False),
    "gcc14": ("trixie", ["gcc-14", "libc6-dev"], True),
    # Guests of examples/host: two kernels (the older one is "kernel"), and a userland for their tests.
    "kernel13": ("trixie", ["linux-image-cloud-amd64:linux-image-*"], False),
    # Headers that a module for that kernel includes, for tests/consumers.
    "headers13": ("trixie", ["linux-headers-cloud-amd64:linux-headers-*",
                             "linux-headers-cloud-amd64:linux-headers-*:linux-headers-*-common"], False),
    "headers12-arm64": ("bookworm/arm64", ["linux-headers-cloud-arm64:linux-headers-*",
                                           "linux-headers-cloud-arm64:linux-headers-*:linux-headers-*-common"], False),
    "headers13-arm64": ("trixie/arm64", ["linux-headers-cloud-arm64:linux-headers-*",
                                         "linux-headers-cloud-arm64:linux-headers-*:linux-headers-*-common"], False),
    # The only kernel of the two with hyperv_drm.
    "kernel13-full": ("trixie", ["linux-image-amd64:linux-image-*"], False),
    "busybox": ("bookworm", ["busybox-static"], False),
    "daemons": ("bookworm", ["hyperv-daemons"], True),
    "e2fsprogs": ("bookworm", ["e2fsprogs"], True),
}

SUITES = {"bookworm", "trixie", "forky", "oldstable", "stable", "testing", "unstable", "sid"}


class Missing(Exception):
    """Something that is needed is not on this machine, and cannot be fetched either."""


def archive_addresses():
    """The archives among this machine's apt sources that may be Debian's: those with a suite of Debian's name."""
    done = subprocess.run(["apt-get", "update", "--print-uris"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True, check=False)
    found = re.findall(r"^'([^']+/)dists/([^/']+)/InRelease'", done.stdout, re.MULTILINE)
    return list(dict.fromkeys(address for address, suite in found if suite in SUITES))


class Archive:
    """The sets above in a cache folder; fetch() gives the folder where one is unpacked."""

    def __init__(self, cache, say, address=None):
        self.cache = Path(cache).absolute()
        self.say = say
        self.address = address

    def has(self, name):
        return (self.cache / name / "complete").exists()

    def fetch(self, name):
        """The folder of a set; downloads it if it is not there yet."""
        place = self.cache / name
        if not self.has(name):
            self.cache.mkdir(parents=True, exist_ok=True)
            with self.lock():
                if not self.has(name):
                    self.unpack(name, place)
        return place

    @contextmanager
    def lock(self):
        """Keeps two runs from fetching at once."""
        with open(self.cache / "lock", "w", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def unpack(self, name, place):
        suite, packages, whole = SETS[name]
        suite, _, architecture = suite.partition("/")
        self.say("Fetching %s of Debian %s ..." % (" ".join(re.sub(":.*", "", name) for name in packages), suite))
        apt = self.apt(suite, architecture or "amd64")
        packages = [apt.resolve(package) for package in packages]
        files = apt.download(packages, whole)
        self.say("  %d packages, %.0f MB" % (len(files), sum(file.stat().st_size for file in files) / 1e6))
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        make_usr_merged(place)
        for file in files:
            run(["dpkg-deb", "--fsys-tarfile", str(file)], unpack_into=place)
        apt.forget()
        (place / "complete").write_text("".join(file.name + "\n" for file in files), encoding="utf-8")

    def lacks(self):
        """Why nothing can be fetched here; empty if it can be tried."""
        for tool in ("apt-get", "apt-cache", "dpkg-deb", "tar"):
            if shutil.which(tool) is None:
                return "%s, with which packages of Debian are fetched" % tool
        if not KEYRING.exists():
            return "%s (Debian's package debian-archive-keyring)" % KEYRING
        if not self.address and not archive_addresses():
            return "a Debian archive among the sources of this machine's apt; --mirror names one"
        return ""

    def apt(self, suite, architecture):
        """apt for a suite, from the first address that has it with Debian's signature."""
        if self.lacks():
            raise Missing(self.lacks())
        addresses = [self.address] if self.address else archive_addresses()
        reasons = ""
        for address in addresses:
            apt = Apt(self.cache / "apt" / ("%s-%s" % (suite, architecture)), suite, address, architecture)
            try:
                apt.update()
                return apt
            except Missing as reason:
                apt.forget()
                reasons += "\n%s" % reason
        raise Missing("Debian's %s, which no source of this machine's apt has; --mirror names another%s"
                      % (suite, reasons))


def make_usr_merged(place):
    """The links of a merged /usr, for packages that still have files in /lib."""
    for name in ("lib", "lib64", "bin", "sbin"):
        (place / "usr" / name).mkdir(parents=True)
        (place / name).symlink_to("usr/" + name)


def run(command, folder=None, unpack_into=None):
    """Runs a command, quietly if it succeeds; its output can go to tar."""
    if unpack_into is None:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder,
                              env={**os.environ, "LC_ALL": "C"}, check=False)
        if done.returncode != 0:
            raise Missing("what %s was to give: %s" % (Path(command[0]).name, done.stderr.strip()))
        return done.stdout
    with subprocess.Popen(command, stdout=subprocess.PIPE) as producer:
        tar = ["tar", "--extract", "--keep-directory-symlink", "--no-same-owner", "--directory", str(unpack_into)]
        consumer = subprocess.run(tar, stdin=producer.stdout, check=False)
    if producer.returncode != 0 or consumer.returncode != 0:
        raise Missing("what this package holds: %s" % command[-1])
    return ""


class Apt:
    """apt for one suite and architecture, in one folder."""

    def __init__(self, place, suite, address, architecture):
        self.place = place
        for folder in ("state/lists/partial", "cache/archives/partial"):
            (place / folder).mkdir(parents=True, exist_ok=True)
        (place / "status").write_text("", encoding="utf-8")
        (place / "sources.list").write_text("deb [arch=%s target=Packages signed-by=%s] %s %s main\n"
                                            % (architecture, KEYRING, address, suite), encoding="utf-8")
        settings = {
            "Dir::Etc::sourcelist": place / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State": place / "state",
            "Dir::State::status": place / "status",  # nothing is installed: every dependency is fetched
            "Dir::Cache": place / "cache",
            "APT::Architecture": architecture,
            "APT::Architectures": architecture,
            "APT::Install-Recommends": "false",
            "APT::Get::List-Cleanup": "false",
            "APT::Sandbox::User": "root",  # the folder is not apt's own user's
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "Debug::NoLocking": "true",
        }
        self.options = [word for key, value in settings.items() for word in ("-o", "%s=%s" % (key, value))]

    def update(self):
        run(["apt-get", *self.options, "--error-on=any", "update"])

    def resolve(self, package):
        """The name of a package; of `meta:pattern-*`, the dependency of meta that fits; of a longer row, its dependency."""
        name, *patterns = package.split(":")
        for pattern in patterns:
            text = run(["apt-cache", *self.options, "depends", name])
            found = re.search(r"Depends: (%s)\n" % pattern.replace("*", r"\S+"), text)
            if not found:
                raise Missing("a package %s that %s depends on" % (pattern, name))
            name = found[1]
        return name

    def download(self, packages, whole):
        """The files of some packages, with those that they depend on if whole."""
        folder = self.place / "cache" / "archives"
        for old in folder.glob("*.deb"):
            old.unlink()
        if whole:
            run(["apt-get", *self.options, "install", "--yes", "--download-only", *packages])
        else:
            run(["apt-get", *self.options, "download", *packages], folder=folder)
        return sorted(folder.glob("*.deb"))

    def forget(self):
        """Removes what was downloaded, once it is unpacked; the lists of packages stay, for the next set."""
        shutil.rmtree(self.place / "cache")
