/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GUIDs of every VMBus device, as constants and as two lists.
 *
 * An offer carries two GUIDs. The *class* (interface type) identifies the protocol of the channel,
 * and a driver binds to it. The *instance* identifies the device of that class: it is fixed for a
 * device that exists once, and created by the host for controllers and adapters, of which a machine
 * can have any number. The sub-channels of a device share both GUIDs.
 *
 * For each GUID there is an initializer (`..._INIT`, for a constant of the program's own type or
 * for a table) and an HV_GUID constant, which takes no space unless the program uses it. The device
 * headers include this file, so each GUID is defined once.
 *
 * Both lists take a macro and apply it to each entry:
 *
 *     #define ROW(Name, Init, Text, Header) { Init, Text },
 *     static const struct { HV_GUID Id; const char *Text; } Devices[] = { HV_VMBUS_DEVICE_LIST(ROW) };
 *
 * The text form of a GUID is big-endian; its first three groups on the wire are little-endian:
 * cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a travels as the bytes
 * 9e b6 a8 cf 4a 5b c0 4c b9 8b 8b a1 a1 f3 f9 5a.
 *
 * Sources: mu_msvm MsvmPkg.dec; OpenVMM (each device's crate); symbols of hyperkbd, hypervideo,
 * VMBusHID, netvsc, fcvsc 14347, rdpcorets and vmuidevices 19041; facts of dynamic memory, file
 * copy, GPU paravirtualization and Network Direct; recorded lsvmbus and driverctl lists and kernel
 * logs; Microsoft KB 2925727; MacHyperVSupport's list of devices.
 */

#ifndef MILE_HYPERV_VMBUS_DEVICE_GUID
#define MILE_HYPERV_VMBUS_DEVICE_GUID

#include "../../Mile.HyperV.Portable.Types.h"

HV_HEADER_BEGIN

/*
 * Storage.
 */

/**
 * {ba6163d9-04a1-4d29-b605-72e2ffb1dc7f}: SCSI controller, one channel for each controller of the
 * virtual machine, with sub-channels.
 */
#define VMSCSI_CLASS_ID_INIT HV_GUID_INIT(0xba6163d9, 0x04a1, 0x4d29, 0xb6, 0x05, 0x72, 0xe2, 0xff, 0xb1, 0xdc, 0x7f)
HV_DEFINE_GUID(VMSCSI_CLASS_ID, VMSCSI_CLASS_ID_INIT);

/**
 * {f8b3781a-1e82-4818-a1c3-63d806ec15bb}: first SCSI controller of an Azure virtual machine
 * (recorded lsvmbus list).
 */
#define VMSCSI_AZURE_FIRST_INSTANCE_ID_INIT                                                                            \
    HV_GUID_INIT(0xf8b3781a, 0x1e82, 0x4818, 0xa1, 0xc3, 0x63, 0xd8, 0x06, 0xec, 0x15, 0xbb)
HV_DEFINE_GUID(VMSCSI_AZURE_FIRST_INSTANCE_ID, VMSCSI_AZURE_FIRST_INSTANCE_ID_INIT);

/**
 * {f8b3781b-1e82-4818-a1c3-63d806ec15bb}: SCSI controller that has an Azure virtual machine's data
 * disks; host and guest agents rely on it (OpenVMM, recorded lsvmbus list).
 */
#define VMSCSI_AZURE_DATA_INSTANCE_ID_INIT                                                                             \
    HV_GUID_INIT(0xf8b3781b, 0x1e82, 0x4818, 0xa1, 0xc3, 0x63, 0xd8, 0x06, 0xec, 0x15, 0xbb)
HV_DEFINE_GUID(VMSCSI_AZURE_DATA_INSTANCE_ID, VMSCSI_AZURE_DATA_INSTANCE_ID_INIT);

/**
 * {32412632-86cb-44a2-9b5c-50d1417354f5}: fast path to one disk of the emulated IDE controller,
 * generation 1 only. The instance identifies the disk: Data1 is the IDE channel, Data2 the device
 * on it, Data3 0x8899, the rest zero.
 */
#define VMIDE_ACCELERATOR_CLASS_ID_INIT                                                                                \
    HV_GUID_INIT(0x32412632, 0x86cb, 0x44a2, 0x9b, 0x5c, 0x50, 0xd1, 0x41, 0x73, 0x54, 0xf5)
HV_DEFINE_GUID(VMIDE_ACCELERATOR_CLASS_ID, VMIDE_ACCELERATOR_CLASS_ID_INIT);

/** {00000000-0000-8899-0000-000000000000}: IDE channel 0, device 0. */
#define VMIDE_ACCELERATOR_INSTANCE_ID_0_0_INIT                                                                         \
    HV_GUID_INIT(0x00000000, 0x0000, 0x8899, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00)
HV_DEFINE_GUID(VMIDE_ACCELERATOR_INSTANCE_ID_0_0, VMIDE_ACCELERATOR_INSTANCE_ID_0_0_INIT);

/** {00000000-0001-8899-0000-000000000000}: IDE channel 0, device 1. */
#define VMIDE_ACCELERATOR_INSTANCE_ID_0_1_INIT                                                                         \
    HV_GUID_INIT(0x00000000, 0x0001, 0x8899, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00)
HV_DEFINE_GUID(VMIDE_ACCELERATOR_INSTANCE_ID_0_1, VMIDE_ACCELERATOR_INSTANCE_ID_0_1_INIT);

/** {00000001-0000-8899-0000-000000000000}: IDE channel 1, device 0. */
#define VMIDE_ACCELERATOR_INSTANCE_ID_1_0_INIT                                                                         \
    HV_GUID_INIT(0x00000001, 0x0000, 0x8899, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00)
HV_DEFINE_GUID(VMIDE_ACCELERATOR_INSTANCE_ID_1_0, VMIDE_ACCELERATOR_INSTANCE_ID_1_0_INIT);

/** {00000001-0001-8899-0000-000000000000}: IDE channel 1, device 1. */
#define VMIDE_ACCELERATOR_INSTANCE_ID_1_1_INIT                                                                         \
    HV_GUID_INIT(0x00000001, 0x0001, 0x8899, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00)
HV_DEFINE_GUID(VMIDE_ACCELERATOR_INSTANCE_ID_1_1, VMIDE_ACCELERATOR_INSTANCE_ID_1_1_INIT);

/** {2f9bcc4a-0069-4af3-b76b-6fd0be528cda}: Fibre Channel host bus adapter. */
#define VMFC_CLASS_ID_INIT HV_GUID_INIT(0x2f9bcc4a, 0x0069, 0x4af3, 0xb7, 0x6b, 0x6f, 0xd0, 0xbe, 0x52, 0x8c, 0xda)
HV_DEFINE_GUID(VMFC_CLASS_ID, VMFC_CLASS_ID_INIT);

/**
 * {c376c1c3-d276-48d2-90a9-c04748072c60}: read-only files from the host for the firmware. Windows
 * and Linux have no driver for it and show an unknown device.
 */
#define VMBFS_CLASS_ID_INIT HV_GUID_INIT(0xc376c1c3, 0xd276, 0x48d2, 0x90, 0xa9, 0xc0, 0x47, 0x48, 0x07, 0x2c, 0x60)
HV_DEFINE_GUID(VMBFS_CLASS_ID, VMBFS_CLASS_ID_INIT);

/** {c63c9bdf-5fa5-4208-b03f-6b458b365592}: files to boot from. */
#define VMBFS_BOOT_INSTANCE_ID_INIT                                                                                    \
    HV_GUID_INIT(0xc63c9bdf, 0x5fa5, 0x4208, 0xb0, 0x3f, 0x6b, 0x45, 0x8b, 0x36, 0x55, 0x92)
HV_DEFINE_GUID(VMBFS_BOOT_INSTANCE_ID, VMBFS_BOOT_INSTANCE_ID_INIT);

/**
 * {c4e5e7d1-d748-4afc-979d-683167910a55}: initial machine configuration (IMC), registry data for
 * the first boot.
 */
#define VMBFS_IMC_INSTANCE_ID_INIT                                                                                     \
    HV_GUID_INIT(0xc4e5e7d1, 0xd748, 0x4afc, 0x97, 0x9d, 0x68, 0x31, 0x67, 0x91, 0x0a, 0x55)
HV_DEFINE_GUID(VMBFS_IMC_INSTANCE_ID, VMBFS_IMC_INSTANCE_ID_INIT);

/*
 * Network.
 */

/**
 * {f8615163-df3e-46c5-913f-f2d2f965ed0e}: network adapter, with sub-channels. On Azure the instance
 * repeats the MAC address: 000d3a03-1646-000d-3a03-1646000d3a03 is 00:0d:3a:03:16:46.
 */
#define NVSP_CLASS_ID_INIT HV_GUID_INIT(0xf8615163, 0xdf3e, 0x46c5, 0x91, 0x3f, 0xf2, 0xd2, 0xf9, 0x65, 0xed, 0x0e)
HV_DEFINE_GUID(NVSP_CLASS_ID, NVSP_CLASS_ID_INIT);

/** {8c2eaf3d-32a7-4b09-ab99-bd1f1c86b501}: RDMA adapter, used through Network Direct. */
#define SYNTHRDMA_CLASS_ID_INIT HV_GUID_INIT(0x8c2eaf3d, 0x32a7, 0x4b09, 0xab, 0x99, 0xbd, 0x1f, 0x1c, 0x86, 0xb5, 0x01)
HV_DEFINE_GUID(SYNTHRDMA_CLASS_ID, SYNTHRDMA_CLASS_ID_INIT);

/*
 * Graphics.
 */

/**
 * {dde9cbc0-5060-4436-9448-ea1254a5d177}: GPU paravirtualization, channel of the whole virtual
 * machine. WSL 2 guests use it.
 */
#define HV_DXGK_GLOBAL_CLASS_ID_INIT                                                                                   \
    HV_GUID_INIT(0xdde9cbc0, 0x5060, 0x4436, 0x94, 0x48, 0xea, 0x12, 0x54, 0xa5, 0xd1, 0x77)
HV_DEFINE_GUID(HV_DXGK_GLOBAL_CLASS_ID, HV_DXGK_GLOBAL_CLASS_ID_INIT);

/**
 * {6e382d18-3336-4f4b-acc4-2b7703d4df4a}: GPU paravirtualization, one channel for each virtual GPU.
 * The first 8 bytes of the instance are the GPU's LUID.
 */
#define HV_DXGK_VGPU_CLASS_ID_INIT                                                                                     \
    HV_GUID_INIT(0x6e382d18, 0x3336, 0x4f4b, 0xac, 0xc4, 0x2b, 0x77, 0x03, 0xd4, 0xdf, 0x4a)
HV_DEFINE_GUID(HV_DXGK_VGPU_CLASS_ID, HV_DXGK_VGPU_CLASS_ID_INIT);

/* Names of HV_DXGK_GLOBAL_CLASS_ID and HV_DXGK_VGPU_CLASS_ID in version 2.0. */
#define VMBUS_UNKNOWN_DDE9CBC0_CLASS_ID_INIT HV_DXGK_GLOBAL_CLASS_ID_INIT
#define VMBUS_UNKNOWN_DDE9CBC0_CLASS_ID HV_DXGK_GLOBAL_CLASS_ID
#define VMBUS_UNKNOWN_6E382D18_CLASS_ID_INIT HV_DXGK_VGPU_CLASS_ID_INIT
#define VMBUS_UNKNOWN_6E382D18_CLASS_ID HV_DXGK_VGPU_CLASS_ID

/*
 * PCI.
 */

/**
 * {44c4f61d-4444-4400-9d52-802e27ede19f}: virtual PCI bus, one channel for each. Linux uses the
 * instance's Data2 as the PCI domain of the bus: 38d5 in 6041f3c4-38d5-407c-b56f-985d03d32ca3.
 */
#define VPCI_CLASS_ID_INIT HV_GUID_INIT(0x44c4f61d, 0x4444, 0x4400, 0x9d, 0x52, 0x80, 0x2e, 0x27, 0xed, 0xe1, 0x9f)
HV_DEFINE_GUID(VPCI_CLASS_ID, VPCI_CLASS_ID_INIT);

/*
 * Video, keyboard, mouse.
 */

/** {da0a7802-e377-4aac-8e77-0558eb1073f8}: frame buffer. */
#define SYNTHVID_CLASS_ID_INIT HV_GUID_INIT(0xda0a7802, 0xe377, 0x4aac, 0x8e, 0x77, 0x05, 0x58, 0xeb, 0x10, 0x73, 0xf8)
HV_DEFINE_GUID(SYNTHVID_CLASS_ID, SYNTHVID_CLASS_ID_INIT);

/**
 * {5620e0c7-8062-4dce-aeb7-520c7ef76171}: only instance of SYNTHVID_CLASS_ID (OpenVMM, recorded
 * lists of generations 1 and 2).
 */
#define SYNTHVID_INSTANCE_ID_INIT                                                                                      \
    HV_GUID_INIT(0x5620e0c7, 0x8062, 0x4dce, 0xae, 0xb7, 0x52, 0x0c, 0x7e, 0xf7, 0x61, 0x71)
HV_DEFINE_GUID(SYNTHVID_INSTANCE_ID, SYNTHVID_INSTANCE_ID_INIT);

/**
 * {113560ea-48cd-4bd1-8828-fcec44e2b5d5}: video adapter with 3D. The firmware uses the protocol of
 * the frame buffer (mu_msvm VideoDxe); the 3D part is undocumented.
 */
#define SYNTH3DVIDEO_CLASS_ID_INIT                                                                                     \
    HV_GUID_INIT(0x113560ea, 0x48cd, 0x4bd1, 0x88, 0x28, 0xfc, 0xec, 0x44, 0xe2, 0xb5, 0xd5)
HV_DEFINE_GUID(SYNTH3DVIDEO_CLASS_ID, SYNTH3DVIDEO_CLASS_ID_INIT);

/** {f912ad6d-2b17-48ea-bd65-f927a61c7684}: keyboard. */
#define HK_CLASS_ID_INIT HV_GUID_INIT(0xf912ad6d, 0x2b17, 0x48ea, 0xbd, 0x65, 0xf9, 0x27, 0xa6, 0x1c, 0x76, 0x84)
HV_DEFINE_GUID(HK_CLASS_ID, HK_CLASS_ID_INIT);

/** {d34b2567-b9b6-42b9-8778-0a4ec0b955bf}: only instance of HK_CLASS_ID. */
#define HK_INSTANCE_ID_INIT HV_GUID_INIT(0xd34b2567, 0xb9b6, 0x42b9, 0x87, 0x78, 0x0a, 0x4e, 0xc0, 0xb9, 0x55, 0xbf)
HV_DEFINE_GUID(HK_INSTANCE_ID, HK_INSTANCE_ID_INIT);

/** {cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a}: HID devices; hosts offer only the mouse. */
#define SYNTHHID_CLASS_ID_INIT HV_GUID_INIT(0xcfa8b69e, 0x5b4a, 0x4cc0, 0xb9, 0x8b, 0x8b, 0xa1, 0xa1, 0xf3, 0xf9, 0x5a)
HV_DEFINE_GUID(SYNTHHID_CLASS_ID, SYNTHHID_CLASS_ID_INIT);

/** {58f75a6d-d949-4320-99e1-a2a2576d581c}: mouse, the only instance of SYNTHHID_CLASS_ID. */
#define SYNTHHID_INSTANCE_ID_INIT                                                                                      \
    HV_GUID_INIT(0x58f75a6d, 0xd949, 0x4320, 0x99, 0xe1, 0xa2, 0xa2, 0x57, 0x6d, 0x58, 0x1c)
HV_DEFINE_GUID(SYNTHHID_INSTANCE_ID, SYNTHHID_INSTANCE_ID_INIT);

/*
 * Integration components.
 */

/** {9722c3e7-8f86-456d-8b6c-6009da4ccd0b}: negotiation channel of the integration components. */
#define IC_NEGOTIATE_CLASS_ID_INIT                                                                                     \
    HV_GUID_INIT(0x9722c3e7, 0x8f86, 0x456d, 0x8b, 0x6c, 0x60, 0x09, 0xda, 0x4c, 0xcd, 0x0b)
HV_DEFINE_GUID(IC_NEGOTIATE_CLASS_ID, IC_NEGOTIATE_CLASS_ID_INIT);

/** {77b80a1a-c226-427b-b65b-dba0df85c812}: only instance of IC_NEGOTIATE_CLASS_ID. */
#define IC_NEGOTIATE_INSTANCE_ID_INIT                                                                                  \
    HV_GUID_INIT(0x77b80a1a, 0xc226, 0x427b, 0xb6, 0x5b, 0xdb, 0xa0, 0xdf, 0x85, 0xc8, 0x12)
HV_DEFINE_GUID(IC_NEGOTIATE_INSTANCE_ID, IC_NEGOTIATE_INSTANCE_ID_INIT);

/** {57164f39-9115-4e78-ab55-382f3bd5422d}: heartbeat. */
#define IC_HEARTBEAT_CLASS_ID_INIT                                                                                     \
    HV_GUID_INIT(0x57164f39, 0x9115, 0x4e78, 0xab, 0x55, 0x38, 0x2f, 0x3b, 0xd5, 0x42, 0x2d)
HV_DEFINE_GUID(IC_HEARTBEAT_CLASS_ID, IC_HEARTBEAT_CLASS_ID_INIT);

/** {fd149e91-82e0-4a7d-afa6-2a4166cbd7c0}: only instance of IC_HEARTBEAT_CLASS_ID. */
#define IC_HEARTBEAT_INSTANCE_ID_INIT                                                                                  \
    HV_GUID_INIT(0xfd149e91, 0x82e0, 0x4a7d, 0xaf, 0xa6, 0x2a, 0x41, 0x66, 0xcb, 0xd7, 0xc0)
HV_DEFINE_GUID(IC_HEARTBEAT_INSTANCE_ID, IC_HEARTBEAT_INSTANCE_ID_INIT);

/** {a9a0f4e7-5a45-4d96-b827-8a841e8c03e6}: key-value exchange. */
#define IC_KVP_EXCHANGE_CLASS_ID_INIT                                                                                  \
    HV_GUID_INIT(0xa9a0f4e7, 0x5a45, 0x4d96, 0xb8, 0x27, 0x8a, 0x84, 0x1e, 0x8c, 0x03, 0xe6)
HV_DEFINE_GUID(IC_KVP_EXCHANGE_CLASS_ID, IC_KVP_EXCHANGE_CLASS_ID_INIT);

/** {242ff919-07db-4180-9c2e-b86cb68c8c55}: only instance of IC_KVP_EXCHANGE_CLASS_ID. */
#define IC_KVP_EXCHANGE_INSTANCE_ID_INIT                                                                               \
    HV_GUID_INIT(0x242ff919, 0x07db, 0x4180, 0x9c, 0x2e, 0xb8, 0x6c, 0xb6, 0x8c, 0x8c, 0x55)
HV_DEFINE_GUID(IC_KVP_EXCHANGE_INSTANCE_ID, IC_KVP_EXCHANGE_INSTANCE_ID_INIT);

/** {0e0b6031-5213-4934-818b-38d90ced39db}: guest shutdown. */
#define IC_SHUTDOWN_CLASS_ID_INIT                                                                                      \
    HV_GUID_INIT(0x0e0b6031, 0x5213, 0x4934, 0x81, 0x8b, 0x38, 0xd9, 0x0c, 0xed, 0x39, 0xdb)
HV_DEFINE_GUID(IC_SHUTDOWN_CLASS_ID, IC_SHUTDOWN_CLASS_ID_INIT);

/** {b6650ff7-33bc-4840-8048-e0676786f393}: only instance of IC_SHUTDOWN_CLASS_ID. */
#define IC_SHUTDOWN_INSTANCE_ID_INIT                                                                                   \
    HV_GUID_INIT(0xb6650ff7, 0x33bc, 0x4840, 0x80, 0x48, 0xe0, 0x67, 0x67, 0x86, 0xf3, 0x93)
HV_DEFINE_GUID(IC_SHUTDOWN_INSTANCE_ID, IC_SHUTDOWN_INSTANCE_ID_INIT);

/** {9527e630-d0ae-497b-adce-e80ab0175caf}: time synchronization. */
#define IC_TIMESYNC_CLASS_ID_INIT                                                                                      \
    HV_GUID_INIT(0x9527e630, 0xd0ae, 0x497b, 0xad, 0xce, 0xe8, 0x0a, 0xb0, 0x17, 0x5c, 0xaf)
HV_DEFINE_GUID(IC_TIMESYNC_CLASS_ID, IC_TIMESYNC_CLASS_ID_INIT);

/** {2dd1ce17-079e-403c-b352-a1921ee207ee}: only instance of IC_TIMESYNC_CLASS_ID. */
#define IC_TIMESYNC_INSTANCE_ID_INIT                                                                                   \
    HV_GUID_INIT(0x2dd1ce17, 0x079e, 0x403c, 0xb3, 0x52, 0xa1, 0x92, 0x1e, 0xe2, 0x07, 0xee)
HV_DEFINE_GUID(IC_TIMESYNC_INSTANCE_ID, IC_TIMESYNC_INSTANCE_ID_INIT);

/** {35fa2e29-ea23-4236-96ae-3a6ebacba440}: volume shadow copy. */
#define IC_VSS_CLASS_ID_INIT HV_GUID_INIT(0x35fa2e29, 0xea23, 0x4236, 0x96, 0xae, 0x3a, 0x6e, 0xba, 0xcb, 0xa4, 0x40)
HV_DEFINE_GUID(IC_VSS_CLASS_ID, IC_VSS_CLASS_ID_INIT);

/** {2450ee40-33bf-4fbd-892e-9fb06e9214cf}: only instance of IC_VSS_CLASS_ID. */
#define IC_VSS_INSTANCE_ID_INIT HV_GUID_INIT(0x2450ee40, 0x33bf, 0x4fbd, 0x89, 0x2e, 0x9f, 0xb0, 0x6e, 0x92, 0x14, 0xcf)
HV_DEFINE_GUID(IC_VSS_INSTANCE_ID, IC_VSS_INSTANCE_ID_INIT);

/** {276aacf4-ac15-426c-98dd-7521ad3f01fe}: remote desktop virtualization. */
#define IC_RDV_CLASS_ID_INIT HV_GUID_INIT(0x276aacf4, 0xac15, 0x426c, 0x98, 0xdd, 0x75, 0x21, 0xad, 0x3f, 0x01, 0xfe)
HV_DEFINE_GUID(IC_RDV_CLASS_ID, IC_RDV_CLASS_ID_INIT);

/** {f5bee29c-1741-4aad-a4c2-8fdedb46dcc2}: only instance of IC_RDV_CLASS_ID. */
#define IC_RDV_INSTANCE_ID_INIT HV_GUID_INIT(0xf5bee29c, 0x1741, 0x4aad, 0xa4, 0xc2, 0x8f, 0xde, 0xdb, 0x46, 0xdc, 0xc2)
HV_DEFINE_GUID(IC_RDV_INSTANCE_ID, IC_RDV_INSTANCE_ID_INIT);

/** {34d14be3-dee4-41c8-9ae7-6b174977c192}: guest services: file copy. */
#define IC_GUESTSVC_CLASS_ID_INIT                                                                                      \
    HV_GUID_INIT(0x34d14be3, 0xdee4, 0x41c8, 0x9a, 0xe7, 0x6b, 0x17, 0x49, 0x77, 0xc1, 0x92)
HV_DEFINE_GUID(IC_GUESTSVC_CLASS_ID, IC_GUESTSVC_CLASS_ID_INIT);

/** {eb765408-105f-49b6-b4aa-c123b64d17d4}: only instance of IC_GUESTSVC_CLASS_ID. */
#define IC_GUESTSVC_INSTANCE_ID_INIT                                                                                   \
    HV_GUID_INIT(0xeb765408, 0x105f, 0x49b6, 0xb4, 0xaa, 0xc1, 0x23, 0xb6, 0x4d, 0x17, 0xd4)
HV_DEFINE_GUID(IC_GUESTSVC_INSTANCE_ID, IC_GUESTSVC_INSTANCE_ID_INIT);

/*
 * Memory.
 */

/** {525074dc-8985-46e2-8057-a307dc18a502}: dynamic memory, the balloon. */
#define DM_CLASS_ID_INIT HV_GUID_INIT(0x525074dc, 0x8985, 0x46e2, 0x80, 0x57, 0xa3, 0x07, 0xdc, 0x18, 0xa5, 0x02)
HV_DEFINE_GUID(DM_CLASS_ID, DM_CLASS_ID_INIT);

/**
 * {1eccfd72-4b41-45ef-b73a-4a6e44c12924}: only instance of DM_CLASS_ID (recorded lists of
 * generations 1 and 2).
 */
#define DM_INSTANCE_ID_INIT HV_GUID_INIT(0x1eccfd72, 0x4b41, 0x45ef, 0xb7, 0x3a, 0x4a, 0x6e, 0x44, 0xc1, 0x29, 0x24)
HV_DEFINE_GUID(DM_INSTANCE_ID, DM_INSTANCE_ID_INIT);

/*
 * Remote desktop and shared folders.
 */

/** {f8e65716-3cb3-4a06-9a60-1889c5cccab5}: enhanced session, control channel. */
#define SYNTHRDP_CONTROL_CLASS_ID_INIT                                                                                 \
    HV_GUID_INIT(0xf8e65716, 0x3cb3, 0x4a06, 0x9a, 0x60, 0x18, 0x89, 0xc5, 0xcc, 0xca, 0xb5)
HV_DEFINE_GUID(SYNTHRDP_CONTROL_CLASS_ID, SYNTHRDP_CONTROL_CLASS_ID_INIT);

/** {99221fa0-24ad-11e2-be98-001aa01bbf6e}: only instance of SYNTHRDP_CONTROL_CLASS_ID. */
#define SYNTHRDP_CONTROL_INSTANCE_ID_INIT                                                                              \
    HV_GUID_INIT(0x99221fa0, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_CONTROL_INSTANCE_ID, SYNTHRDP_CONTROL_INSTANCE_ID_INIT);

/** {f9e9c0d3-b511-4a48-8046-d38079a8830c}: enhanced session, data channels. */
#define SYNTHRDP_DATA_CLASS_ID_INIT                                                                                    \
    HV_GUID_INIT(0xf9e9c0d3, 0xb511, 0x4a48, 0x80, 0x46, 0xd3, 0x80, 0x79, 0xa8, 0x83, 0x0c)
HV_DEFINE_GUID(SYNTHRDP_DATA_CLASS_ID, SYNTHRDP_DATA_CLASS_ID_INIT);

/** {99221fa1-24ad-11e2-be98-001aa01bbf6e}: data channel 1. */
#define SYNTHRDP_DATA_INSTANCE_ID_1_INIT                                                                               \
    HV_GUID_INIT(0x99221fa1, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_DATA_INSTANCE_ID_1, SYNTHRDP_DATA_INSTANCE_ID_1_INIT);

/** {99221fa2-24ad-11e2-be98-001aa01bbf6e}: data channel 2. */
#define SYNTHRDP_DATA_INSTANCE_ID_2_INIT                                                                               \
    HV_GUID_INIT(0x99221fa2, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_DATA_INSTANCE_ID_2, SYNTHRDP_DATA_INSTANCE_ID_2_INIT);

/** {99221fa3-24ad-11e2-be98-001aa01bbf6e}: data channel 3. */
#define SYNTHRDP_DATA_INSTANCE_ID_3_INIT                                                                               \
    HV_GUID_INIT(0x99221fa3, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_DATA_INSTANCE_ID_3, SYNTHRDP_DATA_INSTANCE_ID_3_INIT);

/** {99221fa4-24ad-11e2-be98-001aa01bbf6e}: data channel 4. */
#define SYNTHRDP_DATA_INSTANCE_ID_4_INIT                                                                               \
    HV_GUID_INIT(0x99221fa4, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_DATA_INSTANCE_ID_4, SYNTHRDP_DATA_INSTANCE_ID_4_INIT);

/** {99221fa5-24ad-11e2-be98-001aa01bbf6e}: data channel 5. */
#define SYNTHRDP_DATA_INSTANCE_ID_5_INIT                                                                               \
    HV_GUID_INIT(0x99221fa5, 0x24ad, 0x11e2, 0xbe, 0x98, 0x00, 0x1a, 0xa0, 0x1b, 0xbf, 0x6e)
HV_DEFINE_GUID(SYNTHRDP_DATA_INSTANCE_ID_5, SYNTHRDP_DATA_INSTANCE_ID_5_INIT);

/** {4d12e519-17a0-4ae4-8eaa-5270fc6abdb7}: shared folders. */
#define VSMB_CLASS_ID_INIT HV_GUID_INIT(0x4d12e519, 0x17a0, 0x4ae4, 0x8e, 0xaa, 0x52, 0x70, 0xfc, 0x6a, 0xbd, 0xb7)
HV_DEFINE_GUID(VSMB_CLASS_ID, VSMB_CLASS_ID_INIT);

/** {dcc079ae-60ba-4d07-847c-3493609c0870}: only instance of VSMB_CLASS_ID. */
#define VSMB_INSTANCE_ID_INIT HV_GUID_INIT(0xdcc079ae, 0x60ba, 0x4d07, 0x84, 0x7c, 0x34, 0x93, 0x60, 0x9c, 0x08, 0x70)
HV_DEFINE_GUID(VSMB_INSTANCE_ID, VSMB_INSTANCE_ID_INIT);

/*
 * Serial, guest emulation and guest crash: channels of a paravisor, in the highest VTL.
 */

/** {8b60ccf6-709f-4c11-90b5-229c959a9e6a}: data of a serial port. */
#define VMBUS_SERIAL_CLASS_ID_INIT                                                                                     \
    HV_GUID_INIT(0x8b60ccf6, 0x709f, 0x4c11, 0x90, 0xb5, 0x22, 0x9c, 0x95, 0x9a, 0x9e, 0x6a)
HV_DEFINE_GUID(VMBUS_SERIAL_CLASS_ID, VMBUS_SERIAL_CLASS_ID_INIT);

/** {700df40e-b947-4776-b839-d1b0a35af034}: COM1. */
#define VMBUS_SERIAL_INSTANCE_ID_COM1_INIT                                                                             \
    HV_GUID_INIT(0x700df40e, 0xb947, 0x4776, 0xb8, 0x39, 0xd1, 0xb0, 0xa3, 0x5a, 0xf0, 0x34)
HV_DEFINE_GUID(VMBUS_SERIAL_INSTANCE_ID_COM1, VMBUS_SERIAL_INSTANCE_ID_COM1_INIT);

/** {7e55f4b8-af84-4e98-9f1a-8e8d0bde3744}: COM2. */
#define VMBUS_SERIAL_INSTANCE_ID_COM2_INIT                                                                             \
    HV_GUID_INIT(0x7e55f4b8, 0xaf84, 0x4e98, 0x9f, 0x1a, 0x8e, 0x8d, 0x0b, 0xde, 0x37, 0x44)
HV_DEFINE_GUID(VMBUS_SERIAL_INSTANCE_ID_COM2, VMBUS_SERIAL_INSTANCE_ID_COM2_INIT);

/** {3f158fa1-b0aa-45e9-ba54-9fc73f6c59ec}: COM3. */
#define VMBUS_SERIAL_INSTANCE_ID_COM3_INIT                                                                             \
    HV_GUID_INIT(0x3f158fa1, 0xb0aa, 0x45e9, 0xba, 0x54, 0x9f, 0xc7, 0x3f, 0x6c, 0x59, 0xec)
HV_DEFINE_GUID(VMBUS_SERIAL_INSTANCE_ID_COM3, VMBUS_SERIAL_INSTANCE_ID_COM3_INIT);

/** {8688a06f-9b53-48ce-b408-7581626228c5}: COM4. */
#define VMBUS_SERIAL_INSTANCE_ID_COM4_INIT                                                                             \
    HV_GUID_INIT(0x8688a06f, 0x9b53, 0x48ce, 0xb4, 0x08, 0x75, 0x81, 0x62, 0x62, 0x28, 0xc5)
HV_DEFINE_GUID(VMBUS_SERIAL_INSTANCE_ID_COM4, VMBUS_SERIAL_INSTANCE_ID_COM4_INIT);

/** {8dedd1aa-9056-49e4-bfd6-1bf90dc38ef0}: guest emulation transport (GET). */
#define GUEST_EMULATION_CLASS_ID_INIT                                                                                  \
    HV_GUID_INIT(0x8dedd1aa, 0x9056, 0x49e4, 0xbf, 0xd6, 0x1b, 0xf9, 0x0d, 0xc3, 0x8e, 0xf0)
HV_DEFINE_GUID(GUEST_EMULATION_CLASS_ID, GUEST_EMULATION_CLASS_ID_INIT);

/** {d3e4454d-62af-44ec-b851-3170915e5f56}: transport, an instance of GUEST_EMULATION_CLASS_ID. */
#define GUEST_EMULATION_INSTANCE_ID_INIT                                                                               \
    HV_GUID_INIT(0xd3e4454d, 0x62af, 0x44ec, 0xb8, 0x51, 0x31, 0x70, 0x91, 0x5e, 0x5f, 0x56)
HV_DEFINE_GUID(GUEST_EMULATION_INSTANCE_ID, GUEST_EMULATION_INSTANCE_ID_INIT);

/**
 * {455c0f1b-d51b-40b1-beac-87377fe6e041}: identifier of the guest emulation device among the host's
 * virtual devices; no message carries it.
 */
#define GUEST_EMULATION_DEVICE_ID_INIT                                                                                 \
    HV_GUID_INIT(0x455c0f1b, 0xd51b, 0x40b1, 0xbe, 0xac, 0x87, 0x37, 0x7f, 0xe6, 0xe0, 0x41)
HV_DEFINE_GUID(GUEST_EMULATION_DEVICE_ID, GUEST_EMULATION_DEVICE_ID_INIT);

/**
 * {aa5de534-d149-487a-9053-05972ba20a7c}: channel of the paravisor's log, a second instance of
 * GUEST_EMULATION_CLASS_ID.
 */
#define GUEST_EMULATION_LOG_INSTANCE_ID_INIT                                                                           \
    HV_GUID_INIT(0xaa5de534, 0xd149, 0x487a, 0x90, 0x53, 0x05, 0x97, 0x2b, 0xa2, 0x0a, 0x7c)
HV_DEFINE_GUID(GUEST_EMULATION_LOG_INSTANCE_ID, GUEST_EMULATION_LOG_INSTANCE_ID_INIT);

/**
 * {427b03e7-4ceb-4286-b5fc-486f4a1dd439}: crash dumps of a paravisor; the instance has the same
 * GUID.
 */
#define GUEST_CRASH_CLASS_ID_INIT                                                                                      \
    HV_GUID_INIT(0x427b03e7, 0x4ceb, 0x4286, 0xb5, 0xfc, 0x48, 0x6f, 0x4a, 0x1d, 0xd4, 0x39)
HV_DEFINE_GUID(GUEST_CRASH_CLASS_ID, GUEST_CRASH_CLASS_ID_INIT);

/** {427b03e7-4ceb-4286-b5fc-486f4a1dd439}: only instance of GUEST_CRASH_CLASS_ID. */
#define GUEST_CRASH_INSTANCE_ID_INIT                                                                                   \
    HV_GUID_INIT(0x427b03e7, 0x4ceb, 0x4286, 0xb5, 0xfc, 0x48, 0x6f, 0x4a, 0x1d, 0xd4, 0x39)
HV_DEFINE_GUID(GUEST_CRASH_INSTANCE_ID, GUEST_CRASH_INSTANCE_ID_INIT);

/*
 * Offered by hosts; undocumented.
 */

/**
 * {3375baf4-9e15-4b30-b765-67acb10d607b}: automatic virtual machine activation (AVMA), for Windows
 * Server guests since Windows Server 2012 R2 (Microsoft KB 2925727). The protocol is undocumented.
 */
#define INHERITED_ACTIVATION_CLASS_ID_INIT                                                                             \
    HV_GUID_INIT(0x3375baf4, 0x9e15, 0x4b30, 0xb7, 0x65, 0x67, 0xac, 0xb1, 0x0d, 0x60, 0x7b)
HV_DEFINE_GUID(INHERITED_ACTIVATION_CLASS_ID, INHERITED_ACTIVATION_CLASS_ID_INIT);

/**
 * {4487b255-b88c-403f-bb51-d1f69cf17f87}: only instance of INHERITED_ACTIVATION_CLASS_ID (KB
 * 2925727, recorded list of generation 2).
 */
#define INHERITED_ACTIVATION_INSTANCE_ID_INIT                                                                          \
    HV_GUID_INIT(0x4487b255, 0xb88c, 0x403f, 0xbb, 0x51, 0xd1, 0xf6, 0x9c, 0xf1, 0x7f, 0x87)
HV_DEFINE_GUID(INHERITED_ACTIVATION_INSTANCE_ID, INHERITED_ACTIVATION_INSTANCE_ID_INIT);

/**
 * Every class: X(Name, Initializer, Text, Header).
 *
 * Name is the HV_GUID constant and Initializer its `_INIT` macro. Text is a string, as in Windows'
 * Device Manager if Windows has a driver. Header is a string: the file under include/ that defines
 * the protocol, or "none".
 */
#define HV_VMBUS_DEVICE_LIST(X)                                                                                        \
    X(VMSCSI_CLASS_ID, VMSCSI_CLASS_ID_INIT, "Microsoft Hyper-V SCSI Controller", "Mile.HyperV/Device/Storage.h")      \
    X(VMIDE_ACCELERATOR_CLASS_ID, VMIDE_ACCELERATOR_CLASS_ID_INIT,                                                     \
      "Microsoft Hyper-V IDE Accelerator", "Mile.HyperV/Device/Storage.h")                                             \
    X(VMFC_CLASS_ID, VMFC_CLASS_ID_INIT, "Microsoft Hyper-V Fibre Channel HBA", "Mile.HyperV/Device/FibreChannel.h")   \
    X(VMBFS_CLASS_ID, VMBFS_CLASS_ID_INIT,                                                                             \
      "Microsoft Hyper-V Virtual Machine Bus File System", "Mile.HyperV/Device/FileSystem.h")                          \
    X(NVSP_CLASS_ID, NVSP_CLASS_ID_INIT, "Microsoft Hyper-V Network Adapter", "Mile.HyperV/Device/Network.h")          \
    X(SYNTHRDMA_CLASS_ID, SYNTHRDMA_CLASS_ID_INIT,                                                                     \
      "Microsoft Hyper-V Synthetic RDMA", "Mile.HyperV/Device/NetworkDirect.h")                                        \
    X(VPCI_CLASS_ID, VPCI_CLASS_ID_INIT, "Microsoft Hyper-V Virtual PCI Bus", "Mile.HyperV/Device/Pci.h")              \
    X(SYNTHVID_CLASS_ID, SYNTHVID_CLASS_ID_INIT, "Microsoft Hyper-V Video", "Mile.HyperV/Device/Video.h")              \
    X(SYNTH3DVIDEO_CLASS_ID, SYNTH3DVIDEO_CLASS_ID_INIT,                                                               \
      "Microsoft Hyper-V Synthetic 3D Video", "Mile.HyperV/Device/Video.h")                                            \
    X(HK_CLASS_ID, HK_CLASS_ID_INIT, "Microsoft Hyper-V Virtual Keyboard", "Mile.HyperV/Device/Keyboard.h")            \
    X(SYNTHHID_CLASS_ID, SYNTHHID_CLASS_ID_INIT, "Microsoft Hyper-V Input", "Mile.HyperV/Device/Mouse.h")              \
    X(IC_NEGOTIATE_CLASS_ID, IC_NEGOTIATE_CLASS_ID_INIT,                                                               \
      "Microsoft Hyper-V Integration Component Negotiation", "Mile.HyperV/Device/IntegrationComponent.h")              \
    X(IC_HEARTBEAT_CLASS_ID, IC_HEARTBEAT_CLASS_ID_INIT,                                                               \
      "Microsoft Hyper-V Heartbeat", "Mile.HyperV/Device/Heartbeat.h")                                                 \
    X(IC_KVP_EXCHANGE_CLASS_ID, IC_KVP_EXCHANGE_CLASS_ID_INIT,                                                         \
      "Microsoft Hyper-V Data Exchange", "Mile.HyperV/Device/KeyValueExchange.h")                                      \
    X(IC_SHUTDOWN_CLASS_ID, IC_SHUTDOWN_CLASS_ID_INIT,                                                                 \
      "Microsoft Hyper-V Guest Shutdown", "Mile.HyperV/Device/Shutdown.h")                                             \
    X(IC_TIMESYNC_CLASS_ID, IC_TIMESYNC_CLASS_ID_INIT,                                                                 \
      "Microsoft Hyper-V Time Synchronization", "Mile.HyperV/Device/TimeSync.h")                                       \
    X(IC_VSS_CLASS_ID, IC_VSS_CLASS_ID_INIT,                                                                           \
      "Microsoft Hyper-V Volume Shadow Copy", "Mile.HyperV/Device/VolumeShadowCopy.h")                                 \
    X(IC_RDV_CLASS_ID, IC_RDV_CLASS_ID_INIT,                                                                           \
      "Microsoft Hyper-V Remote Desktop Virtualization", "Mile.HyperV/Device/RemoteDesktop.h")                         \
    X(IC_GUESTSVC_CLASS_ID, IC_GUESTSVC_CLASS_ID_INIT,                                                                 \
      "Microsoft Hyper-V Guest Service Interface", "Mile.HyperV/Device/GuestServices.h")                               \
    X(DM_CLASS_ID, DM_CLASS_ID_INIT, "Microsoft Hyper-V Dynamic Memory", "Mile.HyperV/Device/DynamicMemory.h")         \
    X(SYNTHRDP_CONTROL_CLASS_ID, SYNTHRDP_CONTROL_CLASS_ID_INIT,                                                       \
      "Microsoft Hyper-V Remote Desktop Control Channel", "Mile.HyperV/Device/RemoteDesktop.h")                        \
    X(SYNTHRDP_DATA_CLASS_ID, SYNTHRDP_DATA_CLASS_ID_INIT,                                                             \
      "Microsoft Hyper-V Remote Desktop Data Channel", "Mile.HyperV/Device/RemoteDesktop.h")                           \
    X(VSMB_CLASS_ID, VSMB_CLASS_ID_INIT, "Microsoft Hyper-V Virtual SMB", "Mile.HyperV/Device/SharedFolder.h")         \
    X(VMBUS_SERIAL_CLASS_ID, VMBUS_SERIAL_CLASS_ID_INIT,                                                               \
      "Microsoft Hyper-V Serial Port", "Mile.HyperV/Device/Serial.h")                                                  \
    X(GUEST_EMULATION_CLASS_ID, GUEST_EMULATION_CLASS_ID_INIT,                                                         \
      "Microsoft Hyper-V Guest Emulation Transport", "Mile.HyperV/Device/GuestEmulation.h")                            \
    X(GUEST_CRASH_CLASS_ID, GUEST_CRASH_CLASS_ID_INIT,                                                                 \
      "Microsoft Hyper-V Guest Crash Dump", "Mile.HyperV/Device/GuestCrash.h")                                         \
    X(INHERITED_ACTIVATION_CLASS_ID, INHERITED_ACTIVATION_CLASS_ID_INIT,                                               \
      "Microsoft Hyper-V Virtual Machine Activation", "none")                                                          \
    X(HV_DXGK_GLOBAL_CLASS_ID, HV_DXGK_GLOBAL_CLASS_ID_INIT,                                                           \
      "Microsoft Hyper-V GPU Paravirtualization", "Mile.HyperV/Device/Graphics.h")                                     \
    X(HV_DXGK_VGPU_CLASS_ID, HV_DXGK_VGPU_CLASS_ID_INIT,                                                               \
      "Microsoft Hyper-V GPU Paravirtualization, Virtual GPU", "Mile.HyperV/Device/Graphics.h")

/**
 * Every instance that has a fixed GUID: X(Name, Initializer, Class, Text).
 *
 * Class is the HV_GUID constant of its class, Text a string.
 */
#define HV_VMBUS_INSTANCE_LIST(X)                                                                                      \
    X(VMSCSI_AZURE_FIRST_INSTANCE_ID, VMSCSI_AZURE_FIRST_INSTANCE_ID_INIT, VMSCSI_CLASS_ID, "Azure SCSI controller")   \
    X(VMSCSI_AZURE_DATA_INSTANCE_ID, VMSCSI_AZURE_DATA_INSTANCE_ID_INIT,                                               \
      VMSCSI_CLASS_ID, "Azure SCSI controller of the data disks")                                                      \
    X(VMIDE_ACCELERATOR_INSTANCE_ID_0_0, VMIDE_ACCELERATOR_INSTANCE_ID_0_0_INIT,                                       \
      VMIDE_ACCELERATOR_CLASS_ID, "IDE channel 0, device 0")                                                           \
    X(VMIDE_ACCELERATOR_INSTANCE_ID_0_1, VMIDE_ACCELERATOR_INSTANCE_ID_0_1_INIT,                                       \
      VMIDE_ACCELERATOR_CLASS_ID, "IDE channel 0, device 1")                                                           \
    X(VMIDE_ACCELERATOR_INSTANCE_ID_1_0, VMIDE_ACCELERATOR_INSTANCE_ID_1_0_INIT,                                       \
      VMIDE_ACCELERATOR_CLASS_ID, "IDE channel 1, device 0")                                                           \
    X(VMIDE_ACCELERATOR_INSTANCE_ID_1_1, VMIDE_ACCELERATOR_INSTANCE_ID_1_1_INIT,                                       \
      VMIDE_ACCELERATOR_CLASS_ID, "IDE channel 1, device 1")                                                           \
    X(VMBFS_BOOT_INSTANCE_ID, VMBFS_BOOT_INSTANCE_ID_INIT, VMBFS_CLASS_ID, "Boot files")                               \
    X(VMBFS_IMC_INSTANCE_ID, VMBFS_IMC_INSTANCE_ID_INIT, VMBFS_CLASS_ID, "Initial machine configuration")              \
    X(SYNTHVID_INSTANCE_ID, SYNTHVID_INSTANCE_ID_INIT, SYNTHVID_CLASS_ID, "Video")                                     \
    X(HK_INSTANCE_ID, HK_INSTANCE_ID_INIT, HK_CLASS_ID, "Keyboard")                                                    \
    X(SYNTHHID_INSTANCE_ID, SYNTHHID_INSTANCE_ID_INIT, SYNTHHID_CLASS_ID, "Mouse")                                     \
    X(IC_NEGOTIATE_INSTANCE_ID, IC_NEGOTIATE_INSTANCE_ID_INIT,                                                         \
      IC_NEGOTIATE_CLASS_ID, "Integration component negotiation")                                                      \
    X(IC_HEARTBEAT_INSTANCE_ID, IC_HEARTBEAT_INSTANCE_ID_INIT, IC_HEARTBEAT_CLASS_ID, "Heartbeat")                     \
    X(IC_KVP_EXCHANGE_INSTANCE_ID, IC_KVP_EXCHANGE_INSTANCE_ID_INIT, IC_KVP_EXCHANGE_CLASS_ID, "Data exchange")        \
    X(IC_SHUTDOWN_INSTANCE_ID, IC_SHUTDOWN_INSTANCE_ID_INIT, IC_SHUTDOWN_CLASS_ID, "Guest shutdown")                   \
    X(IC_TIMESYNC_INSTANCE_ID, IC_TIMESYNC_INSTANCE_ID_INIT, IC_TIMESYNC_CLASS_ID, "Time synchronization")             \
    X(IC_VSS_INSTANCE_ID, IC_VSS_INSTANCE_ID_INIT, IC_VSS_CLASS_ID, "Volume shadow copy")                              \
    X(IC_RDV_INSTANCE_ID, IC_RDV_INSTANCE_ID_INIT, IC_RDV_CLASS_ID, "Remote desktop virtualization")                   \
    X(IC_GUESTSVC_INSTANCE_ID, IC_GUESTSVC_INSTANCE_ID_INIT, IC_GUESTSVC_CLASS_ID, "Guest service interface")          \
    X(DM_INSTANCE_ID, DM_INSTANCE_ID_INIT, DM_CLASS_ID, "Dynamic memory")                                              \
    X(SYNTHRDP_CONTROL_INSTANCE_ID, SYNTHRDP_CONTROL_INSTANCE_ID_INIT,                                                 \
      SYNTHRDP_CONTROL_CLASS_ID, "Remote desktop control channel")                                                     \
    X(SYNTHRDP_DATA_INSTANCE_ID_1, SYNTHRDP_DATA_INSTANCE_ID_1_INIT,                                                   \
      SYNTHRDP_DATA_CLASS_ID, "Remote desktop data channel 1")                                                         \
    X(SYNTHRDP_DATA_INSTANCE_ID_2, SYNTHRDP_DATA_INSTANCE_ID_2_INIT,                                                   \
      SYNTHRDP_DATA_CLASS_ID, "Remote desktop data channel 2")                                                         \
    X(SYNTHRDP_DATA_INSTANCE_ID_3, SYNTHRDP_DATA_INSTANCE_ID_3_INIT,                                                   \
      SYNTHRDP_DATA_CLASS_ID, "Remote desktop data channel 3")                                                         \
    X(SYNTHRDP_DATA_INSTANCE_ID_4, SYNTHRDP_DATA_INSTANCE_ID_4_INIT,                                                   \
      SYNTHRDP_DATA_CLASS_ID, "Remote desktop data channel 4")                                                         \
    X(SYNTHRDP_DATA_INSTANCE_ID_5, SYNTHRDP_DATA_INSTANCE_ID_5_INIT,                                                   \
      SYNTHRDP_DATA_CLASS_ID, "Remote desktop data channel 5")                                                         \
    X(VSMB_INSTANCE_ID, VSMB_INSTANCE_ID_INIT, VSMB_CLASS_ID, "Virtual SMB")                                           \
    X(VMBUS_SERIAL_INSTANCE_ID_COM1, VMBUS_SERIAL_INSTANCE_ID_COM1_INIT, VMBUS_SERIAL_CLASS_ID, "COM1")                \
    X(VMBUS_SERIAL_INSTANCE_ID_COM2, VMBUS_SERIAL_INSTANCE_ID_COM2_INIT, VMBUS_SERIAL_CLASS_ID, "COM2")                \
    X(VMBUS_SERIAL_INSTANCE_ID_COM3, VMBUS_SERIAL_INSTANCE_ID_COM3_INIT, VMBUS_SERIAL_CLASS_ID, "COM3")                \
    X(VMBUS_SERIAL_INSTANCE_ID_COM4, VMBUS_SERIAL_INSTANCE_ID_COM4_INIT, VMBUS_SERIAL_CLASS_ID, "COM4")                \
    X(GUEST_EMULATION_INSTANCE_ID, GUEST_EMULATION_INSTANCE_ID_INIT,                                                   \
      GUEST_EMULATION_CLASS_ID, "Guest emulation transport")                                                           \
    X(GUEST_EMULATION_LOG_INSTANCE_ID, GUEST_EMULATION_LOG_INSTANCE_ID_INIT,                                           \
      GUEST_EMULATION_CLASS_ID, "Guest emulation log")                                                                 \
    X(GUEST_CRASH_INSTANCE_ID, GUEST_CRASH_INSTANCE_ID_INIT, GUEST_CRASH_CLASS_ID, "Guest crash dump")                 \
    X(INHERITED_ACTIVATION_INSTANCE_ID, INHERITED_ACTIVATION_INSTANCE_ID_INIT,                                         \
      INHERITED_ACTIVATION_CLASS_ID, "Virtual machine activation")

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_DEVICE_GUID */
