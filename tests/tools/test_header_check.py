# SPDX-License-Identifier: MIT
"""`hvref check` on headers in the forms that other projects write: environments, errors, names, differences."""

import contextlib
import io
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools" / "hvref"))

import check  # noqa: E402
import commands  # noqa: E402
import library  # noqa: E402
import likeness  # noqa: E402
import places  # noqa: E402
from facts import ReferenceError_  # noqa: E402
from readers.c import environments  # noqa: E402
from readers.c import reader as c_reader  # noqa: E402

GUID = "01020304-0506-0708-090a-0b0c0d0e0f10"

# The lamp, as each environment writes it: base types, attributes, assertions and includes are what matters.
FORMS = {
    "linux": """\
#include <linux/types.h>
#include <linux/nowhere.h>
#define HV_LAMP_BROKEN (BIT(31) | GENMASK(4, 4))
union hv_lamp_order { u64 as_uint64; struct { u64 lit:1; u64 level:15; u64 rsvd:48; } __packed; };
struct hv_lamp_room { u32 colour; __u32 padding; union hv_lamp_order order; __le16 doors; u8 rsvd[6];
                      DECLARE_FLEX_ARRAY(union hv_lamp_order, orders); } __packed;
static_assert(sizeof(struct hv_lamp_room) == 24);
static inline int lamp_on(struct net_device *dev) { return dev->nothing(); }
""",
    "bsd": """\
#include <sys/param.h>
#include <dev/nowhere/nowhere.h>
__FBSDID("lamp");
union hv_lamp_order { uint64_t as_uint64; struct { uint64_t lit:1, level:15, rsvd:48; } __packed; };
struct hv_lamp_room { u_int colour; uint32_t padding; union hv_lamp_order order; u_int16_t doors; u_char rsvd[6];
                      union hv_lamp_order orders[]; } __packed;
CTASSERT(sizeof(struct hv_lamp_room) == 24);
#define HV_LAMP_BROKEN 0x80000010
""",
    "macos": """\
#include <IOKit/IOService.h>
typedef union { UInt64 asUInt64; struct { UInt64 lit : 1, level : 15, reserved : 48; }; } HVLampOrder;
class Lamp : public IOService { OSDeclareDefaultStructors(Lamp); public: bool start(IOService *provider); };
typedef struct __attribute__((packed)) { UInt32 colour; UInt32 padding; HVLampOrder order; UInt16 doors;
                                         UInt8 reserved[6]; HVLampOrder orders[]; } HVLampRoom;
enum { kHVLampBroken };
static const UInt32 HVLampBroken = 0x80000010;
""",
    "windows": """\
#include <winapifamily.h>
#if WINAPI_FAMILY_PARTITION(WINAPI_PARTITION_DESKTOP) && defined(_AMD64_)
typedef union DECLSPEC_ALIGN(8) _HV_LAMP_ORDER { ULONG64 AsUINT64; struct { ULONG64 Lit : 1; ULONG64 Level : 15;
                                                 ULONG64 ReservedZ : 48; }; } HV_LAMP_ORDER, *PHV_LAMP_ORDER;
C_ASSERT(sizeof(HV_LAMP_ORDER) == 8);
typedef struct _HV_LAMP_ROOM { _In_ DWORD Colour; LONG Padding; HV_LAMP_ORDER Order; USHORT Doors; BYTE Reserved[6];
                               HV_LAMP_ORDER Orders[ANYSIZE_ARRAY]; } HV_LAMP_ROOM;
STDAPI LampSwitch(_In_ HANDLE Lamp);
#define HV_LAMP_BROKEN 0x80000010L
#endif
""",
    "edk2": """\
#include <Uefi.h>
#include <Library/NowhereLib.h>
#pragma pack(1)
typedef union { UINT64 AsUINT64; struct { UINT64 Lit : 1; UINT64 Level : 15; UINT64 ReservedZ : 48; }; } HV_LAMP_ORDER;
typedef struct { UINT32 Colour; UINT32 Padding; HV_LAMP_ORDER Order; UINT16 Doors; BOOLEAN Reserved[6];
                 HV_LAMP_ORDER Orders[]; } HV_LAMP_ROOM;
#pragma pack()
EFI_STATUS EFIAPI LampSwitch (IN EFI_HANDLE Lamp);
#define HV_LAMP_BROKEN 0x80000010
""",
    "haiku": """\
#include <SupportDefs.h>
#include <device_manager.h>
typedef union { uint64 as_uint64; struct { uint64 lit : 1, level : 15, reserved : 48; } _PACKED; } hv_lamp_order;
typedef struct { uint32 colour; uint32 padding; hv_lamp_order order; uint16 doors; uint8 reserved[6];
                 hv_lamp_order orders[]; } _PACKED hv_lamp_room;
#define HV_LAMP_BROKEN 0x80000010
""",
    "portable": """\
#include <VBox/nowhere.h>
FILE_LICENCE(NOBODY);
typedef union HV_LAMP_ORDER { uint64_t AsUINT64; struct { uint64_t Lit : 1; uint64_t Level : 15; uint64_t Rsvd : 48; };
} HV_LAMP_ORDER;
typedef struct QEMU_PACKED HV_LAMP_ROOM { uint32_t Colour; uint32_t Padding; HV_LAMP_ORDER Order; uint16_t Doors;
                              uint8_t Reserved[6];
                              RT_FLEXIBLE_ARRAY_EXTENSION HV_LAMP_ORDER Orders[RT_FLEXIBLE_ARRAY];
} __rte_packed HV_LAMP_ROOM;
AssertCompileSize(HV_LAMP_ROOM, 24);
#define HV_LAMP_BROKEN (RT_BIT_32(31) | UINT32_C(0x10))
""",
}

