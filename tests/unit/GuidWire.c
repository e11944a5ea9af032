/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GUIDs of VMBus devices: their text, their bytes on the wire, and the devices of recorded machines.
 *
 * Origins: `lsvmbus -vv` of an Azure machine (generation 1, 8 processors, 4
 * network adapters with virtual functions), `driverctl` of a generation 2
 * machine and udev's MODALIAS (systemd pull requests 8692 and 33087), kernel logs
 * of Azure and WSL 2 guests, go-winio's tests of Hyper-V sockets.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/VMBus/DeviceGuid.h>
#include <Mile.HyperV/VMBus/Socket.h>

#define DEVICE(Name, Init, Text, Header) { #Name, Init, Text, Header },
static const struct
{
    const char *Name;
    HV_GUID Id;
    const char *Text;
    const char *Header;
} Devices[] = { HV_VMBUS_DEVICE_LIST(DEVICE) };

#define INSTANCE(Name, Init, Class, Text) { #Name, Init, &Class, Text },
static const struct
{
    const char *Name;
    HV_GUID Id;
    const HV_GUID *Class;
    const char *Text;
} Instances[] = { HV_VMBUS_INSTANCE_LIST(INSTANCE) };

#define SOCKET(Name, Init, Text) { #Name, Init, Text },
static const struct
{
    const char *Name;
    HV_GUID Id;
    const char *Text;
} Sockets[] = { HV_HVSOCK_ID_LIST(SOCKET) };

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))

static HV_UINT32 Hex(const char *Text, int Digits)
{
    char Buffer[9] = { 0 };
    memcpy(Buffer, Text, (size_t)Digits);
    return (HV_UINT32)strtoul(Buffer, NULL, 16);
}

/* "da0a7802-e377-4aac-8e77-0558eb1073f8" */
static HV_GUID Parse(const char *Text)
{
    static const int Places[8] = { 19, 21, 24, 26, 28, 30, 32, 34 };
    HV_GUID Guid;
    int Index;
    assert_int_equal(strlen(Text), 36);
    Guid.Data1 = Hex(Text, 8);
    Guid.Data2 = (HV_UINT16)Hex(Text + 9, 4);
    Guid.Data3 = (HV_UINT16)Hex(Text + 14, 4);
    for (Index = 0; Index < 8; ++Index)
    {
        Guid.Data4[Index] = (HV_UINT8)Hex(Text + Places[Index], 2);
    }
    return Guid;
}

static int IsEqual(const HV_GUID *One, const HV_GUID *Other)
{
    return memcmp(One, Other, sizeof(HV_GUID)) == 0;
}

static const char *DeviceText(const char *Class)
{
    HV_GUID Id = Parse(Class);
    size_t Index;
    for (Index = 0; Index < COUNT(Devices); ++Index)
    {
        if (IsEqual(&Id, &Devices[Index].Id))
        {
            return Devices[Index].Text;
        }
    }
    return NULL;
}

/* The name of an instance, if it has a fixed GUID and is of this class. */
static const char *InstanceName(const char *Class, const char *Instance)
{
    HV_GUID ClassId = Parse(Class);
    HV_GUID Id = Parse(Instance);
    size_t Index;
    for (Index = 0; Index < COUNT(Instances); ++Index)
    {
        if (IsEqual(&Id, &Instances[Index].Id) && IsEqual(&ClassId, Instances[Index].Class))
        {
            return Instances[Index].Name;
        }
    }
    return NULL;
}

static void GuidsHaveTheBytesOfTheirModalias(void **State)
{
    static const struct
    {
        const char *Text;
        const char *Wire;
        const HV_GUID *Id;
    } Vectors[] = {
        { "cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a", "9eb6a8cf4a5bc04cb98b8ba1a1f3f95a", &SYNTHHID_CLASS_ID },
        { "da0a7802-e377-4aac-8e77-0558eb1073f8", "02780ada77e3ac4a8e770558eb1073f8", &SYNTHVID_CLASS_ID },
    };
    size_t Index;
    (void)State;
    for (Index = 0; Index < COUNT(Vectors); ++Index)
    {
        HV_GUID Guid = Parse(Vectors[Index].Text);
        HV_UINT8 Bytes[16];
        int Place;
        for (Place = 0; Place < 16; ++Place)
        {
            Bytes[Place] = (HV_UINT8)Hex(Vectors[Index].Wire + Place * 2, 2);
        }
        assert_memory_equal(Bytes, &Guid, 16);
        assert_memory_equal(Bytes, Vectors[Index].Id, 16);
    }
}

