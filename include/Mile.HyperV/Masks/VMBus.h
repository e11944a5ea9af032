/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Masks and shifts of the bit-fields of VMBus/: the VMBus without bit-fields.
 *
 * For preprocessors, assemblers and languages that do not have C's bit-fields.
 * No other header includes this one. Written by `tools/hvref masks --write`
 * from the structures in VMBus/; the meaning of each field is documented there.
 *
 * TYPE_Member_SHIFT is the number of the field's lowest bit, and
 * TYPE_Member_MASK has a one for each bit of the field. Both count in the word
 * that the comment above them names: a member of TYPE, and its byte offset.
 */

#ifndef MILE_HYPERV_MASKS_VMBUS
#define MILE_HYPERV_MASKS_VMBUS

/*
 * Pipe.h
 */

/* VMPIPE_OFFER_DATA.PipeFlags.AsUINT32, 32 bits at byte 116 */
#define VMPIPE_OFFER_DATA_PipeFlags_GpaDirect_SHIFT 0
#define VMPIPE_OFFER_DATA_PipeFlags_GpaDirect_MASK 0x00000001

/*
 * Channel.h
 */

/* VMBUS_OFFER_FLAGS.AsUINT16, 16 bits at byte 0 */
#define VMBUS_OFFER_FLAGS_EnumerateDeviceInterface_SHIFT 0
#define VMBUS_OFFER_FLAGS_EnumerateDeviceInterface_MASK 0x0001
#define VMBUS_OFFER_FLAGS_ConfidentialRingBuffer_SHIFT 1
#define VMBUS_OFFER_FLAGS_ConfidentialRingBuffer_MASK 0x0002
#define VMBUS_OFFER_FLAGS_ConfidentialExternalMemory_SHIFT 2
#define VMBUS_OFFER_FLAGS_ConfidentialExternalMemory_MASK 0x0004
#define VMBUS_OFFER_FLAGS_RequirePinnedExternalMemory_SHIFT 3
#define VMBUS_OFFER_FLAGS_RequirePinnedExternalMemory_MASK 0x0008
#define VMBUS_OFFER_FLAGS_NamedPipeMode_SHIFT 4
#define VMBUS_OFFER_FLAGS_NamedPipeMode_MASK 0x0010
#define VMBUS_OFFER_FLAGS_LoopbackOffer_SHIFT 8
#define VMBUS_OFFER_FLAGS_LoopbackOffer_MASK 0x0100
#define VMBUS_OFFER_FLAGS_ParentOffer_SHIFT 9
#define VMBUS_OFFER_FLAGS_ParentOffer_MASK 0x0200
#define VMBUS_OFFER_FLAGS_RequestMonitoredNotification_SHIFT 10
#define VMBUS_OFFER_FLAGS_RequestMonitoredNotification_MASK 0x0400
#define VMBUS_OFFER_FLAGS_ForceNewChannel_SHIFT 12
#define VMBUS_OFFER_FLAGS_ForceNewChannel_MASK 0x1000
#define VMBUS_OFFER_FLAGS_TlnpiProvider_SHIFT 13
#define VMBUS_OFFER_FLAGS_TlnpiProvider_MASK 0x2000

/*
 * ChannelMessage.h
 */

/* VMBUS_FEATURE_FLAGS.AsUINT32, 32 bits at byte 0 */
#define VMBUS_FEATURE_FLAGS_GuestSpecifiedSignalParameters_SHIFT 0
#define VMBUS_FEATURE_FLAGS_GuestSpecifiedSignalParameters_MASK 0x00000001
#define VMBUS_FEATURE_FLAGS_ChannelInterruptRedirection_SHIFT 1
#define VMBUS_FEATURE_FLAGS_ChannelInterruptRedirection_MASK 0x00000002
#define VMBUS_FEATURE_FLAGS_ModifyConnection_SHIFT 2
#define VMBUS_FEATURE_FLAGS_ModifyConnection_MASK 0x00000004
#define VMBUS_FEATURE_FLAGS_ClientId_SHIFT 3
#define VMBUS_FEATURE_FLAGS_ClientId_MASK 0x00000008
#define VMBUS_FEATURE_FLAGS_ConfidentialChannels_SHIFT 4
#define VMBUS_FEATURE_FLAGS_ConfidentialChannels_MASK 0x00000010
#define VMBUS_FEATURE_FLAGS_PauseResume_SHIFT 5
#define VMBUS_FEATURE_FLAGS_PauseResume_MASK 0x00000020
#define VMBUS_FEATURE_FLAGS_ServerSpecifiedMonitorPages_SHIFT 6
#define VMBUS_FEATURE_FLAGS_ServerSpecifiedMonitorPages_MASK 0x00000040
#define VMBUS_FEATURE_FLAGS_GpaPinning_SHIFT 7
#define VMBUS_FEATURE_FLAGS_GpaPinning_MASK 0x00000080

/* VMBUS_CHANNEL_OFFER_CHANNEL.MonitorAsUINT8, 8 bits at byte 189 */
#define VMBUS_CHANNEL_OFFER_CHANNEL_MonitorAllocated_SHIFT 0
#define VMBUS_CHANNEL_OFFER_CHANNEL_MonitorAllocated_MASK 0x01

/* VMBUS_CHANNEL_OFFER_CHANNEL.InterruptAsUINT16, 16 bits at byte 190 */
#define VMBUS_CHANNEL_OFFER_CHANNEL_IsDedicatedInterrupt_SHIFT 0
#define VMBUS_CHANNEL_OFFER_CHANNEL_IsDedicatedInterrupt_MASK 0x0001

/* VMBUS_OPEN_FLAGS.AsUINT16, 16 bits at byte 0 */
#define VMBUS_OPEN_FLAGS_RedirectInterrupt_SHIFT 0
#define VMBUS_OPEN_FLAGS_RedirectInterrupt_MASK 0x0001

/*
 * Ring.h
 */

/* VMRCB.FeatureBits.AsUINT32, 32 bits at byte 64 */
#define VMRCB_FeatureBits_SupportsPendingSendSize_SHIFT 0
#define VMRCB_FeatureBits_SupportsPendingSendSize_MASK 0x00000001

#endif /* !MILE_HYPERV_MASKS_VMBUS */
