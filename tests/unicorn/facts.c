/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Prints, as JSON, the layouts and numbers that the host models here need: from the headers, by their compiler.
 *
 * A model that is written from the same headers cannot find a wrong number in
 * them; that is for References/ and the golden tests. It is to find guest code
 * that does not do what the headers say.
 */

#include <stddef.h>
#include <stdio.h>

#include <Mile.HyperV.h>

#define TYPES(TYPE, FIELD)                                                                                             \
    TYPE(HV_MESSAGE)                                                                                                   \
    FIELD(HV_MESSAGE, Header.MessageType)                                                                              \
    FIELD(HV_MESSAGE, Header.PayloadSize)                                                                              \
    FIELD(HV_MESSAGE, Header.MessageFlags)                                                                             \
    FIELD(HV_MESSAGE, Header.OriginationId)                                                                            \
    FIELD(HV_MESSAGE, Payload)                                                                                         \
    TYPE(HV_INPUT_POST_MESSAGE)                                                                                        \
    FIELD(HV_INPUT_POST_MESSAGE, ConnectionId)                                                                         \
    FIELD(HV_INPUT_POST_MESSAGE, Reserved)                                                                             \
    FIELD(HV_INPUT_POST_MESSAGE, MessageType)                                                                          \
    FIELD(HV_INPUT_POST_MESSAGE, PayloadSize)                                                                          \
    FIELD(HV_INPUT_POST_MESSAGE, Payload)                                                                              \
    TYPE(HV_INPUT_SIGNAL_EVENT)                                                                                        \
    FIELD(HV_INPUT_SIGNAL_EVENT, ConnectionId)                                                                         \
    FIELD(HV_INPUT_SIGNAL_EVENT, FlagNumber)                                                                           \
    FIELD(HV_INPUT_SIGNAL_EVENT, RsvdZ)                                                                                \
    TYPE(HV_TIMER_MESSAGE_PAYLOAD)                                                                                     \
    FIELD(HV_TIMER_MESSAGE_PAYLOAD, TimerIndex)                                                                        \
    FIELD(HV_TIMER_MESSAGE_PAYLOAD, ExpirationTime)                                                                    \
    FIELD(HV_TIMER_MESSAGE_PAYLOAD, DeliveryTime)                                                                      \
    TYPE(HV_SYNIC_EVENT_FLAGS)                                                                                         \
    TYPE(HV_REFERENCE_TSC_PAGE)                                                                                        \
    FIELD(HV_REFERENCE_TSC_PAGE, TscSequence)                                                                          \
    FIELD(HV_REFERENCE_TSC_PAGE, TscScale)                                                                             \
    FIELD(HV_REFERENCE_TSC_PAGE, TscOffset)                                                                            \
    TYPE(HV_INPUT_GET_VP_REGISTERS)                                                                                    \
    TYPE(HV_INPUT_SET_VP_REGISTERS)                                                                                    \
    TYPE(VMBUS_CHANNEL_MESSAGE_HEADER)                                                                                 \
    FIELD(VMBUS_CHANNEL_MESSAGE_HEADER, MessageType)                                                                   \
    FIELD(VMBUS_CHANNEL_MESSAGE_HEADER, Padding)                                                                       \
    TYPE(VMBUS_CHANNEL_INITIATE_CONTACT)                                                                               \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, VMBusVersionRequested)                                                       \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, TargetMessageVp)                                                             \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, InterruptPage)                                                               \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, TargetSint)                                                                  \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, TargetVtl)                                                                   \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, FeatureFlags)                                                                \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, ParentToChildMonitorPageGpa)                                                 \
    FIELD(VMBUS_CHANNEL_INITIATE_CONTACT, ChildToParentMonitorPageGpa)                                                 \
    TYPE(VMBUS_CHANNEL_VERSION_RESPONSE)                                                                               \
    FIELD(VMBUS_CHANNEL_VERSION_RESPONSE, Header.MessageType)                                                          \
    FIELD(VMBUS_CHANNEL_VERSION_RESPONSE, VersionSupported)                                                            \
    FIELD(VMBUS_CHANNEL_VERSION_RESPONSE, ConnectionState)                                                             \
    FIELD(VMBUS_CHANNEL_VERSION_RESPONSE, SelectedVersion)                                                             \
    FIELD(VMBUS_CHANNEL_VERSION_RESPONSE, SupportedFeatures)                                                           \
    TYPE(VMBUS_CHANNEL_OFFER_CHANNEL)                                                                                  \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, Header.MessageType)                                                             \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, InterfaceType)                                                                  \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, InterfaceInstance)                                                              \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, Flags)                                                                          \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, SubChannelIndex)                                                                \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, ChildRelId)                                                                     \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, MonitorId)                                                                      \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, MonitorAsUINT8)                                                                 \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, InterruptAsUINT16)                                                              \
    FIELD(VMBUS_CHANNEL_OFFER_CHANNEL, ConnectionId)                                                                   \
    TYPE(VMBUS_CHANNEL_RESCIND_OFFER)                                                                                  \
    FIELD(VMBUS_CHANNEL_RESCIND_OFFER, Header.MessageType)                                                             \
    FIELD(VMBUS_CHANNEL_RESCIND_OFFER, ChildRelId)                                                                     \
    TYPE(VMBUS_CHANNEL_RELID_RELEASED)                                                                                 \
    FIELD(VMBUS_CHANNEL_RELID_RELEASED, ChildRelId)                                                                    \
    TYPE(VMBUS_CHANNEL_GPADL_HEADER)                                                                                   \
    FIELD(VMBUS_CHANNEL_GPADL_HEADER, ChildRelId)                                                                      \
    FIELD(VMBUS_CHANNEL_GPADL_HEADER, Gpadl)                                                                           \
    FIELD(VMBUS_CHANNEL_GPADL_HEADER, RangeBufLen)                                                                     \
    FIELD(VMBUS_CHANNEL_GPADL_HEADER, RangeCount)                                                                      \
    TYPE(VMBUS_CHANNEL_GPADL_BODY)                                                                                     \
    FIELD(VMBUS_CHANNEL_GPADL_BODY, Gpadl)                                                                             \
    TYPE(VMBUS_CHANNEL_GPADL_CREATED)                                                                                  \
    FIELD(VMBUS_CHANNEL_GPADL_CREATED, Header.MessageType)                                                             \
    FIELD(VMBUS_CHANNEL_GPADL_CREATED, ChildRelId)                                                                     \
    FIELD(VMBUS_CHANNEL_GPADL_CREATED, Gpadl)                                                                          \
    FIELD(VMBUS_CHANNEL_GPADL_CREATED, CreationStatus)                                                                 \
    TYPE(VMBUS_CHANNEL_GPADL_TEARDOWN)                                                                                 \
    FIELD(VMBUS_CHANNEL_GPADL_TEARDOWN, ChildRelId)                                                                    \
    FIELD(VMBUS_CHANNEL_GPADL_TEARDOWN, Gpadl)                                                                         \
    TYPE(VMBUS_CHANNEL_GPADL_TORNDOWN)                                                                                 \
    FIELD(VMBUS_CHANNEL_GPADL_TORNDOWN, Header.MessageType)                                                            \
    FIELD(VMBUS_CHANNEL_GPADL_TORNDOWN, Gpadl)                                                                         \
    TYPE(VMBUS_CHANNEL_OPEN_CHANNEL)                                                                                   \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, ChildRelId)                                                                      \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, OpenId)                                                                          \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, RingBufferGpadlHandle)                                                           \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, TargetVp)                                                                        \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, DownstreamRingBufferPageOffset)                                                  \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, ConnectionId)                                                                    \
    FIELD(VMBUS_CHANNEL_OPEN_CHANNEL, EventFlag)                                                                       \
    TYPE(VMBUS_CHANNEL_OPEN_RESULT)                                                                                    \
    FIELD(VMBUS_CHANNEL_OPEN_RESULT, Header.MessageType)                                                               \
    FIELD(VMBUS_CHANNEL_OPEN_RESULT, ChildRelId)                                                                       \
    FIELD(VMBUS_CHANNEL_OPEN_RESULT, OpenId)                                                                           \
    FIELD(VMBUS_CHANNEL_OPEN_RESULT, Status)                                                                           \
    TYPE(VMBUS_CHANNEL_CLOSE_CHANNEL)                                                                                  \
    FIELD(VMBUS_CHANNEL_CLOSE_CHANNEL, ChildRelId)                                                                     \
    TYPE(VMRCB)                                                                                                        \
    FIELD(VMRCB, In)                                                                                                   \
    FIELD(VMRCB, Out)                                                                                                  \
    FIELD(VMRCB, InterruptMask)                                                                                        \
    FIELD(VMRCB, PendingSendSize)                                                                                      \
    FIELD(VMRCB, FeatureBits)                                                                                          \
    TYPE(VMPACKET_DESCRIPTOR)                                                                                          \
    FIELD(VMPACKET_DESCRIPTOR, Type)                                                                                   \
    FIELD(VMPACKET_DESCRIPTOR, DataOffset8)                                                                            \
    FIELD(VMPACKET_DESCRIPTOR, Length8)                                                                                \
    FIELD(VMPACKET_DESCRIPTOR, Flags)                                                                                  \
    FIELD(VMPACKET_DESCRIPTOR, TransactionId)                                                                          \
    TYPE(DM_MESSAGE_HEADER)                                                                                            \
    FIELD(DM_MESSAGE_HEADER, Type)                                                                                     \
    FIELD(DM_MESSAGE_HEADER, Size)                                                                                     \
    FIELD(DM_MESSAGE_HEADER, TransactionId)                                                                            \
    TYPE(DM_VERSION_REQUEST)                                                                                           \
    FIELD(DM_VERSION_REQUEST, Version)                                                                                 \
    FIELD(DM_VERSION_REQUEST, FlagsAsUINT32)                                                                           \
    TYPE(DM_VERSION_RESPONSE)                                                                                          \
    FIELD(DM_VERSION_RESPONSE, Header.Type)                                                                            \
    FIELD(DM_VERSION_RESPONSE, Header.Size)                                                                            \
    FIELD(DM_VERSION_RESPONSE, Header.TransactionId)                                                                   \
    FIELD(DM_VERSION_RESPONSE, FlagsAsUINT64)                                                                          \
    TYPE(DM_CAPABILITIES_REPORT)                                                                                       \
    FIELD(DM_CAPABILITIES_REPORT, Capabilities)                                                                        \
    TYPE(DM_CAPABILITIES_RESPONSE)                                                                                     \
    FIELD(DM_CAPABILITIES_RESPONSE, Header.Type)                                                                       \
    FIELD(DM_CAPABILITIES_RESPONSE, Header.Size)                                                                       \
    FIELD(DM_CAPABILITIES_RESPONSE, Header.TransactionId)                                                              \
    FIELD(DM_CAPABILITIES_RESPONSE, FlagsAsUINT64)                                                                     \
    TYPE(DM_STATUS_REPORT)