static void ListsAreWithoutDuplicates(void **State)
{
    size_t One, Other;
    (void)State;
    for (One = 0; One < COUNT(Devices); ++One)
    {
        assert_true(strlen(Devices[One].Text) > 0);
        assert_true(!strcmp(Devices[One].Header, "none") || !strncmp(Devices[One].Header, "Mile.HyperV/Device/", 19));
        for (Other = 0; Other < One; ++Other)
        {
            assert_false(IsEqual(&Devices[One].Id, &Devices[Other].Id));
        }
    }
    for (One = 0; One < COUNT(Instances); ++One)
    {
        int Known = 0;
        for (Other = 0; Other < One; ++Other)
        {
            assert_false(IsEqual(&Instances[One].Id, &Instances[Other].Id));
        }
        for (Other = 0; Other < COUNT(Devices); ++Other)
        {
            Known |= IsEqual(Instances[One].Class, &Devices[Other].Id);
        }
        assert_true(Known);
    }
}

/* Class, instance (NULL where each machine has its own) and our names for them. */
static void AzureMachineIsNamed(void **State)
{
    static const struct
    {
        const char *Class;
        const char *Instance;
        const char *Text;
        const char *Name;
    } List[] = {
        { "525074dc-8985-46e2-8057-a307dc18a502", "1eccfd72-4b41-45ef-b73a-4a6e44c12924",
          "Microsoft Hyper-V Dynamic Memory", "DM_INSTANCE_ID" },
        { "32412632-86cb-44a2-9b5c-50d1417354f5", "00000000-0000-8899-0000-000000000000",
          "Microsoft Hyper-V IDE Accelerator", "VMIDE_ACCELERATOR_INSTANCE_ID_0_0" },
        { "32412632-86cb-44a2-9b5c-50d1417354f5", "00000000-0001-8899-0000-000000000000",
          "Microsoft Hyper-V IDE Accelerator", "VMIDE_ACCELERATOR_INSTANCE_ID_0_1" },
        { "cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a", "58f75a6d-d949-4320-99e1-a2a2576d581c", "Microsoft Hyper-V Input",
          "SYNTHHID_INSTANCE_ID" },
        { "f912ad6d-2b17-48ea-bd65-f927a61c7684", "d34b2567-b9b6-42b9-8778-0a4ec0b955bf",
          "Microsoft Hyper-V Virtual Keyboard", "HK_INSTANCE_ID" },
        { "da0a7802-e377-4aac-8e77-0558eb1073f8", "5620e0c7-8062-4dce-aeb7-520c7ef76171", "Microsoft Hyper-V Video",
          "SYNTHVID_INSTANCE_ID" },
        { "57164f39-9115-4e78-ab55-382f3bd5422d", "fd149e91-82e0-4a7d-afa6-2a4166cbd7c0",
          "Microsoft Hyper-V Heartbeat", "IC_HEARTBEAT_INSTANCE_ID" },
        { "a9a0f4e7-5a45-4d96-b827-8a841e8c03e6", "242ff919-07db-4180-9c2e-b86cb68c8c55",
          "Microsoft Hyper-V Data Exchange", "IC_KVP_EXCHANGE_INSTANCE_ID" },
        { "0e0b6031-5213-4934-818b-38d90ced39db", "b6650ff7-33bc-4840-8048-e0676786f393",
          "Microsoft Hyper-V Guest Shutdown", "IC_SHUTDOWN_INSTANCE_ID" },
        { "9527e630-d0ae-497b-adce-e80ab0175caf", "2dd1ce17-079e-403c-b352-a1921ee207ee",
          "Microsoft Hyper-V Time Synchronization", "IC_TIMESYNC_INSTANCE_ID" },
        { "f8615163-df3e-46c5-913f-f2d2f965ed0e", "000d3a03-1646-000d-3a03-1646000d3a03",
          "Microsoft Hyper-V Network Adapter", NULL },
        { "ba6163d9-04a1-4d29-b605-72e2ffb1dc7f", "f8b3781a-1e82-4818-a1c3-63d806ec15bb",
          "Microsoft Hyper-V SCSI Controller", "VMSCSI_AZURE_FIRST_INSTANCE_ID" },
        { "ba6163d9-04a1-4d29-b605-72e2ffb1dc7f", "f8b3781b-1e82-4818-a1c3-63d806ec15bb",
          "Microsoft Hyper-V SCSI Controller", "VMSCSI_AZURE_DATA_INSTANCE_ID" },
        { "44c4f61d-4444-4400-9d52-802e27ede19f", "6041f3c4-38d5-407c-b56f-985d03d32ca3",
          "Microsoft Hyper-V Virtual PCI Bus", NULL },
        /* Generation 2. */
        { "35fa2e29-ea23-4236-96ae-3a6ebacba440", "2450ee40-33bf-4fbd-892e-9fb06e9214cf",
          "Microsoft Hyper-V Volume Shadow Copy", "IC_VSS_INSTANCE_ID" },
        { "3375baf4-9e15-4b30-b765-67acb10d607b", "4487b255-b88c-403f-bb51-d1f69cf17f87",
          "Microsoft Hyper-V Virtual Machine Activation", "INHERITED_ACTIVATION_INSTANCE_ID" },
        /* Azure, WS2016 and WS2019. */
        { "c376c1c3-d276-48d2-90a9-c04748072c60", "c4e5e7d1-d748-4afc-979d-683167910a55",
          "Microsoft Hyper-V Virtual Machine Bus File System", "VMBFS_IMC_INSTANCE_ID" },
    };
    size_t Index;
    (void)State;
    for (Index = 0; Index < COUNT(List); ++Index)
    {
        const char *Name = InstanceName(List[Index].Class, List[Index].Instance);
        assert_non_null(DeviceText(List[Index].Class));
        assert_string_equal(DeviceText(List[Index].Class), List[Index].Text);
        if (List[Index].Name)
        {
            assert_non_null(Name);
            assert_string_equal(Name, List[Index].Name);
        }
        else
        {
            assert_null(Name);
        }
    }
}

