/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Lists of the codes that devices exchange, for programs that print them.
 *
 * The headers of the devices explain the codes. A list expands to X(Name) for
 * each, in the order of its header, and costs nothing until it is expanded:
 *
 *     #define ROW(Name) case Name: return #Name;
 *     switch (Status) { HV_NVSP_STATUS_LIST(ROW) }
 *
 * Sources: those of IntegrationComponent.h, Network.h, Rndis.h, RndisOid.h and Storage.h.
 */

#ifndef MILE_HYPERV_DEVICE_NAME_LIST
#define MILE_HYPERV_DEVICE_NAME_LIST

#include "IntegrationComponent.h"
#include "Network.h"
#include "Rndis.h"
#include "RndisOid.h"
#include "Storage.h"

/** Integration components: IC_FEATURE_IDX. */
#define HV_IC_FEATURE_LIST(X)                                                                                          \
    X(ICFeatureVersionNegotiation)                                                                                     \
    X(ICFeatureIdxHeartbeat)                                                                                           \
    X(ICFeatureIdxKvpExchange)                                                                                         \
    X(ICFeatureIdxShutdown)                                                                                            \
    X(ICFeatureIdxTimeSync)                                                                                            \
    X(ICFeatureIdxVss)                                                                                                 \
    X(ICFeatureIdxRdv)                                                                                                 \
    X(ICFeatureIdxGuestInterface)                                                                                      \
    X(ICFeatureIdxVMSession)

/** Status of an integration component: IC_MSG_HDR.Status. */
#define HV_IC_STATUS_LIST(X)                                                                                           \
    X(IC_STATUS_SUCCESS)                                                                                               \
    X(IC_STATUS_NO_MORE_ITEMS)                                                                                         \
    X(IC_STATUS_FAIL)                                                                                                  \
    X(IC_STATUS_NOT_SUPPORTED)                                                                                         \
    X(IC_STATUS_ALREADY_EXISTS)                                                                                        \
    X(IC_STATUS_INVALID_ARGUMENT)                                                                                      \
    X(IC_STATUS_DISK_FULL)                                                                                             \
    X(IC_STATUS_TIMEOUT)                                                                                               \
    X(IC_STATUS_NOT_FOUND)

/** Messages of the network adapter: NVSP_MESSAGE_TYPE. */
#define HV_NVSP_MESSAGE_TYPE_LIST(X)                                                                                   \
    X(NvspMessageTypeInit)                                                                                             \
    X(NvspMessageTypeInitComplete)                                                                                     \
    X(NvspMessage1TypeSendNdisVersion)                                                                                 \
    X(NvspMessage1TypeSendReceiveBuffer)                                                                               \
    X(NvspMessage1TypeSendReceiveBufferComplete)                                                                       \
    X(NvspMessage1TypeRevokeReceiveBuffer)                                                                             \
    X(NvspMessage1TypeSendSendBuffer)                                                                                  \
    X(NvspMessage1TypeSendSendBufferComplete)                                                                          \
    X(NvspMessage1TypeRevokeSendBuffer)                                                                                \
    X(NvspMessage1TypeSendRNDISPacket)                                                                                 \
    X(NvspMessage1TypeSendRNDISPacketComplete)                                                                         \
    X(NvspMessage2TypeSendChimneyDelegatedBuffer)                                                                      \
    X(NvspMessage2TypeSendChimneyDelegatedBufferComplete)                                                              \
    X(NvspMessage2TypeRevokeChimneyDelegatedBuffer)                                                                    \
    X(NvspMessage2TypeResumeChimneyRXIndication)                                                                       \
    X(NvspMessage2TypeTerminateChimney)                                                                                \
    X(NvspMessage2TypeTerminateChimneyComplete)                                                                        \
    X(NvspMessage2TypeIndicateChimneyEvent)                                                                            \
    X(NvspMessage2TypeSendChimneyPacket)                                                                               \
    X(NvspMessage2TypeSendChimneyPacketComplete)                                                                       \
    X(NvspMessage2TypePostChimneyRecvRequest)                                                                          \
    X(NvspMessage2TypePostChimneyRecvRequestComplete)                                                                  \
    X(NvspMessage2TypeAllocateReceiveBufferDeprecated)                                                                 \
    X(NvspMessage2TypeAllocateReceiveBufferCompleteDeprecated)                                                         \
    X(NvspMessage2TypeFreeReceiveBufferDeprecated)                                                                     \
    X(NvspMessage2SendVmqRndisPacketDeprecated)                                                                        \
    X(NvspMessage2SendVmqRndisPacketCompleteDeprecated)                                                                \
    X(NvspMessage2TypeSendNdisConfig)                                                                                  \
    X(NvspMessage2TypeAllocateChimneyHandle)                                                                           \
    X(NvspMessage2TypeAllocateChimneyHandleComplete)                                                                   \
    X(NvspMessage4TypeSendVFAssociation)                                                                               \
    X(NvspMessage4TypeSwitchDataPath)                                                                                  \
    X(NvspMessage4TypeUplinkConnectStateDeprecated)                                                                    \
    X(NvspMessage5TypeOidQueryEx)                                                                                      \
    X(NvspMessage5TypeOidQueryExComplete)                                                                              \
    X(NvspMessage5TypeSubChannel)                                                                                      \
    X(NvspMessage5TypeSendIndirectionTable)                                                                            \
    X(NvspMessage6TypePdApi)                                                                                           \
    X(NvspMessage6TypePdPostBatch)