AGREEING = {"HV_LAMP_ORDER", "HV_LAMP_ORDER.AsUINT64", "HV_LAMP_ORDER.Lit", "HV_LAMP_ORDER.Level", "HV_LAMP_ROOM",
            "HV_LAMP_ROOM.Colour", "HV_LAMP_ROOM.Order", "HV_LAMP_ROOM.Doors", "HV_LAMP_ROOM.Orders",
            "HV_LAMP_BROKEN"}


class HeaderCheck(unittest.TestCase):
    """A small library in the place of ours, and a folder for the headers of others."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name)
        shutil.copytree(HERE / "fixtures" / "library", self.root / "include")
        (self.root / "References").mkdir()
        for name, new in (("INCLUDE", self.root / "include"), ("REFERENCES", self.root / "References")):
            patch = mock.patch.object(places, name, new)
            patch.start()
            self.addCleanup(patch.stop)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def check(self, *arguments):
        """Exit code, output, complaints."""
        with contextlib.redirect_stdout(io.StringIO()) as output, contextlib.redirect_stderr(io.StringIO()) as errors:
            code = commands.main(["check", *map(str, arguments)])
        return code, output.getvalue(), errors.getvalue()

    def facts(self, *arguments):
        """The JSON document's facts by their names in the header."""
        document = json.loads(self.check(*arguments, "--json")[1])
        return {fact["name"]: fact for fact in document["facts"]}