#define VALUES(VALUE)                                                                                                  \
    VALUE(HvCpuIdFunctionVersionAndFeatures)                                                                           \
    VALUE(HvCpuIdFunctionHvVendorAndMaxFunction)                                                                       \
    VALUE(HvCpuIdFunctionHvInterface)                                                                                  \
    VALUE(HvCpuIdFunctionMsHvVersion)                                                                                  \
    VALUE(HvCpuIdFunctionMsHvFeatures)                                                                                 \
    VALUE(HvCpuIdFunctionMsHvEnlightenmentInformation)                                                                 \
    VALUE(HvCpuIdFunctionMsHvImplementationLimits)                                                                     \
    VALUE(HvMicrosoftHypervisorInterface)                                                                              \
    VALUE(HV_X64_MSR_GUEST_OS_ID)                                                                                      \
    VALUE(HV_X64_MSR_HYPERCALL)                                                                                        \
    VALUE(HV_X64_MSR_VP_INDEX)                                                                                         \
    VALUE(HV_X64_MSR_VP_RUNTIME)                                                                                       \
    VALUE(HV_X64_MSR_TIME_REF_COUNT)                                                                                   \
    VALUE(HV_X64_MSR_REFERENCE_TSC)                                                                                    \
    VALUE(HV_X64_MSR_TSC_FREQUENCY)                                                                                    \
    VALUE(HV_X64_MSR_APIC_FREQUENCY)                                                                                   \
    VALUE(HV_X64_MSR_EOI)                                                                                              \
    VALUE(HV_X64_MSR_ICR)                                                                                              \
    VALUE(HV_X64_MSR_TPR)                                                                                              \
    VALUE(HV_X64_MSR_SCONTROL)                                                                                         \
    VALUE(HV_X64_MSR_SVERSION)                                                                                         \
    VALUE(HV_X64_MSR_SIEFP)                                                                                            \
    VALUE(HV_X64_MSR_SIMP)                                                                                             \
    VALUE(HV_X64_MSR_EOM)                                                                                              \
    VALUE(HV_X64_MSR_SINT0)                                                                                            \
    VALUE(HV_X64_MSR_STIMER0_CONFIG)                                                                                   \
    VALUE(HV_SYNIC_VERSION)                                                                                            \
    VALUE(HV_SYNIC_SINT_COUNT)                                                                                         \
    VALUE(HV_SYNIC_STIMER_COUNT)                                                                                       \
    VALUE(HV_SYNIC_APIC_MINIMUM_VECTOR)                                                                                \
    VALUE(HV_EVENT_FLAGS_COUNT)                                                                                        \
    VALUE(HV_MESSAGE_PAYLOAD_BYTE_COUNT)                                                                               \
    VALUE(HvMessageTypeTimerExpired)                                                                                   \
    VALUE(HvCallPostMessage)                                                                                           \
    VALUE(HvCallSignalEvent)                                                                                           \
    VALUE(HvCallGetVpRegisters)                                                                                        \
    VALUE(HvCallSetVpRegisters)                                                                                        \
    VALUE(HvCallFlushVirtualAddressList)                                                                               \
    VALUE(HvRegisterGuestOsId)                                                                                         \
    VALUE(HvRegisterHypervisorVersion)                                                                                 \
    VALUE(HvRegisterPrivilegesAndFeaturesInfo)                                                                         \
    VALUE(HvRegisterFeaturesInfo)                                                                                      \
    VALUE(HvRegisterImplementationLimitsInfo)                                                                          \
    VALUE(HvRegisterVpIndex)                                                                                           \
    VALUE(HvRegisterTimeRefCount)                                                                                      \
    VALUE(HvRegisterReferenceTsc)                                                                                      \
    VALUE(HvRegisterSint0)                                                                                             \
    VALUE(HvRegisterScontrol)                                                                                          \
    VALUE(HvRegisterSversion)                                                                                          \
    VALUE(HvRegisterSifp)                                                                                              \
    VALUE(HvRegisterSipp)                                                                                              \
    VALUE(HvRegisterEom)                                                                                               \
    VALUE(HvRegisterStimer0Config)                                                                                     \
    VALUE(HV_STATUS_UNKNOWN_REGISTER_NAME)                                                                             \
    VALUE(HV_VP_INDEX_SELF)                                                                                            \
    VALUE(HV_PARTITION_ID_SELF)                                                                                        \
    VALUE(HV_ARM64_HVC_IMM16)                                                                                          \
    VALUE(HV_ARM64_HVC_SMCCC_IMM16)                                                                                    \
    VALUE(HV_ARM64_SMCCC_HYPERCALL_FUNCTION_ID)                                                                        \
    VALUE(HV_SMCCC_VENDOR_HYP_UID)                                                                                     \
    VALUE(HV_VENDOR_HYP_UID_MS_HYPERVISOR_0)                                                                           \
    VALUE(HV_VENDOR_HYP_UID_MS_HYPERVISOR_1)                                                                           \
    VALUE(HV_VENDOR_HYP_UID_MS_HYPERVISOR_2)                                                                           \
    VALUE(HV_VENDOR_HYP_UID_MS_HYPERVISOR_3)                                                                           \
    VALUE(HV_STATUS_SUCCESS)                                                                                           \
    VALUE(HV_STATUS_INVALID_HYPERCALL_CODE)                                                                            \
    VALUE(HV_STATUS_INVALID_HYPERCALL_INPUT)                                                                           \
    VALUE(HV_STATUS_INVALID_ALIGNMENT)                                                                                 \
    VALUE(HV_STATUS_INVALID_PARAMETER)                                                                                 \
    VALUE(HV_STATUS_ACCESS_DENIED)                                                                                     \
    VALUE(HV_STATUS_INSUFFICIENT_BUFFERS)                                                                              \
    VALUE(HV_STATUS_INVALID_CONNECTION_ID)                                                                             \
    VALUE(HV_STATUS_INVALID_PORT_ID)                                                                                   \
    VALUE(HV_STATUS_TIMEOUT)                                                                                           \
    VALUE(VMBUS_MESSAGE_SINT)                                                                                          \
    VALUE(VMBUS_MESSAGE_TYPE)                                                                                          \
    VALUE(VMBUS_MESSAGE_CONNECTION_ID)                                                                                 \
    VALUE(VMBUS_EVENT_CONNECTION_ID)                                                                                   \
    VALUE(VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID)                                                                     \
    VALUE(VMBUS_VERSION_MULTICLIENT)                                                                                   \
    VALUE(VMBUS_MAX_CHANNELS)                                                                                          \
    VALUE(VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM)                                                                     \
    VALUE(VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS)                                                        \
    VALUE(VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION)                                                            \
    VALUE(VMBUS_FEATURE_FLAG_CLIENT_ID)                                                                                \
    VALUE(VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7)                                                                   \
    VALUE(VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE)                                                                         \
    VALUE(VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE)                                                                     \
    VALUE(VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE)                                                                     \
    VALUE(VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE)                                                                  \
    VALUE(VMBUS_RING_PAGE_SIZE)                                                                                        \
    VALUE(VMBUS_RING_UNUSED_SIZE)                                                                                      \
    VALUE(VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE)                                                                    \
    VALUE(VmbusPacketTypeDataInBand)                                                                                   \
    VALUE(VmbusPacketTypeDataUsingTransferPages)                                                                       \
    VALUE(VmbusPacketTypeDataUsingGpaDirect)                                                                           \
    VALUE(VmbusPacketTypeCompletion)                                                                                   \
    VALUE(VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED)                                                                 \
    VALUE(DmVersionRequest)                                                                                            \
    VALUE(DmVersionResponse)                                                                                           \
    VALUE(DmCapabilitiesReport)                                                                                        \
    VALUE(DmCapabilitiesResponse)                                                                                      \
    VALUE(DmStatusReport)                                                                                              \
    VALUE(DmBalloonRequest)                                                                                            \
    VALUE(DmBalloonResponse)                                                                                           \
    VALUE(DmUnballoonRequest)                                                                                          \
    VALUE(DmUnballoonResponse)                                                                                         \
    VALUE(DM_VERSION_0_3)                                                                                              \
    VALUE(DM_VERSION_1_0)                                                                                              \
    VALUE(DM_VERSION_2_0)                                                                                              \
    HV_VMBUS_VERSION_LIST(VALUE)