/** Status of the network adapter: NVSP_STATUS. */
#define HV_NVSP_STATUS_LIST(X)                                                                                         \
    X(NvspStatusNone)                                                                                                  \
    X(NvspStatusSuccess)                                                                                               \
    X(NvspStatusFailure)                                                                                               \
    X(NvspStatusDeprecated1)                                                                                           \
    X(NvspStatusDeprecated2)                                                                                           \
    X(NvspStatusInvalidRndisPacket)                                                                                    \
    X(NvspStatusBusy)                                                                                                  \
    X(NvspStatusProtocolVersionUnsupported)

/** RNDIS messages. */
#define HV_RNDIS_MESSAGE_TYPE_LIST(X)                                                                                  \
    X(REMOTE_NDIS_PACKET_MSG)                                                                                          \
    X(REMOTE_NDIS_INITIALIZE_MSG)                                                                                      \
    X(REMOTE_NDIS_HALT_MSG)                                                                                            \
    X(REMOTE_NDIS_QUERY_MSG)                                                                                           \
    X(REMOTE_NDIS_SET_MSG)                                                                                             \
    X(REMOTE_NDIS_RESET_MSG)                                                                                           \
    X(REMOTE_NDIS_INDICATE_STATUS_MSG)                                                                                 \
    X(REMOTE_NDIS_KEEPALIVE_MSG)                                                                                       \
    X(REMOTE_NDIS_SET_EX_MSG)                                                                                          \
    X(REMOTE_CONDIS_MP_CREATE_VC_MSG)                                                                                  \
    X(REMOTE_CONDIS_MP_DELETE_VC_MSG)                                                                                  \
    X(REMOTE_CONDIS_MP_ACTIVATE_VC_MSG)                                                                                \
    X(REMOTE_CONDIS_MP_DEACTIVATE_VC_MSG)                                                                              \
    X(REMOTE_CONDIS_INDICATE_STATUS_MSG)                                                                               \
    X(REMOTE_NDIS_INITIALIZE_CMPLT)                                                                                    \
    X(REMOTE_NDIS_QUERY_CMPLT)                                                                                         \
    X(REMOTE_NDIS_SET_CMPLT)                                                                                           \
    X(REMOTE_NDIS_RESET_CMPLT)                                                                                         \
    X(REMOTE_NDIS_KEEPALIVE_CMPLT)                                                                                     \
    X(REMOTE_NDIS_SET_EX_CMPLT)                                                                                        \
    X(REMOTE_NDIS_BUS_MSG)