class Environments(HeaderCheck):
    def test_every_environment(self):
        """Each form is detected, is read without any option, loses nothing, and says what our library says."""
        self.assertEqual(set(FORMS), set(environments.ENVIRONMENTS))
        for name, text in FORMS.items():
            with self.subTest(name):
                header = self.write(f"{name}.{'hpp' if name == 'macos' else 'h'}", text)
                code, output, errors = self.check(header, "--json")
                document = json.loads(output)
                self.assertEqual((code, document["headers"][0]["environment"], document["headers"][0]["left_out"]),
                                 (0, name, []), errors)
                self.assertEqual({fact["ours"] for fact in document["facts"] if fact["state"] == "agrees"}, AGREEING)

    def test_a_wrong_layout_in_every_environment(self):
        for name, text in FORMS.items():
            with self.subTest(name):
                self.assertIn("15", text)
                header = self.write(f"{name}.{'hpp' if name == 'macos' else 'h'}",
                                    text.replace("15", "14").replace("48", "49"))
                code, output, _ = self.check(header)
                self.assertEqual(code, 1)
                self.assertRegex(output, "(?i)level: theirs bit 1, width 14; ours HV_LAMP_ORDER.Level bit 1, width 15")

    def test_the_environment_sets_the_layout_rules(self):
        """A long has four bytes where Microsoft's rules hold, and eight elsewhere; --abi says otherwise."""
        header = self.write("long.h", "#include <windows.h>\nstruct hv_x64_lamp { unsigned long socket; };\n")
        self.assertEqual(self.check(header)[0], 0)
        self.assertEqual(self.check(header, "--abi", "linux")[0], 1)
        self.assertEqual(self.check(header, "--shim", "linux")[0], 1)

    def test_the_architecture_is_defined(self):
        header = self.write("arch.h", "#include <winapifamily.h>\n#ifdef _ARM64_\n"
                                      "typedef struct { ULONG64 Socket; } HV_LAMP;\n#endif\n")
        self.assertEqual(self.check(header, "--arch", "arm64")[0], 0)
        with self.assertRaisesRegex(ReferenceError_, r"arch\.h: no fact was read as windows; -D defines the macros that "
                                                     r"it tests: _ARM64_; --shim selects another environment \(bsd, "):
            self.check(header)

    def test_cplusplus_is_found_out(self):
        header = self.write("plus.h", "enum class Unit : unsigned char { Lamp };\n"
                                      "struct hv_x64_lamp { Unit first; unsigned char more[3]; };\n")
        _, _, errors = self.check(header)
        self.assertIn("and c++17; ", errors)
        self.assertIn(" 0 definitions left out", errors)


