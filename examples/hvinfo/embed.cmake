# SPDX-License-Identifier: MIT
#
# cmake -D OUTPUT=FILE.c [-D MAN=FILE.1] -P embed.cmake -- RECORDING.txt...
# Writes the table HvinfoEmbedded of hvinfo.h, whose names are the files' without ".txt",
# HvinfoHeaders, with the sources that each header of the library names at its head, and
# HvinfoHelp from help.txt, of which the manual page is made too.

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

get_filename_component(Include "${CMAKE_CURRENT_LIST_DIR}/../../include" ABSOLUTE)
file(GLOB Headers RELATIVE "${Include}" "${Include}/Mile.HyperV/*/*.h")
set(HeaderRows "")
set(HeaderCount 0)
foreach(Header IN LISTS Headers)
    file(READ "${Include}/${Header}" Text)
    string(FIND "${Text}" "\n * Source" Start)
    if(Start EQUAL -1)
        continue()
    endif()
    string(SUBSTRING "${Text}" ${Start} 1200 Text)
    string(FIND "${Text}" "*/" End)
    if(End EQUAL -1)
        continue()
    endif()
    string(SUBSTRING "${Text}" 0 ${End} Text)
    # The first paragraph, without the comment's stars and the word itself.
    string(FIND "${Text}" "\n *\n" End)
    if(NOT End EQUAL -1)
        string(SUBSTRING "${Text}" 0 ${End} Text)
    endif()
    string(REGEX REPLACE "\n \\*" " " Text "${Text}")
    string(REGEX REPLACE "^ *Sources?: *" "" Text "${Text}")
    string(REGEX REPLACE "  +" " " Text "${Text}")
    string(STRIP "${Text}" Text)
    string(REPLACE "\\" "\\\\" Text "${Text}")
    string(REPLACE "\"" "\\\"" Text "${Text}")
    string(APPEND HeaderRows "    {\"${Header}\", \"${Text}\"},\n")
    math(EXPR HeaderCount "${HeaderCount} + 1")
endforeach()

file(READ "${CMAKE_CURRENT_LIST_DIR}/help.txt" Help)
string(REPLACE "\\" "\\\\" HelpLines "${Help}")
string(REPLACE "\"" "\\\"" HelpLines "${HelpLines}")
string(REPLACE "\n" "\\n\"\n    \"" HelpLines "${HelpLines}")

if(DEFINED MAN)
    # NAME from the first line; the rest as it is.
    string(FIND "${Help}" "\n" End)
    string(SUBSTRING "${Help}" 0 ${End} First)
    string(SUBSTRING "${Help}" ${End} -1 Rest)
    string(REPLACE "hvinfo: " "hvinfo \\- " First "${First}")
    string(REPLACE "\\" "\\e" Rest "${Rest}")
    string(REPLACE "-" "\\-" Rest "${Rest}")
    string(REGEX REPLACE "\n\nExit codes:\n" "\n.fi\n.SH EXIT STATUS\n.nf\n" Rest "${Rest}")
    string(REGEX REPLACE "^\n+" "" Rest "${Rest}")
    file(WRITE "${MAN}" ".\\\" SPDX-License-Identifier: MIT\n.TH HVINFO 1\n.SH NAME\n${First}\n"
        ".SH SYNOPSIS\n.nf\n${Rest}.fi\n")
endif()

file(WRITE "${OUTPUT}" "/* Written by embed.cmake from tests/data/cpuid. */\n\n#include \"hvinfo.h\"\n\n${Data}"
    "const HVINFO_EMBEDDED HvinfoEmbedded[] = {\n${Rows}};\n\nconst size_t HvinfoEmbeddedCount = ${Count};\n\n"
    "const HVINFO_HEADER HvinfoHeaders[] = {\n${HeaderRows}};\n\nconst size_t HvinfoHeaderCount = ${HeaderCount};\n\n"
    "const char HvinfoHelp[] =\n    \"${HelpLines}\";\n")
