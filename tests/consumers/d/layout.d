// SPDX-License-Identifier: MIT

/// Prints what D computed: "TYPE size" for each structure and union, "TYPE member offset" for each of its members.
module layout;

import core.stdc.stdio;

import hv;

void print(Type, string name)()
{
    static if (!__traits(compiles, Type.sizeof))
        printf("%s incomplete\n", name.ptr);
    else
    {
        printf("%s %zu\n", name.ptr, Type.sizeof);
        static foreach (member; Type.tupleof)
            printf("%s %s %zu\n", name.ptr, __traits(identifier, member).ptr, member.offsetof);
    }
}

extern (C) int main()
{
    static foreach (name; __traits(allMembers, hv))
    {
        // "__tag" begins D's own names of types that have none in C.
        static if (name.length < 5 || name[0 .. 5] != "__tag")
            static if (is(__traits(getMember, hv, name) == struct) || is(__traits(getMember, hv, name) == union))
                print!(__traits(getMember, hv, name), name);
    }
    return 0;
}
