#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The site that tools/docs makes: every link by a program, and the pages in headless Chromium."""

import collections
import html
import html.parser
import importlib.util
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = importlib.util.find_spec("axe_core_python")
WORK = tempfile.TemporaryDirectory()
SITE = Path(WORK.name) / "site"

LOADING = {"link", "script", "img", "iframe", "source", "object", "embed", "audio", "video"}


def setUpModule():
    subprocess.run([sys.executable, str(ROOT / "tools" / "site"), "--to", str(SITE)], check=True, stdout=subprocess.DEVNULL)


def tearDownModule():
    WORK.cleanup()


class Page(html.parser.HTMLParser):
    """The anchors, the links and the headings of a page."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads, self.headings, self.unlabelled = collections.Counter(), [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if known.get("id"):
            self.ids[known["id"]] += 1
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if tag in LOADING:
            self.loads += [known[name] for name in ("href", "src", "data", "srcset") if known.get(name)]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("img", "svg", "input") and not (known.get("aria-label") or known.get("alt")):
            self.unlabelled.append(tag)


class Links(unittest.TestCase):
    """Every page, by a program."""

    @classmethod
    def setUpClass(cls):
        cls.pages = {path: Page(path) for path in SITE.rglob("*.html")}

    def test_there_is_a_page_for_each_header(self):
        headers = [path.relative_to(ROOT / "include/Mile.HyperV").with_suffix(".html")
                   for path in (ROOT / "include/Mile.HyperV").rglob("*.h") if path.parent.name != "Masks"]
        self.assertEqual([], [str(path) for path in headers if not (SITE / path).is_file()])

    def test_no_link_is_dead(self):
        dead = set()
        for path, page in self.pages.items():
            for link in page.links:
                if re.match(r"(https?|mailto):", link):
                    continue
                target, _, fragment = link.partition("#")
                other = Path(os.path.normpath(path.parent / target)) if target else path
                if other.name in ("n.html", "cite.html"):
                    continue
                if other not in self.pages or fragment and fragment not in self.pages[other].ids:
                    dead.add(f"{path.relative_to(SITE)}: {link}")
        self.assertEqual([], sorted(dead)[:20])

    def test_nothing_is_loaded_from_elsewhere(self):
        loads = {load for page in self.pages.values() for load in page.loads}
        self.assertTrue(loads)
        self.assertEqual([], [load for load in loads if re.match(r"(?!data:,)([a-z]+:|//)", load)])
        for path in [*SITE.rglob("*.css"), SITE / "site.js"]:
            self.assertNotRegex(path.read_text(encoding="utf-8"), r"https?://|url\(|@import|fetch\(|XMLHttp")

    def test_addresses_are_unique(self):
        twice = [f"{path.relative_to(SITE)}#{name}" for path, page in self.pages.items()
                 for name, count in page.ids.items() if count > 1]
        self.assertEqual([], twice[:20])

    def test_headings_go_down_one_level_at_a_time(self):
        for path, page in self.pages.items():
            with self.subTest(path.relative_to(SITE)):
                levels = page.headings
                main = levels[levels.index(1):]
                self.assertEqual(1, levels.count(1))
                self.assertEqual([], [pair for pair in zip(main, main[1:]) if pair[1] > pair[0] + 1])

    def test_pictures_and_fields_have_labels(self):
        self.assertEqual([], [str(path) for path, page in self.pages.items() if page.unlabelled])


def chromium(*arguments):
    """Standard output of Chromium, and what the pages wrote to the console."""
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars",
         "--allow-file-access-from-files", "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--virtual-time-budget=8000", f"--user-data-dir={WORK.name}/browser", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    console = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
    if done.returncode:
        raise AssertionError(f"Chromium ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout, console


def rows_of(path):
    """Width, height and the set of colors of a PNG of 8 bits without interlacing."""
    data = path.read_bytes()
    width, height, depth, form = struct.unpack(">IIBB", data[16:26])
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    pixel = {2: 3, 6: 4}[form]
    assert depth == 8
    return width, height, len(set(zlib.decompress(packed)[::pixel * 7 + 1]))


@unittest.skipUnless(CHROMIUM, "no chromium (tools/setup tools installs it)")
class Browser(unittest.TestCase):
    """The pages in a browser, from a folder."""

    def open(self, address, *arguments):
        output, console = chromium(*arguments, "--dump-dom", f"{SITE.as_uri()}/{address}")
        self.assertEqual([], console)
        return output

    def found(self, query):
        """The names and the addresses that the search box shows."""
        page = self.open(f"index.html?q={query}")
        listed = re.search(r'<ul id="results">(.*?)</ul>', page, re.DOTALL)
        self.assertIsNotNone(listed, "the results are not shown")
        return re.findall(r'<a href="([^"]+)"><b>([^<]+)</b>', listed[1])

    def first(self, query):
        return self.found(query)[0][1]

    def test_search_finds_numbers(self):
        self.assertIn("HV_X64_MSR_TSC_EMULATION_STATUS", [name for _, name in self.found("0x40000108")])
        hexadecimal = [name for _, name in self.found("0x40000118")]
        self.assertTrue(any("TSC_INVARIANT" in name for name in hexadecimal), hexadecimal)
        self.assertEqual(hexadecimal, [name for _, name in self.found(str(0x40000118))])

    def test_search_finds_names_and_words(self):
        self.assertTrue(all("gpadl" in name.lower() for _, name in self.found("GPADL")[:5]))
        self.assertEqual("Device/Heartbeat", self.first("heartbeat"))
        self.assertEqual("HV_MESSAGE", self.first("hv_message"))

    def test_search_finds_guids(self):
        guid = "57164f39-9115-4e78-ab55-382f3bd5422d"
        self.assertIn("HEARTBEAT", self.first(guid))
        self.assertEqual(self.first(guid), self.first("%7B" + guid.upper() + "%7D"))

    def test_search_says_when_nothing_matches(self):
        self.assertIn("No name, number, GUID or text matches", self.open("index.html?q=qqzzqq"))

    def test_permanent_address_leads_to_the_definition(self):
        page = self.open("n.html#VMBUS_CHANNEL_OFFER_CHANNEL")
        self.assertIn("<h1>ChannelMessage</h1>", page)

    def test_citation_has_name_version_and_address(self):
        page = self.open("cite.html#HV_X64_MSR_GUEST_OS_ID")
        cited = re.search(r'id="citation"[^>]*>(.*?)</pre>', page)[1]
        for part in ("Mile.HyperV 2.", "HV_X64_MSR_GUEST_OS_ID", "Hypervisor/Msr.h", "n.html#HV_X64_MSR_GUEST_OS_ID"):
            self.assertIn(part, cited)

    def test_structure_has_picture_and_table(self):
        shot = Path(WORK.name) / "shot.png"
        _, console = chromium(f"--screenshot={shot}", "--window-size=1200,1400",
                              f"{SITE.as_uri()}/Device/Heartbeat.html#IC_HEARTBEAT_MSG_DATA")
        self.assertEqual([], console)
        width, height, colors = rows_of(shot)
        self.assertEqual((1200, 1400), (width, height))
        self.assertGreater(colors, 20)

    def measured(self, *arguments, query=""):
        """What frame.html reports of some pages in a frame of 360 pixels."""
        shutil.copyfile(HERE / "frame.html", SITE.parent / "frame.html")
        output, console = chromium(*arguments, "--window-size=900,900", "--dump-dom",
                                   f"{SITE.parent.as_uri()}/frame.html{query}")
        self.assertEqual([], console)
        found = re.search(r'<pre id="report">(.*?)</pre>', output, re.DOTALL)[1]
        self.assertTrue(found, "frame.html measured nothing")
        return json.loads(html.unescape(found))

    def test_narrow_window_does_not_scroll_sideways(self):
        for page in self.measured():
            with self.subTest(page["page"]):
                self.assertLessEqual(page["width"], 360)

    def test_contrast_in_light_and_in_dark(self):
        light, dark = self.measured(), self.measured("--blink-settings=preferredColorScheme=0")
        for page in light + dark:
            with self.subTest(page["page"]):
                self.assertGreater(page["texts"], 50)
                self.assertEqual([], page["faint"])
        self.assertNotEqual(light[0]["background"], dark[0]["background"])

    @unittest.skipUnless(AXE, "no axe-core-python (tests/requirements.txt)")
    def test_accessibility_by_axe(self):
        shutil.copyfile(Path(AXE.origin).with_name("axe.min.js"), SITE.parent / "axe.min.js")
        for arguments in ([], ["--blink-settings=preferredColorScheme=0"]):
            for page in self.measured(*arguments, query="?axe"):
                with self.subTest(page["page"], arguments=arguments):
                    self.assertEqual([], page["violations"])

    def test_layout_of_a_structure(self):
        structure = next(page for page in self.measured() if "ChannelMessage" in page["page"])
        self.assertGreater(structure["pictures"], 20)
        self.assertEqual([], structure["overlapping"])


if __name__ == "__main__":
    unittest.main()