class Tolerance(HeaderCheck):
    def lost(self, text, name="linux.h"):
        document = json.loads(self.check(self.write(name, "#include <linux/types.h>\n" + text), "--json")[1])
        return {one["name"]: one["reason"] for one in document["headers"][0]["left_out"]}

    def test_only_what_has_no_layout_is_left_out(self):
        lost = self.lost("struct lamp_bad { nowhere_t member; };\nstruct lamp_holder { struct lamp_bad bad; int x; };\n"
                         "typedef struct lamp_bad lamp_alias;\nstruct lamp_third { lamp_alias alias[2]; };\n"
                         "struct lamp_pointer { struct lamp_bad *bad; };\nstruct hv_x64_lamp { u32 socket; };\n")
        self.assertEqual(lost, {
            "lamp_bad": "unknown type name 'nowhere_t'", "lamp_holder": "lamp_bad could not be laid out",
            "lamp_alias": "lamp_bad could not be laid out", "lamp_third": "lamp_alias could not be laid out"})

    def test_an_error_after_a_missing_include_is_seen(self):
        """After a fatal error the compiler is silent, unless it is told to keep going."""
        self.assertEqual(set(self.lost("#include <linux/nowhere.h>\nstruct lamp_bad { nowhere_t member; };\n"
                                       "struct hv_x64_lamp { u32 socket; };\n")), {"lamp_bad"})

    def test_an_unknown_attribute_is_no_object(self):
        """`} __squeezed;` compiles as an object of that name: the layout without the attribute would be wrong."""
        self.assertEqual(self.lost("struct lamp_odd { u8 a; u32 b; } __squeezed;\nstruct hv_x64_lamp { u32 socket; };\n"),
                         {"lamp_odd": "'__squeezed' after it is no known macro"})

    def test_an_enumerator_takes_those_that_count_on_from_it(self):
        lost = self.lost("enum lamp {\nlamp_one = 1,\nlamp_bad = NOWHERE,\nlamp_next,\nlamp_good = 5,\nlamp_last\n};\n")
        self.assertEqual(set(lost), {"lamp_bad", "lamp_next"})

    def test_a_number_of_an_unknown_macro(self):
        self.assertEqual(set(self.lost("#define LAMP_A 1\n#define LAMP_B NOWHERE(3)\n#define LAMP_LOG print(x)\n")),
                         {"LAMP_B"})

    def test_it_is_said(self):
        _, _, errors = self.check(self.write("linux.h", "struct a { nowhere_t b; };\nstruct hv_x64_lamp { int x; };\n"))
        self.assertIn("linux.h:1: a left out: unknown type name 'nowhere_t'\n", errors)
        self.assertRegex(errors, r"linux\.h: --shim \(bsd, .*\), -I DIR or -D NAME may bring in what is missing")

    def test_strict_readers_stay_strict(self):
        header = self.write("linux.h", "struct a { nowhere_t b; };\n")
        with self.assertRaisesRegex(ReferenceError_, "unknown type name 'nowhere_t'"):
            c_reader.read(header.parent, c_reader.Unit(headers=("linux.h",)))

    def test_headers_of_one_command_complete_each_other(self):
        needy = self.write("needy.h", "#include <linux/types.h>\nstruct hv_x64_lamp { lamp_socket_t socket; };\n")
        giver = self.write("other/giver.h", "#include <linux/types.h>\ntypedef u32 lamp_socket_t;\n")
        with self.assertRaisesRegex(ReferenceError_, "no fact was read .*hv_x64_lamp: unknown type name"):
            self.check(needy)
        self.assertEqual(self.check(needy, giver)[0], 0)
        self.assertRegex(self.check(needy, giver)[1], "^[1-9] facts agree")

    def test_headers_of_the_interface_are_found_in_the_project(self):
        """<vmbus/lamp.h> two folders up is read; <net/wire.h>, which is nothing of ours, is not."""
        self.write("project/.git/HEAD", "")
        self.write("project/include/vmbus/lamp.h", "typedef u32 lamp_socket_t;\n")
        self.write("project/include/net/wire.h", "typedef u32 lamp_wire_t;\n")
        header = self.write("project/drivers/lamp/lamp.h",
                            "#include <linux/types.h>\n#include <vmbus/lamp.h>\n#include <net/wire.h>\n"
                            "struct hv_x64_lamp { lamp_socket_t socket; };\nstruct wire { lamp_wire_t wire; };\n")
        _, output, errors = self.check(header)
        self.assertRegex(output, "^2 facts agree")
        (self.root / "project/include/vmbus/lamp.h").rename(self.write("project/drivers/beside/vmbus_lamp.h", ""))
        header.write_text(header.read_text().replace("<vmbus/lamp.h>", '"vmbus_lamp.h"'))
        self.assertRegex(self.check(header)[1], "^2 facts agree")
        self.assertIn("wire left out: unknown type name 'lamp_wire_t'", errors)

    def test_a_header_without_definitions_stops_nothing(self):
        empty = self.write("empty.h", "#include <linux/types.h>\nint lamp(void);\n")
        good = self.write("good.h", "#include <linux/types.h>\nstruct hv_x64_lamp { u32 socket; };\n")
        code, output, errors = self.check(empty, good)
        self.assertEqual((code, output[:1]), (0, "2"))
        self.assertIn("empty.h: no fact was read as linux; it may define no structure, enumeration or number", errors)
        with self.assertRaisesRegex(ReferenceError_, "empty.h: no fact was read"):
            self.check(empty)