/* "hv_vmbus: Unknown GUID" in recorded kernel logs: none is unknown here. */
static void WhatLinuxCallsUnknownIsListed(void **State)
{
    static const char *const Classes[] = {
        "f8e65716-3cb3-4a06-9a60-1889c5cccab5", "3375baf4-9e15-4b30-b765-67acb10d607b",
        "276aacf4-ac15-426c-98dd-7521ad3f01fe", "c376c1c3-d276-48d2-90a9-c04748072c60",
        "6e382d18-3336-4f4b-acc4-2b7703d4df4a", "dde9cbc0-5060-4436-9448-ea1254a5d177",
    };
    size_t Index;
    (void)State;
    for (Index = 0; Index < COUNT(Classes); ++Index)
    {
        assert_non_null(DeviceText(Classes[Index]));
    }
    assert_null(DeviceText("00000000-0000-0000-0000-000000000000"));
}

/* Names that the recorded machine's Linux derived from its instance GUIDs. */
static void InstancesCarryAddresses(void **State)
{
    HV_GUID Network = Parse("000d3a03-1646-000d-3a03-1646000d3a03");
    static const struct
    {
        const char *Instance;
        HV_UINT32 Domain; /* enP14549s4 and its like. */
    } Buses[] = {
        { "6041f3c4-38d5-407c-b56f-985d03d32ca3", 14549 }, { "64c70d9c-0b99-4bc0-ab63-83c1c785dfce", 2969 },
        { "58878e11-a2a3-4ea4-97af-07fb5274e86b", 41635 }, { "f2d53aea-2f81-4315-9baf-613b49641633", 12161 },
        { "10e3b1d5-0ddb-46f0-8f22-80db187e4f9b", 3547 },  { "f751e13c-90d4-4375-a580-1e2268a3e164", 37076 },
        { "beeff40c-91bc-4978-b463-a04c08bd089a", 37308 }, { "5999e2f9-d4af-4335-b534-2831b5c15238", 54447 },
    };
    size_t Index;
    (void)State;
    assert_int_equal(Network.Data1, 0x000D3A03);
    assert_int_equal(Network.Data2, 0x1646);
    assert_int_equal(Network.Data4[0] << 8 | Network.Data4[1], 0x3A03);
    for (Index = 0; Index < COUNT(Buses); ++Index)
    {
        HV_GUID Bus = Parse(Buses[Index].Instance);
        assert_int_equal(Bus.Data2, Buses[Index].Domain);
    }
}

