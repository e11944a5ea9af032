# SPDX-License-Identifier: MIT
"""Rules that every header follows, read from the headers' text."""

import re
import unittest
from pathlib import Path

INCLUDE = Path(__file__).resolve().parents[2] / "include"

# Headers that Mile.HyperV.h does not include, and why.
APART = {
    r"Mile\.HyperV\.(TLFS|Guest\.Interface|Guest\.Protocols|VMBus)\.h": "an umbrella under a name of 1.x, with Compat",
    r"Mile\.HyperV\.Windows\.VMBusPipe\.h": "an interface of Windows; it includes windows.h",
    r"Mile\.HyperV/Compat/\w+\.h": "names of 1.x and of others, which only the umbrellas of 1.x bring",
    r"Mile\.HyperV/Guest/\w+\.h": "functions; a guest includes those that it uses",
    r"Mile\.HyperV/Masks/.+\.h": "macros for those who cannot use bit-fields",
    r"Mile\.HyperV\.Version\.h": "the version; no header depends on it",
}

# Structures without an assertion of their size, and why.
WITHOUT_SIZE = {
    r"Mile\.HyperV/Guest/.*": "types of a guest's own program: they do not travel, and hold pointers",
    r"Mile\.HyperV\.Windows\.VMBusPipe\.h: .*": "types of Windows' own interface: they do not travel",
    r"Mile\.HyperV/Compat/VMBus\.h: VMTRANSFER_PAGE_RANGES": "holds a pointer",
}

_STRUCTURE = re.compile(r"^typedef (?:struct|union)[^;\n]*\n\{.*?^\} *(?:\w+\([^)]*\) )?(\w+)[^;]*;\n",
                        re.MULTILINE | re.DOTALL)
# Text permitted between a structure and its assertion: the end of its packing, and names of pointers to it.
_BETWEEN = r"(?:HV_PACK_END\n|#endif\n|typedef (?:const|volatile) \w+ \*\w+;\n)*"
_INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


_BIT_FIELD = re.compile(r"^\s+\w+ \w+ : \d+;")
_NO_BIT_FIELDS = "#if !defined(MILE_HYPERV_NO_BITFIELDS)"


def headers(root):
    """Each header's text by its name below include/."""
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.h"))}


def without_size(texts):
    """`header: structure` of those that no size assertion follows."""
    found = []
    for name, text in texts.items():
        for match in _STRUCTURE.finditer(text):
            assertion = rf"{_BETWEEN}HV_STATIC_ASSERT\(sizeof\({match[1]}\) == "
            if not re.match(assertion, text[match.end():]):
                found.append(f"{name}: {match[1]}")
    return found


def bit_fields_that_stay(texts):
    """`header:line` of the bit-fields that MILE_HYPERV_NO_BITFIELDS does not leave out."""
    found = []
    for name, text in texts.items():
        conditions = []
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("#if"):
                conditions.append(line)
            elif line.startswith("#endif"):
                conditions.pop()
            elif _BIT_FIELD.match(line) and _NO_BIT_FIELDS not in conditions:
                found.append(f"{name}:{number}")
    return found


def reached(texts, start="Mile.HyperV.h"):
    """The headers that one header includes, through any number of others."""
    found, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for text in _INCLUDE.findall(texts[name]):
            parts = []
            for part in (Path(name).parent / text).parts:
                parts = parts[:-1] if part == ".." else parts + [part]
            waiting.append("/".join(parts))
    return found


def unexplained(found, reasons):
    """What no pattern speaks of, and the patterns that speak of nothing."""
    return ([one for one in found if not any(re.fullmatch(pattern, one) for pattern in reasons)],
            [pattern for pattern in reasons if not any(re.fullmatch(pattern, one) for one in found)])


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = headers(INCLUDE)

    def test_each_wire_structure_is_followed_by_its_size(self):
        self.assertGreater(sum(len(_STRUCTURE.findall(text)) for text in self.texts.values()), 1000)
        self.assertEqual(unexplained(without_size(self.texts), WITHOUT_SIZE), ([], []))

    def test_each_header_is_reached_from_the_main_one(self):
        apart = sorted(set(self.texts) - reached(self.texts))
        self.assertEqual(unexplained(apart, APART), ([], []))

    def test_each_bit_field_can_be_left_out(self):
        self.assertGreater(sum(len(_BIT_FIELD.findall(line)) for text in self.texts.values()
                               for line in text.splitlines()), 1000)
        self.assertEqual(bit_fields_that_stay(self.texts), [])

    def test_what_breaks_a_rule_is_seen(self):
        left = "    HV_UINT8 One : 8;\n"
        text = f"{_NO_BIT_FIELDS}\n{left}#endif\n#if X\n{left}#endif\n{left}"
        self.assertEqual(bit_fields_that_stay({"X.h": text}), ["X.h:5", "X.h:7"])
        header = ("typedef struct A\n{\n    HV_UINT8 One;\n} A, *PA;\nHV_STATIC_ASSERT(sizeof(A) == 1);\n"
                  "typedef union HV_DECLSPEC_ALIGN(16) B\n{\n    HV_UINT8 One;\n} B, *PB;\n\n"
                  "HV_STATIC_ASSERT(sizeof(B) == 16);\n"
                  "HV_PACK_BEGIN\ntypedef struct C\n{\n    struct\n    {\n        HV_UINT8 One;\n    };\n} C, *PC;\n"
                  "HV_PACK_END\n"
                  "typedef const C *PCC;\nHV_STATIC_ASSERT(sizeof(C) == 1);\ntypedef struct D\n{\n    C One;\n} D;\n"
                  "HV_STATIC_ASSERT(sizeof(C) == 1);\n")
        self.assertEqual(without_size({"X.h": header}), ["X.h: B", "X.h: D"])
        texts = {"Mile.HyperV.h": '#include "M/A.h"\n', "M/A.h": '#include "../N/B.h"\n', "N/B.h": "", "N/C.h": ""}
        self.assertEqual(reached(texts), {"Mile.HyperV.h", "M/A.h", "N/B.h"})


if __name__ == "__main__":
    unittest.main()