/* Bit-fields, as the mask that they are. */
#define BITS(BIT)                                                                                                      \
    BIT(HV_X64_SYNIC_SINT, Vector)                                                                                     \
    BIT(HV_ARM64_SYNIC_SINT, Vector)                                                                                   \
    BIT(HV_X64_SYNIC_SINT, Masked)                                                                                     \
    BIT(HV_X64_SYNIC_SINT, AutoEoi)                                                                                    \
    BIT(HV_X64_SYNIC_SINT, Polling)                                                                                    \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, Enable)                                                                     \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, Periodic)                                                                   \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, AutoEnable)                                                                 \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, ApicVector)                                                                 \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, DirectMode)                                                                 \
    BIT(HV_X64_MSR_STIMER_CONFIG_CONTENTS, SINTx)                                                                      \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessVpRunTimeReg)                                                               \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessPartitionReferenceCounter)                                                  \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessSynicRegs)                                                                  \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessSyntheticTimerRegs)                                                         \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessIntrCtrlRegs)                                                               \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessHypercallMsrs)                                                              \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessVpIndex)                                                                    \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessPartitionReferenceTsc)                                                      \
    BIT(HV_PARTITION_PRIVILEGE_MASK, AccessFrequencyRegs)                                                              \
    BIT(HV_PARTITION_PRIVILEGE_MASK, PostMessages)                                                                     \
    BIT(HV_PARTITION_PRIVILEGE_MASK, SignalEvents)