class BadInput(HeaderCheck):
    """What is no header ends with one sentence that names the file."""

    def test_what_is_no_header(self):
        cases = {"empty.h": b"", "bytes.h": bytes(range(256)) * 8, "cut.h": b"struct lamp { int socket; ",
                 "itself.h": b'#include "itself.h"\nstruct lamp { int socket; };\n'}
        for name, data in cases.items():
            with self.subTest(name):
                header = self.root / name
                header.write_bytes(data)
                with self.assertRaisesRegex(ReferenceError_, rf"{name}: no fact was read as \w+;"):
                    self.check(header)

    def test_what_is_no_file(self):
        (self.root / "folder.h").mkdir()
        for name in ("folder.h", "gone.h"):
            with self.assertRaisesRegex(ReferenceError_, f"{name}: no such header"):
                self.check(self.root / name)

    def test_an_unknown_standard(self):
        with self.assertRaisesRegex(ReferenceError_, "lamp.h: libclang cannot parse it"):
            self.check(self.write("lamp.h", "struct lamp { int socket; };\n"), "--standard", "c99x")


class Guids(HeaderCheck):
    def test_every_form(self):
        bytes_ = "0x04, 0x03, 0x02, 0x01, 0x06, 0x05, 0x08, 0x07, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10"
        numbers = "0x01020304, 0x0506, 0x0708, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10"
        forms = {
            "LAMP_A": f"#define LAMP_A .guid = GUID_INIT({numbers})",
            "LAMP_B": f"#define LAMP_B UUID_LE({numbers})",
            "LAMP_C": f"#define LAMP_C {{ .b = {{ {bytes_} }} }}",
            "LAMP_D": f"static const guid_t LAMP_D = GUID_INIT({numbers});",
            "LAMP_E": f"static const struct lamp_guid {{ u8 hv_guid[16]; }} LAMP_E = {{ .hv_guid = {{ {bytes_} }} }};",
            "LAMP_F": f"static const u8 LAMP_F[16] = {{ {bytes_} }};",
            "LAMP_G": "#define LAMP_G VMBUS_TYPE(0x01020304, 0x0506, 0x0708, 0x090a, 0xb, 0xc, 0xd, 0xe, 0xf, 0x10)",
            "LAMP_H": "#define LAMP_H RTE_UUID_INIT(0x01020304, 0x0506, 0x0708, 0x090a, 0x0b0c0d0e0f10ULL)",
            "LAMP_I": f'#define LAMP_I "{GUID}"',
        }
        found = self.facts(self.write("linux.h", "#include <linux/types.h>\n" + "\n".join(forms.values()) + "\n"))
        self.assertEqual({name: (fact["theirs"], fact["kind"]) for name, fact in found.items() if name in forms},
                         dict.fromkeys(forms, (GUID, "guid")))
        self.assertEqual(found["LAMP_A"]["nearest"], "same GUID: LAMP_CLASS_ID")

    def test_what_is_none(self):
        text = "#include <linux/types.h>\n#define LAMP_A WEIGHTS(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)\n" \
               "#define LAMP_B {1, 2, 3}\n#define LAMP_D {1, 2, 3, 4, 5}\n" \
               "#define LAMP_E {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}\n" \
               "#define LAMP_C .guid = GUID_INIT(0x101020304, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)\n" \
               "struct hv_x64_lamp { u32 socket; };\n"
        self.assertEqual([name for name, fact in self.facts(self.write("linux.h", text)).items()
                          if fact["kind"] == "guid"], [])