/** Status in RNDIS responses and indications. */
#define HV_RNDIS_STATUS_LIST(X)                                                                                        \
    X(RNDIS_STATUS_SUCCESS)                                                                                            \
    X(RNDIS_STATUS_PENDING)                                                                                            \
    X(RNDIS_STATUS_NOT_RECOGNIZED)                                                                                     \
    X(RNDIS_STATUS_NOT_COPIED)                                                                                         \
    X(RNDIS_STATUS_NOT_ACCEPTED)                                                                                       \
    X(RNDIS_STATUS_CALL_ACTIVE)                                                                                        \
    X(RNDIS_STATUS_ONLINE)                                                                                             \
    X(RNDIS_STATUS_RESET_START)                                                                                        \
    X(RNDIS_STATUS_RESET_END)                                                                                          \
    X(RNDIS_STATUS_RING_STATUS)                                                                                        \
    X(RNDIS_STATUS_CLOSED)                                                                                             \
    X(RNDIS_STATUS_WAN_LINE_UP)                                                                                        \
    X(RNDIS_STATUS_WAN_LINE_DOWN)                                                                                      \
    X(RNDIS_STATUS_WAN_FRAGMENT)                                                                                       \
    X(RNDIS_STATUS_MEDIA_CONNECT)                                                                                      \
    X(RNDIS_STATUS_MEDIA_DISCONNECT)                                                                                   \
    X(RNDIS_STATUS_HARDWARE_LINE_UP)                                                                                   \
    X(RNDIS_STATUS_HARDWARE_LINE_DOWN)                                                                                 \
    X(RNDIS_STATUS_INTERFACE_UP)                                                                                       \
    X(RNDIS_STATUS_INTERFACE_DOWN)                                                                                     \
    X(RNDIS_STATUS_MEDIA_BUSY)                                                                                         \
    X(RNDIS_STATUS_MEDIA_SPECIFIC_INDICATION)                                                                          \
    X(RNDIS_STATUS_LINK_SPEED_CHANGE)                                                                                  \
    X(RNDIS_STATUS_NETWORK_CHANGE)                                                                                     \
    X(RNDIS_STATUS_TASK_OFFLOAD_CURRENT_CONFIG)                                                                        \
    X(RNDIS_STATUS_NOT_RESETTABLE)                                                                                     \
    X(RNDIS_STATUS_SOFT_ERRORS)                                                                                        \
    X(RNDIS_STATUS_HARD_ERRORS)                                                                                        \
    X(RNDIS_STATUS_BUFFER_OVERFLOW)                                                                                    \
    X(RNDIS_STATUS_FAILURE)                                                                                            \
    X(RNDIS_STATUS_RESOURCES)                                                                                          \
    X(RNDIS_STATUS_CLOSING)                                                                                            \
    X(RNDIS_STATUS_BAD_VERSION)                                                                                        \
    X(RNDIS_STATUS_BAD_CHARACTERISTICS)                                                                                \
    X(RNDIS_STATUS_ADAPTER_NOT_FOUND)                                                                                  \
    X(RNDIS_STATUS_OPEN_FAILED)                                                                                        \
    X(RNDIS_STATUS_DEVICE_FAILED)                                                                                      \
    X(RNDIS_STATUS_MULTICAST_FULL)                                                                                     \
    X(RNDIS_STATUS_MULTICAST_EXISTS)                                                                                   \
    X(RNDIS_STATUS_MULTICAST_NOT_FOUND)                                                                                \
    X(RNDIS_STATUS_REQUEST_ABORTED)                                                                                    \
    X(RNDIS_STATUS_RESET_IN_PROGRESS)                                                                                  \
    X(RNDIS_STATUS_CLOSING_INDICATING)                                                                                 \
    X(RNDIS_STATUS_NOT_SUPPORTED)                                                                                      \
    X(RNDIS_STATUS_INVALID_PACKET)                                                                                     \
    X(RNDIS_STATUS_OPEN_LIST_FULL)                                                                                     \
    X(RNDIS_STATUS_ADAPTER_NOT_READY)                                                                                  \
    X(RNDIS_STATUS_ADAPTER_NOT_OPEN)                                                                                   \
    X(RNDIS_STATUS_NOT_INDICATING)                                                                                     \
    X(RNDIS_STATUS_INVALID_LENGTH)                                                                                     \
    X(RNDIS_STATUS_INVALID_DATA)                                                                                       \
    X(RNDIS_STATUS_BUFFER_TOO_SHORT)                                                                                   \
    X(RNDIS_STATUS_INVALID_OID)                                                                                        \
    X(RNDIS_STATUS_ADAPTER_REMOVED)                                                                                    \
    X(RNDIS_STATUS_UNSUPPORTED_MEDIA)                                                                                  \
    X(RNDIS_STATUS_GROUP_ADDRESS_IN_USE)                                                                               \
    X(RNDIS_STATUS_FILE_NOT_FOUND)                                                                                     \
    X(RNDIS_STATUS_ERROR_READING_FILE)                                                                                 \
    X(RNDIS_STATUS_ALREADY_MAPPED)                                                                                     \
    X(RNDIS_STATUS_RESOURCE_CONFLICT)                                                                                  \
    X(RNDIS_STATUS_NO_CABLE)                                                                                           \
    X(RNDIS_STATUS_INVALID_SAP)                                                                                        \
    X(RNDIS_STATUS_SAP_IN_USE)                                                                                         \
    X(RNDIS_STATUS_INVALID_ADDRESS)                                                                                    \
    X(RNDIS_STATUS_VC_NOT_ACTIVATED)                                                                                   \
    X(RNDIS_STATUS_DEST_OUT_OF_ORDER)                                                                                  \
    X(RNDIS_STATUS_VC_NOT_AVAILABLE)                                                                                   \
    X(RNDIS_STATUS_CELLRATE_NOT_AVAILABLE)                                                                             \
    X(RNDIS_STATUS_INCOMPATIBLE_QOS)                                                                                   \
    X(RNDIS_STATUS_AAL_PARAMS_UNSUPPORTED)                                                                             \
    X(RNDIS_STATUS_NO_ROUTE_TO_DESTINATION)                                                                            \
    X(RNDIS_STATUS_TOKEN_RING_OPEN_ERROR)

