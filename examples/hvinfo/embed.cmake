# SPDX-License-Identifier: MIT
#
# cmake -D OUTPUT=FILE.c -P embed.cmake -- RECORDING.txt...
# Writes the table HvinfoEmbedded of hvinfo.h, whose names are the files' without ".txt".

set(Files)
set(Found OFF)
math(EXPR Last "${CMAKE_ARGC} - 1")
foreach(Index RANGE ${Last})
    if(Found)
        list(APPEND Files "${CMAKE_ARGV${Index}}")
    elseif("${CMAKE_ARGV${Index}}" STREQUAL "--")
        set(Found ON)
    endif()
endforeach()

set(Data "")
set(Rows "")
set(Count 0)
foreach(File IN LISTS Files)
    get_filename_component(Name "${File}" NAME_WLE)
    file(READ "${File}" Bytes HEX)
    string(REGEX REPLACE "(..)" "0x\\1," Bytes "${Bytes}")
    string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n"
        Bytes "${Bytes}")
    string(APPEND Data "static const unsigned char Recording${Count}[] = {\n${Bytes}\n};\n\n")
    string(APPEND Rows "    {\"${Name}\", (const char *)Recording${Count}, sizeof(Recording${Count})},\n")
    math(EXPR Count "${Count} + 1")
endforeach()

file(WRITE "${OUTPUT}" "/* Written by embed.cmake from tests/data/cpuid. */\n\n#include \"hvinfo.h\"\n\n${Data}"
    "const HVINFO_EMBEDDED HvinfoEmbedded[] = {\n${Rows}};\n\nconst size_t HvinfoEmbeddedCount = ${Count};\n")