class OtherNames(HeaderCheck):
    def test_a_member_of_another_name_at_the_same_place(self):
        found = self.facts(self.write("linux.h", "#include <linux/types.h>\nstruct hv_lamp_room { u32 shade; u32 hole; "
                                                 "u64 what; u16 exits; u16 windows; u32 rest; };\n"))
        states = {name.partition(".")[2]: (fact["state"], fact["ours"]) for name, fact in found.items() if "." in name}
        self.assertEqual(states, {"shade": ("renamed", "HV_LAMP_ROOM.Colour"),
                                  "hole": ("renamed", "HV_LAMP_ROOM.Padding"),
                                  "what": ("renamed", "HV_LAMP_ROOM.Order"),
                                  "exits": ("renamed", "HV_LAMP_ROOM.Doors"),
                                  "windows": ("lacking", "HV_LAMP_ROOM.Windows"),
                                  "rest": ("lacking", "HV_LAMP_ROOM.Rest")})
        self.assertEqual(found["hv_lamp_room.windows"]["nearest"],
                         "at its offset: HV_LAMP_ROOM.Reserved, offset 18, size 6")

    def test_renamed_members_are_listed(self):
        header = self.write("linux.h", "#include <linux/types.h>\nstruct hv_lamp_room { u32 shade; };\n")
        self.assertNotIn("shade", self.check(header)[1])
        self.assertIn("linux.h:2: hv_lamp_room.shade: agrees with HV_LAMP_ROOM.Colour: same place as Colour\n",
                      self.check(header, "--renamed")[1])

    def test_an_enumerator_by_its_value_in_its_enumeration(self):
        text = "enum hv_lamp_colour { HV_LAMP_COLOUR_RED = 1, HV_LAMP_HUE_OF_SKY = 2, HV_LAMP_GREEN = 3 };\n" \
               "enum elsewhere { ELSEWHERE = 2 };\n"
        found = self.facts(self.write("linux.h", text))
        states = {name: (fact["state"], fact.get("note", "")) for name, fact in found.items()
                  if fact["kind"] == "value"}
        self.assertEqual(states["HV_LAMP_COLOUR_RED"][0], "agrees")
        self.assertEqual(states["HV_LAMP_HUE_OF_SKY"], ("renamed", "same value as HvLampColourBlue"))
        self.assertEqual(states["HV_LAMP_GREEN"][0], "lacking")
        self.assertEqual(states["ELSEWHERE"][0], "unknown")

    def test_groups_of_the_table(self):
        header = self.write("linux.h", "#define MY_HUE_SKY 2\n#define MY_HUE_RAY 3\n#define MY_BIT_ON 1\n"
                                       "#define MY_BIT_HOW 0xfffe\n#define MY_BIT_ODD 0x1fffe\n#define MY_N_ALL 12\n"
                                       "#define MY_W_FIRST 4\n#define MY_BIT_SHIFT 1\n"
                                       "#define MY_BIT_HOLE 0x8002\n")
        table = self.write("map.txt", "prefix MY_HUE_ -> HV_LAMP_COLOUR.\nprefix MY_BIT_ -> HV_LAMP_ORDER.\n"
                                      "prefix MY_N_ -> HV_LAMP_*\nprefix MY_W_ -> HV_LAMP_ROOM.Doors.\n")
        found = {name: (fact["state"], fact.get("note", "")) for name, fact in
                 self.facts(header, "--map", table).items()}
        self.assertEqual(found, {
            "MY_HUE_SKY": ("renamed", "same value as HvLampColourBlue"), "MY_HUE_RAY": ("unknown", ""),
            "MY_BIT_ON": ("renamed", "mask of HV_LAMP_ORDER.Lit"),
            "MY_BIT_HOW": ("renamed", "mask of HV_LAMP_ORDER.Level"), "MY_BIT_ODD": ("unknown", ""),
            "MY_BIT_SHIFT": ("unknown", ""), "MY_BIT_HOLE": ("unknown", ""),
            "MY_N_ALL": ("renamed", "same value as HV_LAMP_COUNT"), "MY_W_FIRST": ("unknown", "")})

    def test_unknown_names_are_listed_with_the_nearest(self):
        header = self.write("linux.h", "#include <linux/types.h>\n#define LAMP_NUMBER_COUNT 12\n#define LAMP_MINUS -3\n"
                                       "struct lamp_order_words { u32 low; u32 high; };\n")
        self.assertEqual(len(self.check(header)[1].splitlines()), 1)
        self.assertEqual(self.check(header, "--unknown")[1].splitlines()[1:], [
            "linux.h:2: LAMP_NUMBER_COUNT: unknown, 0xc; same value: HV_LAMP_COUNT",
            "linux.h:3: LAMP_MINUS: unknown, 0xfffffffd",
            "linux.h:4: lamp_order_words: unknown, size 8; same size: HV_LAMP_ORDER",
            "linux.h:4: lamp_order_words.low: unknown, offset 0, size 4; at its offset: HV_LAMP_ORDER.AsUINT64, "
            "offset 0, size 8",
            "linux.h:4: lamp_order_words.high: unknown, offset 4, size 4"])

    def test_values_are_printed_as_their_bits(self):
        header = self.write("linux.h", "enum hv_lamp { HV_LAMP_BROKEN = -2147418106 };\n")
        self.assertIn("theirs 0x80010006; ours HV_LAMP_BROKEN 0x80000010", self.check(header)[1])

    def test_words_of_a_name(self):
        self.assertEqual(likeness.words("kHyperVMsrVectorMask"), {"msr", "vector", "mask"})
        self.assertEqual(likeness.likeness("HV_LAMP_COUNT", "LampCount"), 1.0)
        self.assertEqual(likeness.likeness("HV_LAMP", "HV_ROOM"), 0.0)


