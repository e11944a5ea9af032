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

sys.path.insert(0, str(ROOT / "tools" / "site"))

import sequence  # noqa: E402
import stated  # noqa: E402
from text import inline  # noqa: E402

GUIDES = sorted((ROOT / "docs" / "guides").rglob("*.md"))
# The conversation that each guide has to show is that of a header; these guides have none.
WITHOUT_SEQUENCE = {"README", "boot", "isolated-guests", "linux", "freebsd", "edk2", "original"}
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
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

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


class Guides(unittest.TestCase):
    """The guides, and the pictures of message sequences."""

    def pages(self):
        """Each guide with the text of its page."""
        for path in GUIDES:
            place = SITE / "guides" / ("index.html" if path.stem == "README" else f"{path.stem}.html")
            yield path, place.read_text(encoding="utf-8")

    def test_each_guide_is_linked_from_the_first_page(self):
        first = re.findall(r'href="([^"]+)"', (SITE / "index.html").read_text(encoding="utf-8").partition("<main")[2])
        self.assertGreater(len(GUIDES), 20)
        for path in GUIDES:
            with self.subTest(path.stem):
                self.assertIn(f"guides/{'index' if path.stem == 'README' else path.stem}.html", first)

    def test_each_device_has_a_guide(self):
        """Each header Guest/X.h whose protocol is Device/X.h, and the sockets, is in the text of some guide."""
        devices = {path.stem for path in (ROOT / "include/Mile.HyperV/Guest").glob("*.h")} & \
            {path.stem for path in (ROOT / "include/Mile.HyperV/Device").glob("*.h")} | {"Socket", "Integration"}
        text = "".join(path.read_text(encoding="utf-8") for path in GUIDES if path.parent.name == "device")
        self.assertGreater(len(devices), 10)
        self.assertEqual([], sorted(name for name in devices if f"Guest/{name}.h" not in text))

    def test_guides_have_what_a_driver_needs(self):
        """Sections of each device guide: conversation, an example, versions, hostile hosts, the end, peers."""
        wanted = ("Conversation", "Example", "Versions", "Hostile hosts", "Reset, suspend and rescind", "[Pp]eers")
        for path in GUIDES:
            if path.parent.name == "device":
                headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
                for name in wanted:
                    with self.subTest(path.stem, section=name):
                        self.assertTrue(any(re.search(name, heading) for heading in headings), headings)

    def test_each_block_of_code_is_compiled(self):
        """A fence in a guide is C that tests/examples.py compiles, a sequence, or text; each C block of a device guide runs."""
        for path in GUIDES:
            fences = re.findall(r"^```(\S.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            with self.subTest(path.stem):
                self.assertEqual([], [one for one in fences if not re.fullmatch(r"c( run \w+)?|sequence .+|text|sh", one)])
                if path.parent.name in ("device", "porting"):
                    self.assertTrue(any(one.startswith("c run ") for one in fences))
        examples = (ROOT / "tests" / "examples.py").read_text(encoding="utf-8")
        self.assertIn('"docs/guides/**/*.md"', examples)

    def test_names_in_guides_exist(self):
        """Each name of the library's form in a guide is in the headers."""
        headers = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "include").rglob("*.h"))
        known = set(re.findall(r"\w+", headers))
        form = re.compile(r"\b(?:MileHv[A-Z]\w+|MILE_H\w+|HvCall\w+|HV_[A-Z0-9]\w+|(?:VMBUS|VPCI|NVSP|SYNTHVID|SYNTHHID|HK|IC|DM|"
                          r"RNDIS|GHCB|GET|VMBFS)_[A-Z]\w+|VStor\w+|Nvsp\w+|VpciMsg\w+|Synth(?:vid|Hid)\w+|Dm[A-Z]\w+|"
                          r"IC[A-Z][a-z]\w+|GetHost\w+|GetGuest\w+|GuestCrash\w+|VmbusSerial\w+|Vmbfs\w+|ChannelMessage\w+)\b")
        for path in GUIDES:
            text = path.read_text(encoding="utf-8")
            if path.parent.name == "porting":
                text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)    # their names
            with self.subTest(path.stem):
                unknown = {name for name in form.findall(text) if name not in known and not name.endswith("_")}
                self.assertEqual([], sorted(unknown))

    def test_links_of_guides_lead_to_files(self):
        """What the site does not have becomes text there; in the repository it has to exist."""
        for path in GUIDES:
            text = path.read_text(encoding="utf-8")
            links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not re.match(r"https?:", link)]
            with self.subTest(path.stem):
                self.assertTrue(links)
                self.assertEqual([], [link for link in links if not (path.parent / link.partition("#")[0]).exists()])

    def test_sequences_are_pictures_with_a_title_and_text(self):
        for path, page in self.pages():
            with self.subTest(path.stem):
                figures = re.findall(r'<figure class="sequence">.*?</figure>', page, re.DOTALL)
                drawn = len(re.findall(r"^```sequence ", path.read_text(encoding="utf-8"), re.MULTILINE))
                self.assertEqual(drawn, len(figures))
                self.assertTrue(figures or path.stem in WITHOUT_SEQUENCE)
        for path in SITE.rglob("*.html"):
            for figure in re.findall(r'<figure class="sequence">.*?</figure>', path.read_text(encoding="utf-8"), re.DOTALL):
                with self.subTest(path.relative_to(SITE)):
                    title = re.search(r"<svg role=\"img\" aria-label=\"([^\"]+)\"[^>]*><title>([^<]+)</title>", figure)
                    self.assertEqual(title[1], title[2])
                    self.assertIn(f"<figcaption>{title[2]}</figcaption>", figure)
                    messages = figure.count('class="head"')
                    self.assertGreater(messages, 0)
                    self.assertGreaterEqual(figure.count("<li>"), messages)

    def test_no_sequence_of_a_header_is_left_as_text(self):
        drawings = {path: sum(sequence.is_sequence(lines) for lines in drawings_of(path))
                    for path in (ROOT / "include/Mile.HyperV").rglob("*.h") if path.parent.name != "Masks"}
        self.assertGreater(sum(drawings.values()), 30)
        for path, count in drawings.items():
            place = SITE / path.relative_to(ROOT / "include/Mile.HyperV").with_suffix(".html")
            with self.subTest(path.stem):
                self.assertEqual(count, place.read_text(encoding="utf-8").count('<figure class="sequence">'))

    def test_other_drawings_with_arrows_are_known(self):
        """A drawing with arrows is a sequence, or one of these: of states, of places, of an order."""
        known = ("Isolation: HvCallAcceptGpaPages", "Isolation: created", "Loader: x64", "Synic: HvCallPostMessage")
        found = [f"{path.stem}: {' '.join(' '.join(lines).split())}"
                 for path in (ROOT / "include/Mile.HyperV").rglob("*.h") for lines in drawings_of(path)
                 if re.search(r"[-=]{2}>|<[-=]{2}", "\n".join(lines)) and not sequence.is_sequence(lines)]
        self.assertEqual([], [one for one in found if not one.startswith(known)])

    def test_words_of_a_header_have_headings_and_stress(self):
        page = (SITE / "Hypervisor" / "Hypercall.html").read_text(encoding="utf-8")
        self.assertIn('<h2 id="fast-calls">Fast calls</h2>', page)
        self.assertIn('<li><a href="#fast-calls">Fast calls</a></li>', page)
        self.assertIn("A <em>simple</em> call has headers only", page)
        self.assertNotRegex(re.sub(r"<pre.*?</pre>", "", page, flags=re.DOTALL), r"-{5}")
        self.assertEqual("<code>VOID *A, *B</code> or VOID *C, VOID *D",
                         inline("`VOID *A, *B` or VOID *C, VOID *D", lambda name: ""))

    def test_other_forms_are_refused(self):
        whole = ["guest          host", "  |-- Hello ---->|  a note", "  |<-- Bye ------|"]
        self.assertEqual(["right", "left"], [arrow.to for row in sequence.parse(whole).rows for arrow in row.arrows])
        wrong = {"a lifeline beside its column": [*whole, "  |-- Hello ----->|"],
                 "three lifelines of two parties": [*whole[:1], "  |-- Hello -->|-- x -->|"],
                 "no party": whole[1:],
                 "an arrow without a head": [*whole, "  |-- Hello -----|"],
                 "a line outside": [*whole, "Hello"],
                 "an empty line": [*whole, "", whole[1]],
                 "no message": [whole[0], "  |              |"]}
        for name, lines in wrong.items():
            with self.subTest(name), self.assertRaises(sequence.FormError):
                sequence.parse(lines)