#define GUIDS(GUID)                                                                                                    \
    GUID(DM_CLASS_ID)                                                                                                  \
    GUID(IC_HEARTBEAT_CLASS_ID)                                                                                        \
    GUID(IC_SHUTDOWN_CLASS_ID)                                                                                         \
    GUID(IC_TIMESYNC_CLASS_ID)                                                                                         \
    GUID(IC_KVP_EXCHANGE_CLASS_ID)                                                                                     \
    GUID(NVSP_CLASS_ID)                                                                                                \
    GUID(VMSCSI_CLASS_ID)                                                                                              \
    GUID(SYNTHVID_CLASS_ID)                                                                                            \
    GUID(HK_CLASS_ID)

static void PrintGuid(const char *Name, const HV_GUID *Guid)
{
    const unsigned char *Bytes = (const unsigned char *)Guid;
    unsigned Index;

    printf(", [\"guid\", \"%s\", \"", Name);
    for (Index = 0; Index < sizeof(*Guid); ++Index)
    {
        printf("%02x", Bytes[Index]);
    }
    printf("\"]\n");
}

#define PRINT_TYPE(Type) printf(", [\"type\", \"%s\", %u]\n", #Type, (unsigned)sizeof(Type));
#define PRINT_FIELD(Type, Member)                                                                                      \
    printf(", [\"field\", \"%s\", \"%s\", %u, %u]\n", #Type, #Member, (unsigned)offsetof(Type, Member),                \
           (unsigned)sizeof(((Type *)0)->Member));
