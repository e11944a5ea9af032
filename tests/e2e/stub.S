/* SPDX-License-Identifier: MIT */
/*
 * A guest of a few instructions: says its words and ends, well or badly. runner.py asserts that each bad end is
 * noticed.
 *
 *     STUB_GOOD     result 0, and the value that belongs to it
 *     STUB_WRONG    says result 0, but writes another value
 *     STUB_SILENT   writes the right value, but has not said its result
 *     STUB_HANG     says its result, and never ends
 *     STUB_FAULT    says its result, and triple-faults
 */

        .section .note.Xen, "a", @note
        .balign 4
        .long   4
        .long   4
        .long   18
        .asciz  "Xen"
        .long   Start

        .section .text
        .code32
        .global Start
Start:
        movl    $Words, %esi
1:      lodsb
        testb   %al, %al
        jz      2f
        outb    %al, $0xE9
        jmp     1b
2:
#if defined(STUB_HANG)
        jmp     2b
#elif defined(STUB_FAULT)
        lidt    Nothing
        ud2
#elif defined(STUB_WRONG)
        movb    $0x12, %al
#else
        movb    $0x10, %al
#endif
        outb    %al, $0xF4
        cli
        hlt

        .section .rodata
Nothing:
        .skip   6
Words:
        .ascii  "a stub\n"
#if !defined(STUB_SILENT)
        .ascii  "Mile.HyperV guest: result 0\n"
#endif
        .byte   0

        .section .note.GNU-stack, "", @progbits