def drawings_of(path):
    """The indented drawings in the comments of a header, divided at empty lines."""
    lines = [line[3:] if line.startswith(" * ") else "" for line in path.read_text(encoding="utf-8").splitlines()]
    part = []
    for line in [*lines, ""]:
        if line.startswith("    "):
            part.append(line)
        elif part:
            yield part
            part = []


class Stated(unittest.TestCase):
    """What the pages show of the comments' fixed forms."""

    def test_forms(self):
        for comment, cells in {
                "Requests one version; guest to host. HK_X answers it. Since 1.0.": ["guest to host", "HK_X", "1.0"],
                "Hello. Host to guest, no response.": ["host to guest", "none", ""],
                "Response to DM_X. Guest to host. Since version 5.": ["guest to host", "is the response to DM_X", "5"],
                "Changes it. Since VMBUS_VERSION_COPPER; guest to host.": ["guest to host", "", "VMBUS_VERSION_COPPER"],
                "Heartbeat. Host to guest, and guest to host as the response. All versions.":
                    ["host to guest, guest to host", "the same structure", "all versions"],
                "GetX. Guest to host. GET_X answers it. Since Nickel.": ["guest to host", "GET_X", "Nickel"],
                "Its response is undocumented; guest to host, since Windows 10.": ["guest to host", "undocumented", ""],
                "Units of 100 ns since 1601-01-01.": ["", "", ""]}.items():
            with self.subTest(comment):
                self.assertEqual(cells, stated.message([comment]))
        self.assertEqual(["HV_STATUS_A", "HV_STATUS_B"],
                         stated.failures(["HV_STATUS_A: one. HV_STATUS_SUCCESS is none.", "HV_STATUS_B and HV_STATUS_A"]))

    def test_hypercalls_have_versions_and_failures(self):
        page = (SITE / "index" / "hypercalls.html").read_text(encoding="utf-8")
        for head in ("input", "output", "caller", "privilege", "since", "failures"):
            self.assertIn(f"<th>{head}</th>", page)
        rows = [re.sub(r"<[^>]+>", "", row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)]
        row = next(one for one in rows if one.startswith("0x005cHvCallPostMessage"))
        for part in ("version 1", "HV_STATUS_INSUFFICIENT_BUFFERS"):
            self.assertIn(part, row)

    def test_calls_of_any_guest_need_no_privilege(self):
        page = (SITE / "index" / "guest-hypercalls.html").read_text(encoding="utf-8").partition("<main")[2]
        page = re.sub(r"<[^>]+>", "", page)
        self.assertIn("HvCallFlushVirtualAddressSpace", page)
        for name in ("HvCallPostMessage", "HvCallCreatePartition", "HvCallSyncContext"):
            self.assertNotIn(name, page)

    def test_messages_have_direction_response_and_version(self):
        page = (SITE / "index" / "device-messages.html").read_text(encoding="utf-8")
        rows = [re.sub(r"<[^>]+>", "", row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)]
        self.assertGreater(len(rows), 300)
        self.assertTrue(any("HK_MESSAGE_PROTOCOL_REQUEST" in row and "HK_MESSAGE_PROTOCOL_RESPONSE1.0" in row for row in rows))
        structure = (SITE / "Device" / "Keyboard.html").read_text(encoding="utf-8")
        self.assertTrue("<dt>direction</dt><dd>guest to host</dd><dt>response</dt>" in structure, "Keyboard.html has none")


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

    def test_search_finds_guides(self):
        self.assertIn("Guide: Network", [name for _, name in self.found("MAC address")])
        self.assertIn("Guide: Isolated guests", [name for _, name in self.found("which calls go by the GHCB")])

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

    def test_texts_of_sequences_fit(self):
        """No text of a sequence leaves its picture or touches another text; a label stays between its lifelines."""
        found = {title: whole for page in SITE.rglob("*.html")
                 for whole, title in re.findall(r'(<figure class="sequence">.*?<figcaption>(.*?)</figcaption>.*?</figure>)',
                                                page.read_text(encoding="utf-8"), re.DOTALL)}
        page = SITE / "sequences-of-the-test.html"
        page.write_text('<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="style.css">' +
                        "".join(found.values()) + """<pre id="report"></pre><script>
const wrong = [];
let texts = 0;
for (const svg of document.querySelectorAll("figure svg")) {
    const lives = [...svg.querySelectorAll("line.life")].map((one) => one.x1.baseVal.value);
    const all = [...svg.querySelectorAll("text")].map((one) => [one, one.getBBox()]);
    all.forEach(([one, box], at) => {
        texts += 1;
        const name = svg.getAttribute("aria-label") + ": " + one.textContent;
        if (box.x < 0 || box.x + box.width > svg.viewBox.baseVal.width) { wrong.push(name + " leaves the picture"); }
        if (box.y > 26 && !one.matches(".note") && lives.some((x) => x > box.x && x < box.x + box.width)) {
            wrong.push(name + " crosses a lifeline");
        }
        if (all.slice(at + 1).some(([, other]) => box.x + box.width > other.x && other.x + other.width > box.x &&
                box.y + box.height > other.y + 3 && other.y + other.height > box.y + 3)) { wrong.push(name + " touches"); }
    });
}
document.getElementById("report").textContent = JSON.stringify([texts, wrong]);
</script>""", encoding="utf-8")
        self.addCleanup(page.unlink)
        report = html.unescape(re.search(r'<pre id="report">(.*?)</pre>', self.open(page.name), re.DOTALL)[1])
        texts, wrong = json.loads(report)
        self.assertGreater(texts, 300)
        self.assertEqual([], wrong)


if __name__ == "__main__":
    unittest.main()