static void SocketsHaveTheirGuids(void **State)
{
    static const struct
    {
        const char *Name;
        const char *Text;
    } Vectors[] = {
        { "HVSOCK_WILDCARD_ID", "00000000-0000-0000-0000-000000000000" },
        { "HVSOCK_BROADCAST_ID", "ffffffff-ffff-ffff-ffff-ffffffffffff" },
        { "HVSOCK_LOOPBACK_ID", "e0e16197-dd56-4a10-9195-5ee7a155a838" },
        { "HVSOCK_CHILDREN_ID", "90db8b89-0d35-4f79-8ce9-49ea0ac8b7cd" },
        { "HVSOCK_PARENT_ID", "a42e7cda-d03f-480c-9cc2-a4de20abb878" },
        { "HVSOCK_SILOHOST_ID", "36bd0c5c-7276-4223-88ba-7d03b654c568" },
        { "HVSOCK_VSOCK_TEMPLATE_ID", "00000000-facb-11e6-bd58-64006a7986d3" },
    };
    static const struct
    {
        HV_GUID Id;
        const char *Text;
    } Ports[] = {
        { HVSOCK_VSOCK_PORT_ID_INIT(5002), "0000138a-facb-11e6-bd58-64006a7986d3" },
        { HVSOCK_VSOCK_PORT_ID_INIT(50500), "0000c544-facb-11e6-bd58-64006a7986d3" },
        { HVSOCK_VSOCK_PORT_ID_INIT(0x564D4C43), "564d4c43-facb-11e6-bd58-64006a7986d3" },
        { HVSOCK_VSOCK_PORT_ID_INIT(0x3049197C), "3049197c-facb-11e6-bd58-64006a7986d3" },
    };
    size_t Index, Place;
    (void)State;
    for (Index = 0; Index < COUNT(Vectors); ++Index)
    {
        HV_GUID Id = Parse(Vectors[Index].Text);
        for (Place = 0; Place < COUNT(Sockets) && strcmp(Sockets[Place].Name, Vectors[Index].Name) != 0; ++Place)
        {
        }
        assert_true(Place < COUNT(Sockets));
        assert_true(IsEqual(&Id, &Sockets[Place].Id));
        assert_true(strlen(Sockets[Place].Text) > 0);
    }
    for (Index = 0; Index < COUNT(Ports); ++Index)
    {
        HV_GUID Id = Parse(Ports[Index].Text);
        assert_true(IsEqual(&Id, &Ports[Index].Id));
    }
}

int main(void)
{
    static const struct CMUnitTest Tests[] = {
        cmocka_unit_test(GuidsHaveTheBytesOfTheirModalias),
        cmocka_unit_test(ListsAreWithoutDuplicates),
        cmocka_unit_test(AzureMachineIsNamed),
        cmocka_unit_test(WhatLinuxCallsUnknownIsListed),
        cmocka_unit_test(InstancesCarryAddresses),
        cmocka_unit_test(SocketsHaveTheirGuids),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
