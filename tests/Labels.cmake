# SPDX-License-Identifier: MIT
#
# The label of each test, for `ctest -L` and `tools/test -L`, and its cost, so that the long ones start first.
#
#   quick      a compiler, cmocka and Python are all that these need; minutes
#   layout     the headers on every compiler: rows, bytes, alone, together
#   guest      Mile.HyperV/Guest/ and examples/guest: units, models of a host, hostile hosts
#   peers      guests on hypervisors and devices that others wrote
#   fuzz       libFuzzer
#   packages   builds as users make them
#   tools      hvref, hvinfo, lists, documents
#
# A test's label follows from the first part of its name. A kind that is not named here is its own label.

# kind|label|seconds that one takes, roughly
set(HV_KINDS
    "static|layout|1" "image|layout|1" "golden|layout|2" "headers|layout|4" "together|layout|1" "everything|layout|6"
    "link|layout|1" "neighbours|layout|2" "own-layout|layout|1" "layout|layout|1" "wine|layout|5" "faults|layout|3"
    "masks|layout|5" "dropin|layout|10"
    "debian13|guest|30" "unit|guest|1" "unicorn|guest|1" "hostile|guest|20"
    "e2e|peers|40" "kernel|peers|60"
    "fuzz|fuzz|40"
    "consumers|packages|10" "languages|packages|20"
    "tools|tools|5" "hvinfo|tools|10" "lists|tools|1" "names|tools|1" "style|tools|2" "members|tools|2"
    "docs|tools|10" "vendor|tools|3" "benchmarks|tools|10")

# The longest, by name.
string(JOIN "|" HV_LONG
    "hostile/.*faults.*" "hostile/SingleStep/.*O0" "fuzz/faults.*" "consumers/(rust|crate|zig|conan|vcpkg)" "e2e/(qemu10|linux).*"
    "tools/(commands|repository|vendor|why)" "hvinfo/builds" "unit/symbols")

# Tests that need only a C compiler, cmocka and Python.
string(JOIN "|" HV_QUICK
    "unit/[A-Z][^/]*" "(static|golden)/linux-x64-gcc/c11" "headers/linux-x64-gcc/(c11|c__17)" "style" "members"
    "docs/(map|matrix|examples)" "tools/(account|check|dec_reader|facts|members|runner|style)" "benchmarks/arithmetic")

# hv_describe(NAME): sets the properties of a test.
function(hv_describe Name)
    string(REGEX MATCH "^[^/]+" Kind "${Name}")
    set(Label "${Kind}")
    set(Cost 5)
    foreach(Line IN LISTS HV_KINDS)
        if(Line MATCHES "^${Kind}[|]([a-z]+)[|]([0-9]+)$")
            set(Label "${CMAKE_MATCH_1}")
            set(Cost "${CMAKE_MATCH_2}")
        endif()
    endforeach()
    if(Name MATCHES "^(${HV_LONG})$")
        set(Cost 100)
    endif()
    string(REPLACE "+" "_" Plain "${Name}")
    if(Plain MATCHES "^(${HV_QUICK})$")
        list(APPEND Label quick)
    endif()
    set_tests_properties("${Name}" PROPERTIES LABELS "${Label}" COST "${Cost}")
endfunction()