class Errata(HeaderCheck):
    def test_a_difference_that_errata_md_explains(self):
        header = self.write("linux.h", "#define HV_LAMP_COUNT 11\n#define HV_LAMP_BROKEN 3\n")
        code, output, _ = self.check(header)
        self.assertEqual((code, output.count("theirs")), (1, 2))
        self.write("References/book/Hypervisor.Lamp.def",
                   "HV_REF_ERRATUM_VALUE(HV_LAMP_COUNT, 0xc, 0xb) /* LAMPS, book.txt:3 */\n")
        self.write("References/book/Exceptions.txt", "erratum LAMPS : Lamps: the twelfth\n")
        code, output, _ = self.check(header)
        self.assertEqual(code, 1)
        self.assertIn("HV_LAMP_COUNT: differs from HV_LAMP_COUNT; Errata.md: Lamps: the twelfth", output)
        self.assertIn(" 1 differ, 1 differ as Errata.md explains", output)
        self.write("linux.h", "#define HV_LAMP_COUNT 11\n")
        self.assertEqual(self.check(header)[0], 0)
        self.write("linux.h", "#define HV_LAMP_COUNT 10\n")
        self.assertEqual(self.check(header)[0], 1)


class Shipped(unittest.TestCase):
    """The tables of maps/ against the library itself: a name or a group of ours that does not exist helps nobody."""

    @classmethod
    def setUpClass(cls):
        cls.library = library.told().of("x64")
        cls.homes = set(likeness._homes(cls.library).values())

    def is_ours(self, name):
        owner, _, path = name.partition(".")
        known = owner in self.library.types or any(fact.name == owner for fact in self.library.facts)
        return known and (not path or any(member.path == path for member in self.library.members(owner)))

    def test_every_target_exists(self):
        tables = sorted(check.MAPS.glob("*.txt"))
        self.assertEqual([table.stem for table in tables], ["dpdk", "ipxe", "linux", "qemu", "virtualbox"])
        names_of_ours = [fact.name.lower() for fact in self.library.facts]
        for path in tables:
            for line in check.names.Exceptions(path).lines():
                if line.verb == "name":
                    self.assertTrue(self.is_ours(line.right), f"{path.name}:{line.number}: {line.right}")
                elif line.verb == "prefix" and line.right.endswith("."):
                    group = line.right[:-1]
                    self.assertTrue(group in self.homes or self.is_ours(group), f"{path.name}:{line.number}: {group}")
                elif line.verb == "prefix":
                    start = line.right.rstrip("*").lower()
                    self.assertTrue(any(name.startswith(start) for name in names_of_ours),
                                    f"{path.name}:{line.number}: {line.right}")

    def test_every_environment_has_its_tables(self):
        self.assertEqual(set(check.TABLES), set(environments.ENVIRONMENTS))
        for tables in check.TABLES.values():
            for table in tables:
                path = check.MAPS / table if table.endswith(".txt") else places.REFERENCES / table / "Exceptions.txt"
                self.assertTrue(path.is_file(), path)


if __name__ == "__main__":
    unittest.main()
