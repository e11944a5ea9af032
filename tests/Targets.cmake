# SPDX-License-Identifier: MIT
#
# The matrix: every target, and the legs that are run for it. The kinds of leg
# are those of tests/leg.py.
#
#   ROWS       the languages in which each reference row is asserted, and, where
#              the target's programs run here, compared as bytes at run time
#   IMAGE      each bit row's bytes are read in an object file (C11)
#   HEADERS    the languages in which each header is compiled alone and twice
#   TOGETHER   the languages in which all headers are compiled in both orders
#   EVERYTHING the languages for clang's -Weverything
#   LINK       the languages in which two objects with everything are linked
#
# HEADERS and EVERYTHING compile all headers together as well, so TOGETHER names
# other languages. What is proved once is not repeated:
#
#   a language     in all nine by each front end and mode: gcc, MinGW, clang 14, clang 19, clang for the Microsoft ABI
#   an #include    what a header needs is the same in every language: each header alone is compiled in C11, and by gcc
#                  on x64 Linux in all nine languages
#   -Weverything   has every warning of the other legs, so that its languages are not compiled by those again

set(HV_C c11 c17 c2x)
set(HV_CXX c++11 c++14 c++17 c++20 c++2b)
set(HV_ALL_LANGUAGES ${HV_C} gnu99 ${HV_CXX})
set(HV_TWO_LANGUAGES c11 c++17)
set(HV_OTHER_LANGUAGES ${HV_ALL_LANGUAGES}) # all but C11, for targets that have each header alone in C11
list(REMOVE_ITEM HV_OTHER_LANGUAGES c11)

set(HV_WINE "env WINEPREFIX=${CMAKE_BINARY_DIR}/wine WINEDEBUG=-all /usr/lib/wine/wine64")

