/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus devices of this machine, as Linux shows them in sysfs.
 *
 * Each device is a directory with one fact in each file. Three of them identify it:
 * class_id (its protocol), device_id (the instance of that class) and id (the
 * number of its channel).
 */

#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif

#include "hvinfo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/VMBus/DeviceGuid.h>

#if defined(__unix__) || defined(__APPLE__)
#define HVINFO_HAVE_DIRECTORIES 1
#include <dirent.h>
#endif

void HvinfoFormatGuid(const HV_GUID *Guid, char Text[37])
{
    (void)snprintf(Text, 37, "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", (unsigned)Guid->Data1, Guid->Data2,
                   Guid->Data3, Guid->Data4[0], Guid->Data4[1], Guid->Data4[2], Guid->Data4[3], Guid->Data4[4],
                   Guid->Data4[5], Guid->Data4[6], Guid->Data4[7]);
}

void HvinfoNameDevice(HVINFO_DEVICE *Device)
{
    static const struct
    {
        HV_GUID Id;
        const char *Symbol;
        const char *Name;
        const char *Header;
    } Classes[] = {
#define CLASS(Symbol, Initializer, Name, Header) {Initializer, #Symbol, Name, Header},
        HV_VMBUS_DEVICE_LIST(CLASS)
#undef CLASS
    };
    static const struct
    {
        HV_GUID Id;
        const char *Name;
    } Instances[] = {
#define INSTANCE(Symbol, Initializer, Class, Name) {Initializer, Name},
        HV_VMBUS_INSTANCE_LIST(INSTANCE)
#undef INSTANCE
    };
    char Text[37];

    for (size_t Index = 0; Index < sizeof(Classes) / sizeof(Classes[0]); ++Index)
    {
        HvinfoFormatGuid(&Classes[Index].Id, Text);
        if (strcmp(Device->ClassId, Text) == 0)
        {
            Device->Name = Classes[Index].Name;
            Device->Symbol = Classes[Index].Symbol;
            Device->Header = strcmp(Classes[Index].Header, "none") != 0 ? Classes[Index].Header : NULL;
        }
    }
    for (size_t Index = 0; Index < sizeof(Instances) / sizeof(Instances[0]); ++Index)
    {
        HvinfoFormatGuid(&Instances[Index].Id, Text);
        if (strcmp(Device->InstanceId, Text) == 0)
        {
            Device->Instance = Instances[Index].Name;
        }
    }
}

bool HvinfoParseGuid(const char *Text, char Guid[37])
{
    bool Braced = *Text == '{';

    Text += Braced;
    for (unsigned Index = 0; Index < 36; ++Index)
    {
        char Character = Text[Index];

        if (Index == 8 || Index == 13 || Index == 18 || Index == 23)
        {
            if (Character != '-')
            {
                return false;
            }
        }
        else if (Character >= 'A' && Character <= 'F')
        {
            Character = (char)(Character - 'A' + 'a');
        }
        else if (!(Character >= '0' && Character <= '9') && !(Character >= 'a' && Character <= 'f'))
        {
            return false;
        }
        Guid[Index] = Character;
    }
    Guid[36] = '\0';
    return strcmp(Text + 36, Braced ? "}" : "") == 0;
}

#if defined(HVINFO_HAVE_DIRECTORIES)

#define MAXIMUM_PATH 4096

/** The first line of a small file, without its end. */
static bool ReadFact(const char *Directory, const char *Device, const char *Fact, char *Text, size_t Size,
                     HVINFO_ERROR *Error)
{
    char Path[MAXIMUM_PATH];
    int Length = snprintf(Path, sizeof(Path), "%s/%s/%s", Directory, Device, Fact);
    FILE *File;
    size_t Read;

    if (Length < 0 || (size_t)Length >= sizeof(Path))
    {
        return HvinfoFail(Error, Directory, 0, "the path is too long");
    }
    File = fopen(Path, "r");
    if (File == NULL)
    {
        return HvinfoFail(Error, Path, 0, "%s", strerror(errno));
    }
    Read = fread(Text, 1, Size - 1, File);
    if (ferror(File))
    {
        (void)fclose(File);
        return HvinfoFail(Error, Path, 0, "cannot be read");
    }
    (void)fclose(File);
    Text[Read] = '\0';
    Text[strcspn(Text, "\n")] = '\0';
    return true;
}

static bool ReadGuid(const char *Directory, const char *Device, const char *Fact, char Guid[37], HVINFO_ERROR *Error)
{
    char Text[64];

    if (!ReadFact(Directory, Device, Fact, Text, sizeof(Text), Error))
    {
        return false;
    }
    if (!HvinfoParseGuid(Text, Guid))
    {
        return HvinfoFail(Error, Directory, 0, "%s/%s is not a GUID", Device, Fact);
    }
    return true;
}

static bool ReadDevice(HVINFO_DEVICE *Device, const char *Directory, const char *Name, HVINFO_ERROR *Error)
{
    char Text[16];
    char *End;
    unsigned long Id;

    memset(Device, 0, sizeof(*Device));
    if (!ReadGuid(Directory, Name, "class_id", Device->ClassId, Error) ||
        !ReadGuid(Directory, Name, "device_id", Device->InstanceId, Error) ||
        !ReadFact(Directory, Name, "id", Text, sizeof(Text), Error))
    {
        return false;
    }
    Id = strtoul(Text, &End, 10);
    if (Text[0] < '0' || Text[0] > '9' || *End != '\0' || Id > UINT32_MAX)
    {
        return HvinfoFail(Error, Directory, 0, "%s/id is not a number", Name);
    }
    Device->Id = (uint32_t)Id;
    HvinfoNameDevice(Device);
    return true;
}

static int CompareDevices(const void *Left, const void *Right)
{
    const HVINFO_DEVICE *First = Left;
    const HVINFO_DEVICE *Second = Right;

    if (First->Id != Second->Id)
    {
        return First->Id < Second->Id ? -1 : 1;
    }
    return strcmp(First->InstanceId, Second->InstanceId);
}

bool HvinfoReadDevices(HVINFO_DEVICES *Devices, bool *Exists, HVINFO_ERROR *Error)
{
    DIR *Directory = opendir(Devices->Directory);
    const struct dirent *Entry;
    bool Result = true;

    Devices->Count = 0;
    *Exists = Directory != NULL;
    if (Directory == NULL)
    {
        return errno == ENOENT || HvinfoFail(Error, Devices->Directory, 0, "%s", strerror(errno));
    }
    while (Result && (errno = 0, Entry = readdir(Directory)) != NULL)
    {
        if (Entry->d_name[0] == '.')
        {
            continue;
        }
        if (Devices->Count == HVINFO_MAXIMUM_DEVICES)
        {
            Result = HvinfoFail(Error, Devices->Directory, 0, "more than %u devices", (unsigned)HVINFO_MAXIMUM_DEVICES);
        }
        else
        {
            Result = ReadDevice(&Devices->Device[Devices->Count], Devices->Directory, Entry->d_name, Error);
            Devices->Count += Result;
        }
    }
    if (Result && errno != 0)
    {
        Result = HvinfoFail(Error, Devices->Directory, 0, "%s", strerror(errno));
    }
    (void)closedir(Directory);
    qsort(Devices->Device, Devices->Count, sizeof(Devices->Device[0]), CompareDevices);
    return Result;
}

#else

bool HvinfoReadDevices(HVINFO_DEVICES *Devices, bool *Exists, HVINFO_ERROR *Error)
{
    (void)Error;
    Devices->Count = 0;
    *Exists = false;
    return true;
}

#endif
