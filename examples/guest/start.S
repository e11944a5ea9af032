/* SPDX-License-Identifier: MIT */
/*
 * Where the ELF image begins: 32-bit code that both boot protocols enter, and its way to 64 bits.
 *
 * Two notes to the loader stand in the image:
 *
 *   - PVH, which QEMU's -kernel looks for: an ELF note of owner "Xen" and type
 *     18, with the address to enter;
 *   - the multiboot 2 header, which GRUB looks for in the first 32 KiB; so this
 *     file is linked first. Multiboot 1 would not do: QEMU looks for that one
 *     before it looks for PVH, and takes no 64-bit ELF by it.
 *
 * Both enter in the same state: 32-bit protected mode, flat segments, paging and
 * interrupts off, the bss zeroed. EBX has the address of what the loader tells of
 * the machine. It stays there until BareMain() gets it.
 *
 * 64-bit mode cannot be without paging. The tables map the first 4 GiB to
 * themselves, in pages of 2 MiB, so that an address is the same everywhere: in
 * a pointer, in a page number for the hypervisor, and of the local APIC.
 */

        .section .note.Xen, "a", @note
        .balign 4
        .long   4                       /* bytes of the owner's name */
        .long   4                       /* bytes of the value */
        .long   18                      /* the 32-bit entry of PVH */
        .asciz  "Xen"
        .long   Start

        .section .text
        .balign 8
Multiboot:
        .long   0xE85250D6              /* magic */
        .long   0                       /* protected mode of i386 */
        .long   MultibootEnd - Multiboot
        .long   -(0xE85250D6 + 0 + (MultibootEnd - Multiboot))
        .word   0, 0                    /* the tag that ends the list */
        .long   8
MultibootEnd:

        .code32
        .global Start
Start:
        cld
        cli

        /* Page tables: 4 page directories, one pointer table for them, one root. */
        movl    $Directories, %edi
        movl    $0x83, %eax             /* present, writable, 2 MiB */
        movl    $2048, %ecx
1:      movl    %eax, (%edi)
        movl    $0, 4(%edi)
        addl    $0x200000, %eax
        addl    $8, %edi
        loop    1b

        movl    $Directories + 0x003, %eax
        movl    $Pointers, %edi
        movl    $4, %ecx
2:      movl    %eax, (%edi)
        addl    $0x1000, %eax
        addl    $8, %edi
        loop    2b
        movl    $Pointers + 0x003, Root

        /* CR4.PAE, CR3, EFER.LME, CR0.PG: in this order it is long mode. */
        movl    %cr4, %eax
        orl     $0x20, %eax
        movl    %eax, %cr4
        movl    $Root, %eax
        movl    %eax, %cr3
        movl    $0xC0000080, %ecx
        rdmsr
        orl     $0x100, %eax
        wrmsr
        movl    %cr0, %eax
        orl     $0x80000000, %eax
        movl    %eax, %cr0

        lgdt    GdtPointer
        ljmp    $8, $Long

        .code64
Long:
        movl    $16, %eax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        xorl    %eax, %eax
        movw    %ax, %fs
        movw    %ax, %gs
        movl    $StackEnd, %esp
        xorl    %ebp, %ebp
        movl    %ebx, %edi
        call    BareMain

        .section .rodata
        .balign 8
Gdt:
        .quad   0
        .quad   0x00AF9B000000FFFF      /* 8: 64-bit code */
        .quad   0x00CF93000000FFFF      /* 16: data */
GdtPointer:
        .word   . - Gdt - 1
        .long   Gdt

        .section .bss
        .balign 4096
Root:
        .skip   4096
Pointers:
        .skip   4096
Directories:
        .skip   4 * 4096
Stack:
        .skip   32768
StackEnd:

        .section .note.GNU-stack, "", @progbits
