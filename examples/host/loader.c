/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Loads what runs: a Linux bzImage, or an ELF image with a PVH note (Linux's vmlinux, examples/guest).
 *
 * Both start in 32-bit protected mode with one pointer: a bzImage to its boot
 * parameters, a PVH image to its start information. Either has the memory map, the
 * command line, the initrd and the address of the ACPI tables.
 *
 * Sources: Linux's documented x86 boot protocol and its exported asm/bootparam.h;
 * Xen's documented PVH start-of-day interface (hvm_start_info, version 1).
 */

#include "machine.h"

#include <asm/bootparam.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
    StartAddress = 0x10000,   /* Boot parameters, or start information and what it points to. */
    MapAddress = 0x11000,
    ModuleAddress = 0x11800,
    CommandLineAddress = 0x20000,
    CommandLineBytes = 4096,
    KernelAddress = 0x100000,
    LowMemoryEnd = 0xA0000,
    FirmwareStart = 0xE0000,
    NotePvhEntry = 18,
    MemoryIsRam = 1,
    MemoryIsReserved = 2,
    LoaderUnregistered = 0xFF,
    SectorBytes = 512,
};

#define START_INFO_MAGIC 0x336EC578U
/* Linux cannot use an initrd above this unless its header says otherwise. */
#define INITRD_MAXIMUM 0x37FFFFFFULL

typedef struct START_INFO
{
    uint32_t Magic;
    uint32_t Version;
    uint32_t Flags;
    uint32_t ModuleCount;
    uint64_t Modules;
    uint64_t CommandLine;
    uint64_t Rsdp;
    uint64_t MemoryMap;
    uint32_t MemoryMapEntries;
    uint32_t Reserved;
} START_INFO;

typedef struct START_MODULE
{
    uint64_t Address;
    uint64_t Bytes;
    uint64_t CommandLine;
    uint64_t Reserved;
} START_MODULE;

typedef struct START_MEMORY
{
    uint64_t Address;
    uint64_t Bytes;
    uint32_t Type;
    uint32_t Reserved;
} START_MEMORY;

typedef struct FILE_VIEW
{
    const uint8_t *Data;
    size_t Bytes;
} FILE_VIEW;

static FILE_VIEW OpenFile(const char *Path)
{
    struct stat Status;
    int File = open(Path, O_RDONLY | O_CLOEXEC);
    void *Data;

    if (File < 0 || fstat(File, &Status) != 0)
    {
        HostFail("%s", Path);
    }
    errno = 0;
    if (Status.st_size == 0)
    {
        HostFail("%s is empty", Path);
    }
    Data = mmap(NULL, (size_t)Status.st_size, PROT_READ, MAP_PRIVATE, File, 0);
    if (Data == MAP_FAILED)
    {
        HostFail("%s", Path);
    }
    close(File);
    return (FILE_VIEW){Data, (size_t)Status.st_size};
}

static void *Place(uint64_t Address, uint64_t Bytes, const char *What)
{
    void *Memory = HostMemory(Address, Bytes);

    if (Memory == NULL)
    {
        errno = 0;
        HostFail("%s does not fit into the guest's memory", What);
    }
    return Memory;
}

/* Copies the initrd to the end of memory; returns its address. */
static uint64_t LoadInitrd(FILE_VIEW File, uint64_t Limit)
{
    uint64_t End = MachineMemoryBytes() < Limit + 1 ? MachineMemoryBytes() : Limit + 1;
    uint64_t Address;

    if (File.Bytes > End / 2)
    {
        errno = 0;
        HostFail("the initrd does not fit into the guest's memory");
    }
    Address = (End - File.Bytes) & ~(uint64_t)(HostPageBytes - 1);
    memcpy(Place(Address, File.Bytes, "the initrd"), File.Data, File.Bytes);
    return Address;
}