#define PRINT_VALUE(Name) printf(", [\"value\", \"%s\", %llu]\n", #Name, (unsigned long long)(Name));
#define PRINT_BIT(Type, Member)                                                                                        \
    {                                                                                                                  \
        Type Ones = {0};                                                                                               \
        Ones.Member = ~Ones.Member;                                                                                    \
        printf(", [\"value\", \"%s.%s\", %llu]\n", #Type, #Member, (unsigned long long)Ones.AsUINT64);                 \
    }
#define PRINT_GUID(Name)                                                                                               \
    {                                                                                                                  \
        const HV_GUID Guid = Name##_INIT;                                                                              \
        PrintGuid(#Name, &Guid);                                                                                       \
    }
#define PRINT_MESSAGE(Type, Structure, MinimumSize, Sender)                                                            \
    printf(", [\"message\", \"%s\", %u, %u, %u, \"%s\"]\n", #Type, (unsigned)(Type), (unsigned)sizeof(Structure),      \
           (unsigned)(MinimumSize), #Sender);

int main(void)
{
    printf("[[\"facts\"]\n");
    TYPES(PRINT_TYPE, PRINT_FIELD)
    VALUES(PRINT_VALUE)
    BITS(PRINT_BIT)
    GUIDS(PRINT_GUID)
    HV_VMBUS_CHANNEL_MESSAGE_LIST(PRINT_MESSAGE)
    printf("]\n");
    return 0;
}
