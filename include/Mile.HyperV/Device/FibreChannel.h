/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic Fibre Channel: an adapter of the guest with its own world wide names.
 *
 * Class VMFC_CLASS_ID, 2f9bcc4a-0069-4af3-b76b-6fd0be528cda, one channel per adapter. The protocol
 * is that of storage (Storage.h) with one more step: after the properties, the guest requests the
 * adapter's names with VStorOperationFcHbaData, and the host responds with VMFC_WWN_PACKET. The
 * guest finds units by REPORT LUNS; VStorOperationEnumerateBus reports that they changed.
 *
 * An adapter has two pairs of names, so that a machine can move between hosts while both reach the
 * fabric. PrimaryWwnActive identifies the pair in use. VMFC_WWN_PACKET has 36 bytes, so it fits in
 * a packet of any version.
 *
 * FreeBSD, OpenVMM and Haiku define the operation's number, and none of them sends it. Only the
 * symbols of fcvsc document its place in the sequence.
 *
 * Sources: symbols of fcvsc 14347; mu_msvm VstorageProtocol.h; FreeBSD hv_vstorage.h,
 * OpenVMM storvsp_protocol, Haiku busses/scsi/hyperv (the number).
 */

#ifndef MILE_HYPERV_DEVICE_FIBRE_CHANNEL
#define MILE_HYPERV_DEVICE_FIBRE_CHANNEL

#include "Storage.h"

#endif /* !MILE_HYPERV_DEVICE_FIBRE_CHANNEL */