static unsigned MemoryMap(START_MEMORY Map[3])
{
    Map[0] = (START_MEMORY){0, LowMemoryEnd, MemoryIsRam, 0};
    Map[1] = (START_MEMORY){FirmwareStart, KernelAddress - FirmwareStart, MemoryIsReserved, 0};
    Map[2] = (START_MEMORY){KernelAddress, MachineMemoryBytes() - KernelAddress, MemoryIsRam, 0};
    return 3;
}

/* The entry in the PVH note of a PT_NOTE segment; 0 if there is none. */
static uint32_t FindEntry(const uint8_t *Notes, size_t Bytes)
{
    size_t At = 0;

    while (Bytes - At >= sizeof(Elf64_Nhdr))
    {
        Elf64_Nhdr Note;
        size_t Name;
        size_t Value;

        memcpy(&Note, Notes + At, sizeof(Note));
        Name = At + sizeof(Note);
        Value = Name + ((Note.n_namesz + (size_t)3) & ~(size_t)3);
        At = Value + ((Note.n_descsz + (size_t)3) & ~(size_t)3);
        if (At > Bytes)
        {
            return 0;
        }
        if (Note.n_type == NotePvhEntry && Note.n_namesz == 4 && memcmp(Notes + Name, "Xen", 4) == 0 &&
            Note.n_descsz >= sizeof(uint32_t))
        {
            uint32_t Entry;

            memcpy(&Entry, Notes + Value, sizeof(Entry));
            return Entry;
        }
    }
    return 0;
}

/* Copies the segments; returns the entry. */
static uint32_t LoadSegments(FILE_VIEW File)
{
    Elf64_Ehdr Header;
    uint32_t Entry = 0;

    memcpy(&Header, File.Data, sizeof(Header));
    errno = 0;
    for (unsigned Index = 0; Index < Header.e_phnum; ++Index)
    {
        Elf64_Phdr Segment;
        uint64_t At = Header.e_phoff + (uint64_t)Index * Header.e_phentsize;

        if (At > File.Bytes || File.Bytes - At < sizeof(Segment))
        {
            HostFail("the kernel has no program header %u", Index);
        }
        memcpy(&Segment, File.Data + At, sizeof(Segment));
        if (Segment.p_offset > File.Bytes || Segment.p_filesz > File.Bytes - Segment.p_offset)
        {
            HostFail("the kernel's segment %u is not in its file", Index);
        }
        if (Segment.p_type == PT_NOTE && Entry == 0)
        {
            Entry = FindEntry(File.Data + Segment.p_offset, Segment.p_filesz);
        }
        if (Segment.p_type == PT_LOAD && Segment.p_memsz != 0)
        {
            void *Memory = Place(Segment.p_paddr, Segment.p_memsz, "the kernel");

            if (Segment.p_filesz > Segment.p_memsz)
            {
                HostFail("the kernel's segment %u is longer than its memory", Index);
            }
            memcpy(Memory, File.Data + Segment.p_offset, Segment.p_filesz);
        }
    }
    if (Entry == 0)
    {
        HostFail("the kernel has no PVH note");
    }
    return Entry;
}

static void LoadPvh(FILE_VIEW Kernel, const FILE_VIEW *Initrd, uint64_t Rsdp)
{
    uint32_t Entry = LoadSegments(Kernel);
    START_INFO *Info = Place(StartAddress, sizeof(*Info), "the start information");
    START_MODULE *Module = Place(ModuleAddress, sizeof(*Module), "the start information");

    *Info = (START_INFO){.Magic = START_INFO_MAGIC,
                         .Version = 1,
                         .CommandLine = CommandLineAddress,
                         .Rsdp = Rsdp,
                         .MemoryMap = MapAddress};
    Info->MemoryMapEntries = MemoryMap(Place(MapAddress, 3 * sizeof(START_MEMORY), "the memory map"));
    if (Initrd != NULL)
    {
        *Module = (START_MODULE){.Address = LoadInitrd(*Initrd, UINT32_MAX), .Bytes = Initrd->Bytes};
        Info->Modules = ModuleAddress;
        Info->ModuleCount = 1;
    }
    MachineSetEntry(Entry, StartAddress);
}