/** Objects of RNDIS queries and sets: RNDIS_OID. */
#define HV_RNDIS_OID_LIST(X)                                                                                           \
    X(RNDIS_OID_GEN_SUPPORTED_LIST)                                                                                    \
    X(RNDIS_OID_GEN_HARDWARE_STATUS)                                                                                   \
    X(RNDIS_OID_GEN_MEDIA_SUPPORTED)                                                                                   \
    X(RNDIS_OID_GEN_MEDIA_IN_USE)                                                                                      \
    X(RNDIS_OID_GEN_MAXIMUM_LOOKAHEAD)                                                                                 \
    X(RNDIS_OID_GEN_MAXIMUM_FRAME_SIZE)                                                                                \
    X(RNDIS_OID_GEN_LINK_SPEED)                                                                                        \
    X(RNDIS_OID_GEN_TRANSMIT_BUFFER_SPACE)                                                                             \
    X(RNDIS_OID_GEN_RECEIVE_BUFFER_SPACE)                                                                              \
    X(RNDIS_OID_GEN_TRANSMIT_BLOCK_SIZE)                                                                               \
    X(RNDIS_OID_GEN_RECEIVE_BLOCK_SIZE)                                                                                \
    X(RNDIS_OID_GEN_VENDOR_ID)                                                                                         \
    X(RNDIS_OID_GEN_VENDOR_DESCRIPTION)                                                                                \
    X(RNDIS_OID_GEN_CURRENT_PACKET_FILTER)                                                                             \
    X(RNDIS_OID_GEN_CURRENT_LOOKAHEAD)                                                                                 \
    X(RNDIS_OID_GEN_DRIVER_VERSION)                                                                                    \
    X(RNDIS_OID_GEN_MAXIMUM_TOTAL_SIZE)                                                                                \
    X(RNDIS_OID_GEN_PROTOCOL_OPTIONS)                                                                                  \
    X(RNDIS_OID_GEN_MAC_OPTIONS)                                                                                       \
    X(RNDIS_OID_GEN_MEDIA_CONNECT_STATUS)                                                                              \
    X(RNDIS_OID_GEN_MAXIMUM_SEND_PACKETS)                                                                              \
    X(RNDIS_OID_GEN_VENDOR_DRIVER_VERSION)                                                                             \
    X(RNDIS_OID_GEN_NETWORK_LAYER_ADDRESSES)                                                                           \
    X(RNDIS_OID_GEN_TRANSPORT_HEADER_OFFSET)                                                                           \
    X(RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES)                                                                        \
    X(RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS)                                                                          \
    X(RNDIS_OID_GEN_MAX_LINK_SPEED)                                                                                    \
    X(RNDIS_OID_GEN_LINK_STATE)                                                                                        \
    X(RNDIS_OID_GEN_LINK_PARAMETERS)                                                                                   \
    X(RNDIS_OID_GEN_INTERRUPT_MODERATION)                                                                              \
    X(RNDIS_OID_GEN_MACHINE_NAME)                                                                                      \
    X(RNDIS_OID_GEN_RNDIS_CONFIG_PARAMETER)                                                                            \
    X(RNDIS_OID_GEN_XMIT_OK)                                                                                           \
    X(RNDIS_OID_GEN_RCV_OK)                                                                                            \
    X(RNDIS_OID_GEN_XMIT_ERROR)                                                                                        \
    X(RNDIS_OID_GEN_RCV_ERROR)                                                                                         \
    X(RNDIS_OID_GEN_RCV_NO_BUFFER)                                                                                     \
    X(RNDIS_OID_GEN_DIRECTED_BYTES_XMIT)                                                                               \
    X(RNDIS_OID_GEN_DIRECTED_FRAMES_XMIT)                                                                              \
    X(RNDIS_OID_GEN_MULTICAST_BYTES_XMIT)                                                                              \
    X(RNDIS_OID_GEN_MULTICAST_FRAMES_XMIT)                                                                             \
    X(RNDIS_OID_GEN_BROADCAST_BYTES_XMIT)                                                                              \
    X(RNDIS_OID_GEN_BROADCAST_FRAMES_XMIT)                                                                             \
    X(RNDIS_OID_GEN_DIRECTED_BYTES_RCV)                                                                                \
    X(RNDIS_OID_GEN_DIRECTED_FRAMES_RCV)                                                                               \
    X(RNDIS_OID_GEN_MULTICAST_BYTES_RCV)                                                                               \
    X(RNDIS_OID_GEN_MULTICAST_FRAMES_RCV)                                                                              \
    X(RNDIS_OID_GEN_BROADCAST_BYTES_RCV)                                                                               \
    X(RNDIS_OID_GEN_BROADCAST_FRAMES_RCV)                                                                              \
    X(RNDIS_OID_GEN_RCV_CRC_ERROR)                                                                                     \
    X(RNDIS_OID_GEN_TRANSMIT_QUEUE_LENGTH)                                                                             \
    X(RNDIS_OID_GEN_GET_TIME_CAPS)                                                                                     \
    X(RNDIS_OID_GEN_GET_NETCARD_TIME)                                                                                  \
    X(RNDIS_OID_GEN_FRIENDLY_NAME)                                                                                     \
    X(RNDIS_OID_GEN_BYTES_RCV)                                                                                         \
    X(RNDIS_OID_GEN_BYTES_XMIT)                                                                                        \
    X(RNDIS_OID_GEN_RCV_DISCARDS)                                                                                      \
    X(RNDIS_OID_GEN_XMIT_DISCARDS)                                                                                     \
    X(RNDIS_OID_TCP_RSC_STATISTICS)                                                                                    \
    X(RNDIS_OID_802_3_PERMANENT_ADDRESS)                                                                               \
    X(RNDIS_OID_802_3_CURRENT_ADDRESS)                                                                                 \
    X(RNDIS_OID_802_3_MULTICAST_LIST)                                                                                  \
    X(RNDIS_OID_802_3_MAXIMUM_LIST_SIZE)                                                                               \
    X(RNDIS_OID_802_3_MAC_OPTIONS)                                                                                     \
    X(RNDIS_OID_OFFLOAD_ENCAPSULATION)                                                                                 \
    X(RNDIS_OID_802_3_ADD_MULTICAST_ADDRESS)                                                                           \
    X(RNDIS_OID_802_3_DELETE_MULTICAST_ADDRESS)                                                                        \
    X(RNDIS_OID_802_3_RCV_ERROR_ALIGNMENT)                                                                             \
    X(RNDIS_OID_802_3_XMIT_ONE_COLLISION)                                                                              \
    X(RNDIS_OID_802_3_XMIT_MORE_COLLISIONS)                                                                            \
    X(RNDIS_OID_802_3_XMIT_DEFERRED)                                                                                   \
    X(RNDIS_OID_802_3_XMIT_MAX_COLLISIONS)                                                                             \
    X(RNDIS_OID_802_3_RCV_OVERRUN)                                                                                     \
    X(RNDIS_OID_802_3_XMIT_UNDERRUN)                                                                                   \
    X(RNDIS_OID_802_3_XMIT_HEARTBEAT_FAILURE)                                                                          \
    X(RNDIS_OID_802_3_XMIT_TIMES_CRS_LOST)                                                                             \
    X(RNDIS_OID_802_3_XMIT_LATE_COLLISIONS)                                                                            \
    X(RNDIS_OID_TCP_OFFLOAD_CURRENT_CONFIG)                                                                            \
    X(RNDIS_OID_TCP_OFFLOAD_PARAMETERS)                                                                                \
    X(RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES)                                                                     \
    X(RNDIS_OID_TCP_CONNECTION_OFFLOAD_CURRENT_CONFIG)                                                                 \
    X(RNDIS_OID_TCP_CONNECTION_OFFLOAD_HARDWARE_CAPABILITIES)

