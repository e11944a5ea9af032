/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic Fibre Channel: an adapter of the guest with its own world wide names.
 *
 * Class 2f9bcc4a-0069-4af3-b76b-6fd0be528cda, one channel an adapter. The
 * protocol is that of storage (Storage.h) with one step more: after the
 * properties the guest asks for the adapter's names with
 * VStorOperationFcHbaData, and the host answers with a VMFC_WWN_PACKET. Units
 * are found by REPORT LUNS; VStorOperationEnumerateBus says that they changed.
 *
 * An adapter has two pairs of names, so that a machine can be moved between
 * hosts while both reach the fabric; PrimaryWwnActive tells which pair is in use.
 * VMFC_WWN_PACKET has 36 bytes, so it fits in a packet of any version.
 *
 * FreeBSD, OpenVMM and Haiku have the operation's number and none of them sends it:
 * its place among the others rests on the symbols alone.
 *
 * Sources: symbols of fcvsc 14347; mu_msvm VstorageProtocol.h; FreeBSD hv_vstorage.h,
 * OpenVMM storvsp_protocol, Haiku busses/scsi/hyperv (the number).
 */

#ifndef MILE_HYPERV_DEVICE_FIBRE_CHANNEL
#define MILE_HYPERV_DEVICE_FIBRE_CHANNEL

#include "Storage.h"

#endif /* !MILE_HYPERV_DEVICE_FIBRE_CHANNEL */