static void LoadLinux(FILE_VIEW Kernel, const FILE_VIEW *Initrd, uint64_t Rsdp)
{
    struct boot_params *Parameters = Place(StartAddress, sizeof(*Parameters), "the boot parameters");
    struct setup_header *Header = &Parameters->hdr;
    START_MEMORY Map[3];
    size_t Setup;

    memset(Parameters, 0, sizeof(*Parameters));
    memcpy(Header, Kernel.Data + offsetof(struct boot_params, hdr), sizeof(*Header));
    Setup = (size_t)(Header->setup_sects != 0 ? Header->setup_sects : 4) * SectorBytes + SectorBytes;
    errno = 0;
    if (Header->version < 0x020A || Setup >= Kernel.Bytes)
    {
        HostFail("the bzImage is too old (boot protocol %x)", Header->version);
    }
    memcpy(Place(KernelAddress, Kernel.Bytes - Setup + Header->init_size, "the kernel"), Kernel.Data + Setup,
           Kernel.Bytes - Setup);
    Header->type_of_loader = LoaderUnregistered;
    Header->loadflags |= CAN_USE_HEAP | KEEP_SEGMENTS;
    Header->cmd_line_ptr = CommandLineAddress;
    if (Initrd != NULL)
    {
        uint64_t Limit = Header->initrd_addr_max != 0 ? Header->initrd_addr_max : INITRD_MAXIMUM;

        Header->ramdisk_image = (uint32_t)LoadInitrd(*Initrd, Limit);
        Header->ramdisk_size = (uint32_t)Initrd->Bytes;
    }
    Parameters->acpi_rsdp_addr = Rsdp;
    Parameters->e820_entries = (uint8_t)MemoryMap(Map);
    for (unsigned Index = 0; Index < Parameters->e820_entries; ++Index)
    {
        Parameters->e820_table[Index].addr = Map[Index].Address;
        Parameters->e820_table[Index].size = Map[Index].Bytes;
        Parameters->e820_table[Index].type = Map[Index].Type;
    }
    MachineSetEntry(KernelAddress, StartAddress);
}

void LoaderLoad(const char *Kernel, const char *Initrd, const char *CommandLine, uint64_t Rsdp)
{
    FILE_VIEW KernelFile = OpenFile(Kernel);
    FILE_VIEW InitrdFile = {NULL, 0};
    const uint32_t LinuxMagic = 0x53726448; /* "HdrS" */

    if (strlen(CommandLine) >= CommandLineBytes)
    {
        errno = 0;
        HostFail("the command line is longer than %u bytes", CommandLineBytes - 1);
    }
    strcpy(Place(CommandLineAddress, CommandLineBytes, "the command line"), CommandLine);
    if (Initrd != NULL)
    {
        InitrdFile = OpenFile(Initrd);
    }
    if (KernelFile.Bytes > sizeof(Elf64_Ehdr) && memcmp(KernelFile.Data, ELFMAG, SELFMAG) == 0 &&
        KernelFile.Data[EI_CLASS] == ELFCLASS64)
    {
        LoadPvh(KernelFile, Initrd != NULL ? &InitrdFile : NULL, Rsdp);
    }
    else if (KernelFile.Bytes > sizeof(struct boot_params) &&
             memcmp(KernelFile.Data + offsetof(struct boot_params, hdr.header), &LinuxMagic, sizeof(LinuxMagic)) == 0)
    {
        LoadLinux(KernelFile, Initrd != NULL ? &InitrdFile : NULL, Rsdp);
    }
    else
    {
        errno = 0;
        HostFail("%s is neither an ELF image for x64 nor a Linux bzImage", Kernel);
    }
    munmap((void *)(uintptr_t)KernelFile.Data, KernelFile.Bytes);
    if (Initrd != NULL)
    {
        munmap((void *)(uintptr_t)InitrdFile.Data, InitrdFile.Bytes);
    }
}