/** Operations of the storage adapter: VSTOR_PACKET_OPERATION. */
#define HV_VSTOR_OPERATION_LIST(X)                                                                                     \
    X(VStorOperationCompleteIo)                                                                                        \
    X(VStorOperationRemoveDevice)                                                                                      \
    X(VStorOperationExecuteSRB)                                                                                        \
    X(VStorOperationResetLun)                                                                                          \
    X(VStorOperationResetAdapter)                                                                                      \
    X(VStorOperationResetBus)                                                                                          \
    X(VStorOperationBeginInitialization)                                                                               \
    X(VStorOperationEndInitialization)                                                                                 \
    X(VStorOperationQueryProtocolVersion)                                                                              \
    X(VStorOperationQueryProperties)                                                                                   \
    X(VStorOperationEnumerateBus)                                                                                      \
    X(VStorOperationFcHbaData)                                                                                         \
    X(VStorOperationCreateSubChannels)                                                                                 \
    X(VStorOperationEventNotification)

/** Outcome of a storage request without the two flags: VMSCSI_REQUEST.SrbStatus. */
#define HV_SRB_STATUS_LIST(X)                                                                                          \
    X(VMSTOR_SRB_STATUS_PENDING)                                                                                       \
    X(VMSTOR_SRB_STATUS_SUCCESS)                                                                                       \
    X(VMSTOR_SRB_STATUS_ABORTED)                                                                                       \
    X(VMSTOR_SRB_STATUS_ABORT_FAILED)                                                                                  \
    X(VMSTOR_SRB_STATUS_ERROR)                                                                                         \
    X(VMSTOR_SRB_STATUS_BUSY)                                                                                          \
    X(VMSTOR_SRB_STATUS_INVALID_REQUEST)                                                                               \
    X(VMSTOR_SRB_STATUS_INVALID_PATH_ID)                                                                               \
    X(VMSTOR_SRB_STATUS_NO_DEVICE)                                                                                     \
    X(VMSTOR_SRB_STATUS_TIMEOUT)                                                                                       \
    X(VMSTOR_SRB_STATUS_SELECTION_TIMEOUT)                                                                             \
    X(VMSTOR_SRB_STATUS_COMMAND_TIMEOUT)                                                                               \
    X(VMSTOR_SRB_STATUS_MESSAGE_REJECTED)                                                                              \
    X(VMSTOR_SRB_STATUS_BUS_RESET)                                                                                     \
    X(VMSTOR_SRB_STATUS_PARITY_ERROR)                                                                                  \
    X(VMSTOR_SRB_STATUS_REQUEST_SENSE_FAILED)                                                                          \
    X(VMSTOR_SRB_STATUS_NO_HBA)                                                                                        \
    X(VMSTOR_SRB_STATUS_DATA_OVERRUN)                                                                                  \
    X(VMSTOR_SRB_STATUS_UNEXPECTED_BUS_FREE)                                                                           \
    X(VMSTOR_SRB_STATUS_PHASE_SEQUENCE_FAILURE)                                                                        \
    X(VMSTOR_SRB_STATUS_BAD_SRB_BLOCK_LENGTH)                                                                          \
    X(VMSTOR_SRB_STATUS_REQUEST_FLUSHED)                                                                               \
    X(VMSTOR_SRB_STATUS_ACCESS_DENIED)                                                                                 \
    X(VMSTOR_SRB_STATUS_OPERATION_IN_PROGRESS)                                                                         \
    X(VMSTOR_SRB_STATUS_INVALID_LUN)                                                                                   \
    X(VMSTOR_SRB_STATUS_INVALID_TARGET_ID)                                                                             \
    X(VMSTOR_SRB_STATUS_BAD_FUNCTION)                                                                                  \
    X(VMSTOR_SRB_STATUS_ERROR_RECOVERY)                                                                                \
    X(VMSTOR_SRB_STATUS_NOT_POWERED)                                                                                   \
    X(VMSTOR_SRB_STATUS_LINK_DOWN)                                                                                     \
    X(VMSTOR_SRB_STATUS_INSUFFICIENT_RESOURCES)                                                                        \
    X(VMSTOR_SRB_STATUS_THROTTLED_REQUEST)                                                                             \
    X(VMSTOR_SRB_STATUS_INVALID_PARAMETER)                                                                             \
    X(VMSTOR_SRB_STATUS_INTERNAL_ERROR)

#endif /* !MILE_HYPERV_DEVICE_NAME_LIST */