# Program that runs 32-bit x86 programs here: none if the kernel does it, else qemu-i386 (runner.py tries it).
# -DHV_X86_RUNNER=qemu-i386 takes the emulator all the same.
if(NOT DEFINED HV_X86_RUNNER)
    execute_process(COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/runner.py" x86
        OUTPUT_VARIABLE HV_X86_RUNNER OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endif()

# The two compilers of the machine, and a recent one.

hv_target(linux-x64-gcc COMPILER gcc RUNS ROWS ${HV_TWO_LANGUAGES} IMAGE
    HEADERS ${HV_ALL_LANGUAGES} LINK ${HV_TWO_LANGUAGES})
hv_target(linux-x64-clang COMPILER clang RUNS ROWS ${HV_TWO_LANGUAGES} IMAGE
    TOGETHER c17 c2x gnu99 c++11 c++14 c++20 c++2b EVERYTHING ${HV_TWO_LANGUAGES} LINK ${HV_TWO_LANGUAGES})
hv_target(linux-x64-clang-19 COMPILER clang-19 RUNS ROWS ${HV_TWO_LANGUAGES} IMAGE
    TOGETHER c17 gnu99 c++11 c++14 c++20 EVERYTHING c11 c2x c++17 c++2b)

# The other architectures of Linux. The i386 ABI aligns 64-bit members to four bytes.

hv_target(linux-x86-gcc COMPILER gcc FLAGS "-m32" RUNS RUN "${HV_X86_RUNNER}" ROWS ${HV_TWO_LANGUAGES} IMAGE
    HEADERS c11 TOGETHER c++17)
hv_target(linux-x86-clang COMPILER clang FLAGS "-m32" RUNS RUN "${HV_X86_RUNNER}" ROWS ${HV_TWO_LANGUAGES} IMAGE
    HEADERS c11 TOGETHER c++17)
hv_target(linux-arm64-gcc COMPILER aarch64-linux-gnu-gcc RUN "qemu-aarch64 -L /usr/aarch64-linux-gnu"
    ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER c++17)
hv_target(linux-arm64-clang COMPILER clang FLAGS "--target=aarch64-linux-gnu -ffreestanding"
    ROWS ${HV_TWO_LANGUAGES} IMAGE TOGETHER ${HV_TWO_LANGUAGES})

# Windows: MinGW, and clang for the Microsoft ABI, which also has the driver that takes MSVC's options.

hv_target(windows-x64-mingw COMPILER x86_64-w64-mingw32-gcc RUN "${HV_WINE}" FIXTURE wine
    ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER ${HV_OTHER_LANGUAGES} LINK ${HV_TWO_LANGUAGES})
hv_target(windows-x86-mingw COMPILER i686-w64-mingw32-gcc
    ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER c++17)
foreach(Architecture IN ITEMS x64:x86_64 x86:i686 arm64:aarch64)
    string(REPLACE ":" ";" Pair "${Architecture}")
    list(GET Pair 0 Ours)
    list(GET Pair 1 Theirs)
    # An x64 program of this ABI runs under wine; MinGW's import libraries stand in for Microsoft's.
    set(Runs "")
    set(Languages c++17)
    set(ClLanguages c++17)
    if(Ours STREQUAL "x64")
        set(Languages ${HV_OTHER_LANGUAGES})
        set(ClLanguages c17 c++14 c++17 c++20)
        set(Libraries /usr/x86_64-w64-mingw32/lib)
        set(Runs RUN "${HV_WINE}" FIXTURE wine LINK_FLAGS
            "-fuse-ld=lld -nostdlib -Wl,-entry:HvStart,-subsystem:console,${Libraries}/libmsvcrt.a,${Libraries}/libkernel32.a")
    endif()
    hv_target(windows-${Ours}-clang COMPILER clang ${Runs}
        FLAGS "--target=${Theirs}-pc-windows-msvc -ffreestanding -DHV_GOLDEN_NO_LIBC"
        ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER ${Languages})
    # With the packing that a driver's project may have set. (Under the 32-bit Microsoft ABI no #pragma pack above 4
    # is heeded, so that there a type's own alignment, and nothing else, would follow /Zp1: its rows go without it.)
    if(Ours STREQUAL "x86")
        set(Packing "")
    else()
        set(Packing " /Zp1")
    endif()
    hv_target(windows-${Ours}-clang-cl COMPILER "clang --driver-mode=cl" STYLE cl
        FLAGS "--target=${Theirs}-pc-windows-msvc${Packing}" ROWS ${HV_TWO_LANGUAGES} IMAGE
        HEADERS c11 TOGETHER ${ClLanguages})
endforeach()

hv_target(windows-x86-clang-cl-zp1 COMPILER "clang --driver-mode=cl" STYLE cl
    FLAGS "--target=i686-pc-windows-msvc /Zp1" HEADERS c11 TOGETHER c++17)

# Firmware and bare metal: no library, no headers but ours.

hv_target(uefi-x64-clang COMPILER clang
    FLAGS "--target=x86_64-unknown-windows -ffreestanding -nostdinc -fshort-wchar -mno-red-zone"
    ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER c++17)
hv_target(uefi-arm64-clang COMPILER clang
    FLAGS "--target=aarch64-unknown-windows -ffreestanding -nostdinc -fshort-wchar"
    ROWS ${HV_TWO_LANGUAGES} IMAGE HEADERS c11 TOGETHER c++17)
hv_target(bare-x64-clang COMPILER clang FLAGS "--target=x86_64-unknown-none-elf -ffreestanding -nostdinc"
    ROWS c11 TOGETHER ${HV_TWO_LANGUAGES})
hv_target(bare-x86-clang COMPILER clang FLAGS "--target=i386-unknown-none-elf -ffreestanding -nostdinc"
    ROWS c11 TOGETHER ${HV_TWO_LANGUAGES})
hv_target(bare-arm64-clang COMPILER clang FLAGS "--target=aarch64-unknown-none-elf -ffreestanding -nostdinc"
    ROWS c11 TOGETHER ${HV_TWO_LANGUAGES})

# Hostile surroundings. A processor that Hyper-V never ran on, whose ABI has short enumerations; and options that
# change layouts, each with both compilers.

hv_target(hostile-arm32-gcc COMPILER arm-none-eabi-gcc
    FLAGS "-fshort-enums -ffreestanding -nostdinc -DMILE_HYPERV_TARGET_ARM64=1"
    ROWS ${HV_TWO_LANGUAGES} IMAGE TOGETHER ${HV_TWO_LANGUAGES})
foreach(Compiler IN ITEMS gcc clang)
    foreach(Option IN ITEMS pack-struct=1 unsigned-bitfields signed-bitfields short-enums short-wchar)
        if(Compiler STREQUAL "clang" AND Option MATCHES "signed-bitfields")
            continue() # clang has no such option
        endif()
        string(REPLACE "=1" "" Name "${Option}")
        hv_target(hostile-${Name}-${Compiler} COMPILER ${Compiler} FLAGS "-f${Option}" ROWS ${HV_TWO_LANGUAGES} IMAGE)
    endforeach()
    hv_target(hostile-pragma-pack-${Compiler} COMPILER ${Compiler}
        FLAGS "-Wno-unknown-warning-option -Wno-pragma-pack -include ${CMAKE_CURRENT_LIST_DIR}/headers/PragmaPack.h"
        ROWS ${HV_TWO_LANGUAGES} IMAGE TOGETHER ${HV_TWO_LANGUAGES})
    hv_target(hostile-nostdinc-${Compiler} COMPILER ${Compiler} FLAGS "-nostdinc -ffreestanding" ROWS ${HV_TWO_LANGUAGES}
        TOGETHER ${HV_TWO_LANGUAGES})
endforeach()

# Without bit-fields (MILE_HYPERV_NO_BITFIELDS): every other member, size and value is the same.

hv_target(nobitfields-gcc COMPILER gcc FLAGS "-DMILE_HYPERV_NO_BITFIELDS" RUNS ROWS ${HV_TWO_LANGUAGES}
    HEADERS ${HV_TWO_LANGUAGES})
hv_target(nobitfields-windows-x64-clang COMPILER clang
    FLAGS "--target=x86_64-pc-windows-msvc -ffreestanding -DMILE_HYPERV_NO_BITFIELDS" ROWS c11 TOGETHER ${HV_TWO_LANGUAGES})
