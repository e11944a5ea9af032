# SPDX-License-Identifier: MIT
"""Prints the size of each class of the generated module, and the offset of each member, by their names in C."""

import ctypes

import mile_hyperv as hv


def members(kind, base=0):
    for name, inner, *_ in kind._fields_:
        offset = base + getattr(kind, name).offset
        if name.startswith("anonymous"):
            yield from members(inner, offset)
        else:
            yield name, offset


for name, kind in vars(hv).items():
    if isinstance(kind, type) and issubclass(kind, (ctypes.Structure, ctypes.Union)) and name == kind.__name__:
        # A type that C only declares has no members.
        if "__bindgen" not in name and kind._fields_:
            print(name, ctypes.sizeof(kind))
            for member, offset in members(kind):
                print(name, member, offset)
