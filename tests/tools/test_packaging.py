#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The packages name one version, that of Mile.HyperV.Version.h, and one address, that of CMakeLists.txt."""

import json
import re
import unittest
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NUSPEC = "{http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd}"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


VERSION = re.search(r'MILE_HYPERV_VERSION_STRING "([^"]+)"', read("include/Mile.HyperV.Version.h"))[1]
URL = re.search(r'HOMEPAGE_URL "([^"]+)"', read("CMakeLists.txt"))[1]


class Packaging(unittest.TestCase):
    def test_nuget(self):
        metadata = xml.etree.ElementTree.fromstring(read("Mile.HyperV.nuspec")).find(NUSPEC + "metadata")
        self.assertEqual(metadata.findtext(NUSPEC + "version"), VERSION)
        self.assertEqual(metadata.findtext(NUSPEC + "projectUrl"), URL)
        self.assertEqual(metadata.find(NUSPEC + "repository").get("url"), URL)
        self.assertIn("version %s." % VERSION, metadata.findtext(NUSPEC + "releaseNotes"))

    def test_nuget_names_files_that_exist(self):
        files = xml.etree.ElementTree.fromstring(read("Mile.HyperV.nuspec")).iter(NUSPEC + "file")
        patterns = [file.get("src").replace("\\", "/") for file in files]
        self.assertGreater(len(patterns), 1)
        for pattern in patterns:
            self.assertTrue(list(ROOT.glob(pattern)), pattern)

    def test_vcpkg(self):
        port = json.loads(read("packaging/vcpkg/mile-hyperv/vcpkg.json"))
        self.assertEqual((port["version"], port["homepage"]), (VERSION, URL))

    def test_conan_reads_the_version_and_has_the_address(self):
        recipe = read("packaging/conan/conanfile.py")
        self.assertEqual(re.search(r'homepage = "([^"]+)"', recipe)[1], URL)
        self.assertIsNone(re.search(r"^    version =", recipe, re.M))

    def test_the_crate_takes_both_from_there(self):
        manifest = read("packaging/rust/Cargo.toml.in")
        self.assertEqual(re.findall(r'^(?:version|repository) = "(.*)"$', manifest, re.M), ["@VERSION@", "@URL@"])

    def test_the_release_notes_describe_the_version(self):
        self.assertRegex(read("ReleaseNotes.md"), r"(?m)^## %s( |$)" % re.escape(VERSION))


if __name__ == "__main__":
    unittest.main()
