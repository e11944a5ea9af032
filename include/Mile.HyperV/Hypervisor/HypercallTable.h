/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Every hypercall in one table: form, types, who may call, and since which version.
 *
 * The header of each topic explains its calls. This table is for programs that treat all calls
 * alike: a tracer, an emulator, a test. HV_HYPERCALL_TABLE(X) expands to one X(...) for each call,
 * in numeric order; the extended calls and the VBS call come last:
 *
 *     X(Code, Form, Fast, VariableHeader, Input, InputElement, Output, OutputElement, Caller, Privilege, Since)
 *
 *     Code            Enumerator: HvCall..., HvExtCall..., HvCallVbs...
 *     Form            Simple, Rep or Unknown.
 *     Fast            Yes, No or Unknown: whether the caller may pass the input in registers.
 *     VariableHeader  Yes, No or Unknown: whether the input has a variable header.
 *     Input           Type of the input's header; void if there is none.
 *     InputElement    Type of one element of the input's list; void if there is none.
 *     Output          Type of the output or of its header; void if there is none.
 *     OutputElement   Type of one element of the output's list; void if there is none.
 *     Caller          Any, Parent, ParentOrRoot, Root, Host or Unknown; see HV_HYPERCALL_CALLER.
 *     Privilege       Bit of HV_PARTITION_PRIVILEGE_MASK that the caller needs (Privilege.h),
 *                     NoPrivilege (the sources name none) or Unknown.
 *     Since           Version of the interface that introduced the call, according to mu_msvm
 *                     (1 to 16); 0 if undocumented.
 *
 * A guest without privileges may make the calls whose Caller is Any and whose Privilege is
 * NoPrivilege. Its own privileges are in CPUID leaf 0x40000003.
 *
 * Unknown means undocumented: no source states it. An undocumented type is HV_HYPERCALL_UNKNOWN.
 * InputElement is known for some calls of unknown form: their input ends in a list, as the input
 * of a rep call does.
 *
 *  - Form, Caller, Privilege: appendix A and the text of TLFS 6.0b (4.2.2 for the privileges) and
 *    the online TLFS. Form and VariableHeader also come from OpenVMM's hv1_hypercall and hcl and
 *    from mu_msvm's callers. Errata.md, HypercallTable, lists the disagreements.
 *  - Caller is also Any for a call that software in a guest makes for itself: mu_msvm, OpenVMM's
 *    paravisor (OpenHCL), and, for the guest's IOMMU, a Linux patch posted 2026-07-03. It is Any
 *    for a call that a guest may make once its partition has the synthetic feature of that name
 *    (OpenVMM, whp: SyncContext, WakeVps, TbFlushHypercalls, RestoreTime).
 *  - Caller is also Parent for the calls that the online TLFS lists as those of a virtualization
 *    host, a partition with the CreatePartitions privilege.
 *  - Caller is Host for a call that the root's driver in Windows Server 2019 exports (winhvr.sys;
 *    names in gerhart01's Hyper-V-Internals) or that the virtual machine monitors built on
 *    rust-vmm's mshv make.
 *  - Fast: appendix A of TLFS 6.0b, which marks calls of up to 16 bytes. More calls take the wider
 *    forms (XMM, ARM64): those that mu_msvm or a recorded Windows guest makes fast are Yes too,
 *    although the appendix does not mark them. A No states only what the appendix says.
 *  - Types: the topics' headers and the sources that their comments name. Types that differ by
 *    architecture have the bare name.
 *
 * The macro costs nothing until it is expanded. An expansion that uses the types needs the headers
 * that define them (Mile.HyperV.h has all). The words can be pasted to the enumerators of this
 * header:
 *
 *     #define ROW(Code, Form, Fast, ...) { Code, #Code, HvHypercallForm##Form, HvHypercallAnswer##Fast },
 *     static const struct row table[] = { HV_HYPERCALL_TABLE(ROW) };
 *
 * Sources: TLFS 6.0b; TLFS online; OpenVMM; mu_msvm; rust-vmm mshv; WDK 7.1 hvgdk.h; symbols of
 * kdhv and securekernel 26100; exports of winhvr.sys; a capture of Windows' hypercalls
 * (FlushVirtualAddressList, SendSyntheticClusterIpi).
 */

#ifndef MILE_HYPERV_HYPERVISOR_HYPERCALL_TABLE
#define MILE_HYPERV_HYPERVISOR_HYPERCALL_TABLE

#include "Hypercall.h"

HV_HEADER_BEGIN

/** Stands for an undocumented type; never defined. */
typedef struct HV_HYPERCALL_UNKNOWN HV_HYPERCALL_UNKNOWN;

/** Repetition of a call: the table's Form. */
typedef HV_UINT32 HV_HYPERCALL_FORM, *PHV_HYPERCALL_FORM;
enum
{
    HvHypercallFormUnknown = 0,
    HvHypercallFormSimple = 1, /**< One operation. */
    HvHypercallFormRep = 2,    /**< One operation for each of CountOfElements elements. */
};

/** The table's Fast and VariableHeader. */
typedef HV_UINT32 HV_HYPERCALL_ANSWER, *PHV_HYPERCALL_ANSWER;
enum
{
    HvHypercallAnswerUnknown = 0,
    HvHypercallAnswerNo = 1,
    HvHypercallAnswerYes = 2,
};

/** Partitions that may make a call: the table's Caller. */
typedef HV_UINT32 HV_HYPERCALL_CALLER, *PHV_HYPERCALL_CALLER;
enum
{
    HvHypercallCallerUnknown = 0,
    /** Any partition, for itself or, with the necessary privilege, for another. */
    HvHypercallCallerAny = 1,
    HvHypercallCallerParent = 2,       /**< The parent of the partition named. */
    HvHypercallCallerParentOrRoot = 3, /**< The parent, or the root. */
    HvHypercallCallerRoot = 4,         /**< The root partition. */
    /** Only partitions that host others are known to make the call; the restriction is undocumented. */
    HvHypercallCallerHost = 5,
};

/** The table. The comment of this file describes the columns. */
#define HV_HYPERCALL_TABLE(X) \
    X(HvCallSwitchVirtualAddressSpace, Simple, Yes, Unknown, HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE, void, void, void, Any, NoPrivilege, 1) \
    X(HvCallFlushVirtualAddressSpace, Simple, No, No, HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE, void, void, void, Any, NoPrivilege, 1) \
    X(HvCallFlushVirtualAddressList, Rep, Yes, No, HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST, HV_GVA_RANGE, void, void, Any, NoPrivilege, 1) \
    X(HvCallGetLogicalProcessorRunTime, Simple, No, Unknown, HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, void, HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, void, Any, CpuManagement, 1) \
    X(HvCallUpdateHvProcessorFeatures, Unknown, Unknown, Unknown, HV_INPUT_UPDATE_PROCESSOR_FEATURES, void, void, void, Host, Unknown, 0) \
    X(HvCallSwitchAliasMap, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallUpdateMicrocode, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallNotifyLongSpinWait, Simple, Yes, Unknown, HV_INPUT_NOTIFY_LONG_SPINWAIT, void, void, void, Any, NoPrivilege, 1) \
    X(HvCallParkedVirtualProcessors, Simple, No, Unknown, HV_INPUT_PARKED_VIRTUAL_PROCESSORS, void, void, void, Any, CpuManagement, 2) \
    X(HvCallInvokeHypervisorDebugger, Simple, Yes, Unknown, HV_INPUT_INVOKE_HYPERVISOR_DEBUGGER, void, void, void, Unknown, Unknown, 2) \
    X(HvCallSendSyntheticClusterIpi, Simple, Yes, No, HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI, void, void, void, Any, NoPrivilege, 4) \
    X(HvCallModifyVtlProtectionMask, Rep, No, No, HV_INPUT_MODIFY_VTL_PROTECTION_MASK, HV_GPA_PAGE_NUMBER, void, void, Any, AccessVsm, 5) \
    X(HvCallEnablePartitionVtl, Simple, No, No, HV_INPUT_ENABLE_PARTITION_VTL, void, void, void, Any, AccessVsm, 5) \
    X(HvCallDisablePartitionVtl, Simple, No, Unknown, HV_INPUT_DISABLE_PARTITION_VTL, void, void, void, Any, AccessVsm, 5) \
    X(HvCallEnableVpVtl, Simple, No, No, HV_INPUT_ENABLE_VP_VTL, void, void, void, Any, AccessVsm, 5) \
    X(HvCallDisableVpVtl, Simple, No, Unknown, HV_INPUT_DISABLE_VP_VTL, void, void, void, Any, AccessVsm, 5) \
    X(HvCallVtlCall, Simple, No, Unknown, void, void, void, void, Any, AccessVsm, 5) \
    X(HvCallVtlReturn, Simple, No, Unknown, void, void, void, void, Any, AccessVsm, 5) \
    X(HvCallFlushVirtualAddressSpaceEx, Simple, No, Yes, HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX, void, void, void, Any, NoPrivilege, 5) \
    X(HvCallFlushVirtualAddressListEx, Rep, No, Yes, HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX, HV_GVA_RANGE, void, void, Any, NoPrivilege, 5) \
    X(HvCallSendSyntheticClusterIpiEx, Simple, No, Yes, HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX, void, void, void, Any, NoPrivilege, 5) \
    X(HvCallQueryImageInfo, Unknown, Unknown, Unknown, HV_INPUT_QUERY_IMAGE_INFO, void, HV_OUTPUT_QUERY_IMAGE_INFO, void, Unknown, Unknown, 0) \
    X(HvCallMapImagePages, Unknown, Unknown, Unknown, HV_INPUT_MAP_IMAGE_PAGES, HV_VA_PERMISSION, void, void, Unknown, Unknown, 0) \
    X(HvCallCommitPatch, Unknown, Unknown, Unknown, HV_INPUT_COMMIT_PATCH, void, void, void, Unknown, Unknown, 0) \
    X(HvCallSyncContext, Unknown, Unknown, Unknown, HV_INPUT_SYNC_CONTEXT, void, void, void, Any, Unknown, 0) \
    X(HvCallSyncContextEx, Unknown, Unknown, Unknown, HV_INPUT_SYNC_CONTEXT_EX, void, void, void, Any, Unknown, 0) \
    X(HvCallSetPerfRegister, Unknown, Unknown, Unknown, HV_INPUT_SET_PERF_REGISTER, void, void, void, Unknown, Unknown, 0) \
    X(HvCallGetPerfRegister, Unknown, Unknown, Unknown, HV_INPUT_GET_PERF_REGISTER, void, HV_OUTPUT_GET_PERF_REGISTER, void, Unknown, Unknown, 0) \
    X(HvCallFlushCache, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallCreatePartition, Simple, No, Unknown, HV_INPUT_CREATE_PARTITION, void, HV_OUTPUT_CREATE_PARTITION, void, Any, CreatePartitions, 1) \
    X(HvCallInitializePartition, Simple, Yes, Unknown, HV_INPUT_INITIALIZE_PARTITION, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallFinalizePartition, Simple, Yes, Unknown, HV_INPUT_FINALIZE_PARTITION, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallDeletePartition, Simple, Yes, Unknown, HV_INPUT_DELETE_PARTITION, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallGetPartitionProperty, Simple, No, Unknown, HV_INPUT_GET_PARTITION_PROPERTY, void, HV_OUTPUT_GET_PARTITION_PROPERTY, void, ParentOrRoot, NoPrivilege, 1) \
    X(HvCallSetPartitionProperty, Simple, No, Unknown, HV_INPUT_SET_PARTITION_PROPERTY, void, void, void, ParentOrRoot, NoPrivilege, 1) \
    X(HvCallGetPartitionId, Simple, No, Unknown, void, void, HV_OUTPUT_GET_PARTITION_ID, void, Any, AccessPartitionId, 1) \
    X(HvCallGetNextChildPartition, Simple, No, Unknown, HV_INPUT_GET_NEXT_CHILD_PARTITION, void, HV_OUTPUT_GET_NEXT_CHILD_PARTITION, void, Parent, CreatePartitions, 1) \
    X(HvCallDepositMemory, Rep, No, Unknown, HV_INPUT_DEPOSIT_MEMORY, HV_GPA_PAGE_NUMBER, void, void, ParentOrRoot, AccessMemoryPool, 1) \
    X(HvCallWithdrawMemory, Rep, No, Unknown, HV_INPUT_WITHDRAW_MEMORY, void, void, HV_GPA_PAGE_NUMBER, ParentOrRoot, AccessMemoryPool, 1) \
    X(HvCallGetMemoryBalance, Simple, No, Unknown, HV_INPUT_GET_MEMORY_BALANCE, void, HV_OUTPUT_GET_MEMORY_BALANCE, void, ParentOrRoot, AccessMemoryPool, 1) \
    X(HvCallMapGpaPages, Rep, No, Unknown, HV_INPUT_MAP_GPA_PAGES, HV_GPA_PAGE_NUMBER, void, void, ParentOrRoot, NoPrivilege, 1) \
    X(HvCallUnmapGpaPages, Rep, No, Unknown, HV_INPUT_UNMAP_GPA_PAGES, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallInstallIntercept, Simple, No, No, HV_INPUT_INSTALL_INTERCEPT, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallCreateVp, Simple, No, Unknown, HV_INPUT_CREATE_VP, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallDeleteVp, Simple, Yes, Unknown, HV_INPUT_DELETE_VP, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallGetVpRegisters, Rep, Yes, No, HV_INPUT_GET_VP_REGISTERS, HV_REGISTER_NAME, void, HV_REGISTER_VALUE, Any, AccessVpRegisters, 1) \
    X(HvCallSetVpRegisters, Rep, Yes, No, HV_INPUT_SET_VP_REGISTERS, HV_REGISTER_ASSOC, void, void, Any, AccessVpRegisters, 1) \
    X(HvCallTranslateVirtualAddress, Simple, No, No, HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS, void, HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS, void, Any, NoPrivilege, 1) \
    X(HvCallReadGpa, Simple, No, Unknown, HV_INPUT_READ_GPA, void, HV_OUTPUT_READ_GPA, void, Parent, CreatePartitions, 1) \
    X(HvCallWriteGpa, Simple, No, Unknown, HV_INPUT_WRITE_GPA, void, HV_OUTPUT_WRITE_GPA, void, Parent, CreatePartitions, 1) \
    X(HvCallAssertVirtualInterruptDeprecated, Unknown, Unknown, Unknown, HV_INPUT_ASSERT_VIRTUAL_INTERRUPT_DEPRECATED, void, void, void, Unknown, Unknown, 1) \
    X(HvCallClearVirtualInterrupt, Simple, Yes, Unknown, HV_INPUT_CLEAR_VIRTUAL_INTERRUPT, void, void, void, Parent, CreatePartitions, 1) \
    X(HvCallCreatePortDeprecated, Unknown, Unknown, Unknown, HV_INPUT_CREATE_PORT_DEPRECATED, void, void, void, Unknown, Unknown, 1) \
    X(HvCallDeletePort, Simple, Yes, Unknown, HV_INPUT_DELETE_PORT, void, void, void, ParentOrRoot, CreatePort, 1) \
    X(HvCallConnectPortDeprecated, Simple, No, Unknown, HV_INPUT_CONNECT_PORT_DEPRECATED, void, void, void, ParentOrRoot, ConnectPort, 1) \
    X(HvCallGetPortProperty, Simple, No, Unknown, HV_INPUT_GET_PORT_PROPERTY, void, HV_OUTPUT_GET_PORT_PROPERTY, void, ParentOrRoot, CreatePort, 1) \
    X(HvCallDisconnectPort, Simple, Yes, Unknown, HV_INPUT_DISCONNECT_PORT, void, void, void, ParentOrRoot, ConnectPort, 1) \
    X(HvCallPostMessage, Simple, No, No, HV_INPUT_POST_MESSAGE, void, void, void, Any, PostMessages, 1) \
    X(HvCallSignalEvent, Simple, Yes, No, HV_INPUT_SIGNAL_EVENT, void, void, void, Any, SignalEvents, 1) \
    X(HvCallSavePartitionState, Simple, No, Unknown, HV_INPUT_SAVE_PARTITION_STATE, void, HV_OUTPUT_SAVE_PARTITION_STATE, void, Parent, CreatePartitions, 1) \
    X(HvCallRestorePartitionState, Simple, No, Unknown, HV_INPUT_RESTORE_PARTITION_STATE, void, HV_OUTPUT_RESTORE_PARTITION_STATE, void, Parent, CreatePartitions, 1) \
    X(HvCallInitializeEventLogBufferGroup, Simple, No, Unknown, HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallFinalizeEventLogBufferGroup, Simple, Yes, Unknown, HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallCreateEventLogBuffer, Simple, Yes, Unknown, HV_INPUT_CREATE_EVENTLOG_BUFFER, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallDeleteEventLogBuffer, Simple, Yes, Unknown, HV_INPUT_DELETE_EVENTLOG_BUFFER, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallMapEventLogBuffer, Simple, No, Unknown, HV_INPUT_MAP_EVENTLOG_BUFFER, void, HV_OUTPUT_MAP_EVENTLOG_BUFFER, void, Root, NoPrivilege, 1) \
    X(HvCallUnmapEventLogBuffer, Simple, Yes, Unknown, HV_INPUT_UNMAP_EVENTLOG_BUFFER, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallSetEventLogGroupSources, Simple, Yes, Unknown, HV_INPUT_EVENTLOG_GROUP_EVENTS, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallReleaseEventLogBuffer, Simple, Yes, Unknown, HV_INPUT_EVENTLOG_RELEASE_BUFFER, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallFlushEventLogBuffer, Simple, Yes, Unknown, HV_INPUT_FLUSH_EVENTLOG_BUFFER, void, void, void, Root, NoPrivilege, 1) \
    X(HvCallPostDebugData, Simple, No, Unknown, HV_INPUT_POST_DEBUG_DATA, void, HV_OUTPUT_POST_DEBUG_DATA, void, Any, Debugging, 1) \
    X(HvCallRetrieveDebugData, Simple, No, Unknown, HV_INPUT_RETRIEVE_DEBUG_DATA, void, HV_OUTPUT_RETRIEVE_DEBUG_DATA, void, Any, Debugging, 1) \
    X(HvCallResetDebugSession, Simple, Yes, Unknown, HV_INPUT_RESET_DEBUG_SESSION, void, HV_OUTPUT_RESET_DEBUG_SESSION, void, Any, Debugging, 1) \
    X(HvCallMapStatsPage, Simple, No, Unknown, HV_INPUT_MAP_STATS_PAGE, void, HV_OUTPUT_MAP_STATS_PAGE, void, Parent, AccessStats, 1) \
    X(HvCallUnmapStatsPage, Simple, No, Unknown, HV_INPUT_UNMAP_STATS_PAGE, void, void, void, Parent, AccessStats, 1) \
    X(HvCallMapSparseGpaPages, Rep, No, Unknown, HV_INPUT_MAP_SPARSE_GPA_PAGES, HV_GPA_MAPPING, void, void, ParentOrRoot, NoPrivilege, 2) \
    X(HvCallSetSystemProperty, Simple, No, Unknown, HV_INPUT_SET_SYSTEM_PROPERTY, void, void, void, Root, ConfigureProfiler, 2) \
    X(HvCallSetPortProperty, Simple, No, Unknown, HV_INPUT_SET_PORT_PROPERTY, void, void, void, ParentOrRoot, CreatePort, 2) \
    X(HvCallOutputDebugCharacter, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 2) \
    X(HvCallEchoIncrement, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 2) \
    X(HvCallPerfNop, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 2) \
    X(HvCallPerfNopInput, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 2) \
    X(HvCallPerfNopOutput, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 2) \
    X(HvCallAddLogicalProcessor, Simple, No, Unknown, HV_INPUT_ADD_LOGICAL_PROCESSOR, void, HV_OUTPUT_ADD_LOGICAL_PROCESSOR, void, Root, CpuManagement, 3) \
    X(HvCallRemoveLogicalProcessor, Simple, No, Unknown, HV_INPUT_REMOVE_LOGICAL_PROCESSOR, void, void, void, Root, CpuManagement, 3) \
    X(HvCallQueryNumaDistance, Simple, No, Unknown, HV_INPUT_QUERY_NUMA_DISTANCE, void, HV_OUTPUT_QUERY_NUMA_DISTANCE, void, Root, CpuManagement, 3) \
    X(HvCallSetLogicalProcessorProperty, Simple, No, Unknown, HV_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY, void, void, void, Root, CpuManagement, 3) \
    X(HvCallGetLogicalProcessorProperty, Simple, No, Unknown, HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY, void, HV_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY, void, Root, CpuManagement, 3) \
    X(HvCallGetSystemProperty, Simple, No, Unknown, HV_INPUT_GET_SYSTEM_PROPERTY, void, HV_OUTPUT_GET_SYSTEM_PROPERTY, void, Any, CpuManagement, 3) \
    X(HvCallMapDeviceInterrupt, Simple, No, Unknown, HV_INPUT_MAP_DEVICE_INTERRUPT, void, HV_OUTPUT_MAP_DEVICE_INTERRUPT, void, Root, CpuManagement, 3) \
    X(HvCallUnmapDeviceInterrupt, Simple, No, Unknown, HV_INPUT_UNMAP_DEVICE_INTERRUPT, void, void, void, Root, CpuManagement, 3) \
    X(HvCallRetargetDeviceInterrupt, Simple, No, Yes, HV_INPUT_RETARGET_DEVICE_INTERRUPT, void, void, void, Any, CpuManagement, 5) \
    X(HvCallRetargetRootDeviceInterrupt, Unknown, Unknown, Unknown, HV_INPUT_RETARGET_DEVICE_INTERRUPT, void, HV_OUTPUT_RETARGET_ROOT_DEVICE_INTERRUPT, void, Unknown, Unknown, 5) \
    X(HvCallAssertDeviceInterrupt, Unknown, Unknown, Unknown, HV_INPUT_ASSERT_DEVICE_INTERRUPT, void, void, void, Host, Unknown, 6) \
    X(HvCallAttachDevice, Simple, No, Unknown, HV_INPUT_ATTACH_DEVICE, void, void, void, Root, CpuManagement, 3) \
    X(HvCallDetachDevice, Simple, No, Unknown, HV_INPUT_DETACH_DEVICE, void, void, void, Root, CpuManagement, 3) \
    X(HvCallEnterSleepState, Unknown, Unknown, Unknown, HV_INPUT_ENTER_SLEEP_STATE, void, void, void, Unknown, Unknown, 3) \
    X(HvCallNotifyStandbyTransition, Unknown, Unknown, Unknown, HV_INPUT_PREPARE_FOR_SLEEP, void, void, void, Host, Unknown, 3) \
    X(HvCallPrepareForHibernate, Simple, No, Unknown, HV_INPUT_PREPARE_FOR_HIBERNATE, void, HV_OUTPUT_PREPARE_FOR_HIBERNATE, void, Root, CpuManagement, 3) \
    X(HvCallNotifyPartitionEvent, Simple, No, Unknown, HV_INPUT_NOTIFY_PARTITION_EVENT, void, void, void, Root, CpuManagement, 3) \
    X(HvCallGetLogicalProcessorRegisters, Simple, No, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Root, CpuManagement, 3) \
    X(HvCallSetLogicalProcessorRegisters, Simple, No, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Root, CpuManagement, 3) \
    X(HvCallQueryAssociatedLpsForMca, Simple, No, Unknown, HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA, void, HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA, void, Root, CpuManagement, 3) \
    X(HvCallNotifyPortRingEmpty, Simple, No, Unknown, HV_INPUT_NOTIFY_PORT_RING_EMPTY, void, void, void, Root, CpuManagement, 3) \
    X(HvCallInjectSyntheticMachineCheck, Simple, No, Unknown, HV_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, void, void, void, Root, CpuManagement, 3) \
    X(HvCallScrubPartition, Simple, No, Unknown, HV_INPUT_SCRUB_PARTITION, void, void, void, Root, NoPrivilege, 4) \
    X(HvCallCollectLivedump, Simple, No, Unknown, HV_INPUT_COLLECT_LIVE_DUMP, void, HV_OUTPUT_COLLECT_LIVE_DUMP, void, Root, Debugging, 4) \
    X(HvCallDisableHypervisor, Simple, No, Unknown, HV_X64_INPUT_DISABLE_HYPERVISOR, void, void, void, Root, NoPrivilege, 4) \
    X(HvCallModifySparseGpaPages, Rep, No, Unknown, HV_INPUT_MODIFY_SPARSE_GPA_PAGES, HV_GPA_PAGE_NUMBER, void, void, Root, NoPrivilege, 4) \
    X(HvCallRegisterInterceptResult, Simple, No, Unknown, HV_INPUT_REGISTER_INTERCEPT_RESULT, void, void, void, Root, NoPrivilege, 4) \
    X(HvCallUnregisterInterceptResult, Simple, No, Unknown, HV_INPUT_UNREGISTER_INTERCEPT_RESULT, void, void, void, Root, NoPrivilege, 4) \
    X(HvCallGetCoverageData, Unknown, Unknown, Unknown, HV_INPUT_GET_COVERAGE_VECTOR, void, HV_OUTPUT_GET_COVERAGE_VECTOR, void, Unknown, Unknown, 5) \
    X(HvCallAssertVirtualInterrupt, Simple, No, No, HV_INPUT_ASSERT_VIRTUAL_INTERRUPT, void, void, void, Any, NoPrivilege, 5) \
    X(HvCallCreatePort, Simple, No, Unknown, HV_INPUT_CREATE_PORT, void, void, void, Root, CreatePort, 5) \
    X(HvCallConnectPort, Simple, No, Unknown, HV_INPUT_CONNECT_PORT, void, void, void, Root, ConnectPort, 5) \
    X(HvCallGetSpaPageList, Simple, No, Unknown, HV_INPUT_GET_SPA_PAGE_LIST, void, HV_OUTPUT_GET_SPA_PAGE_LIST, void, Root, NoPrivilege, 5) \
    X(HvCallStartVirtualProcessor, Simple, No, No, HV_INPUT_START_VIRTUAL_PROCESSOR, void, void, void, Any, StartVirtualProcessor, 5) \
    X(HvCallGetVpIndexFromApicId, Rep, No, No, HV_INPUT_GET_VP_INDEX_FROM_APIC_ID, HV_APIC_ID, void, HV_VP_INDEX, Any, AccessVpIndex, 5) \
    X(HvCallGetPowerProperty, Unknown, Unknown, Unknown, HV_INPUT_GET_POWER_PROPERTY, void, HV_OUTPUT_GET_POWER_PROPERTY, void, Unknown, Unknown, 5) \
    X(HvCallSetPowerProperty, Unknown, Unknown, Unknown, HV_INPUT_SET_POWER_PROPERTY, void, void, void, Unknown, Unknown, 5) \
    X(HvCallCreatePasidSpace, Unknown, Unknown, Unknown, HV_INPUT_CREATE_PASID_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallDeletePasidSpace, Unknown, Unknown, Unknown, HV_INPUT_DELETE_PASID_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallSetPasidAddressSpace, Unknown, Unknown, Unknown, HV_INPUT_SET_PASID_ADDRESS_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallFlushPasidAddressSpace, Unknown, Unknown, Unknown, HV_INPUT_FLUSH_PASID_ADDRESS_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallFlushPasidAddressList, Unknown, Unknown, Unknown, HV_INPUT_FLUSH_PASID_ADDRESS_LIST, HV_GVA_RANGE_EXTENDED, void, void, Unknown, Unknown, 5) \
    X(HvCallAttachPasidSpace, Unknown, Unknown, Unknown, HV_INPUT_ATTACH_PASID_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallDetachPasidSpace, Unknown, Unknown, Unknown, HV_INPUT_DETACH_PASID_SPACE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallEnablePasid, Unknown, Unknown, Unknown, HV_INPUT_ENABLE_PASID, void, void, void, Unknown, Unknown, 5) \
    X(HvCallDisablePasid, Unknown, Unknown, Unknown, HV_INPUT_DISABLE_PASID, void, void, void, Unknown, Unknown, 5) \
    X(HvCallAcknowledgeDevicePageRequest, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 5) \
    X(HvCallCreateDevicePrQueue, Unknown, Unknown, Unknown, HV_INPUT_CREATE_DEVICE_PR_QUEUE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallDeleteDevicePrQueue, Unknown, Unknown, Unknown, HV_INPUT_DELETE_DEVICE_PR_QUEUE, void, void, void, Unknown, Unknown, 5) \
    X(HvCallSetDevicePrqProperty, Unknown, Unknown, Unknown, HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER, void, void, void, Unknown, Unknown, 5) \
    X(HvCallGetPhysicalDeviceProperty, Unknown, Unknown, Unknown, HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY, void, HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY, void, Unknown, Unknown, 5) \
    X(HvCallSetPhysicalDeviceProperty, Unknown, Unknown, Unknown, HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER, void, void, void, Unknown, Unknown, 5) \
    X(HvCallTranslateVirtualAddressEx, Simple, Unknown, No, HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS, void, HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, void, Any, Unknown, 5) \
    X(HvCallCheckForIoIntercept, Simple, Unknown, No, HV_INPUT_CHECK_FOR_IO_INTERCEPT, void, HV_OUTPUT_CHECK_FOR_IO_INTERCEPT, void, Any, Unknown, 5) \
    X(HvCallSetGpaPageAttributes, Unknown, Unknown, Unknown, HV_INPUT_SET_GPA_PAGE_ATTRIBUTES, HV_GPA_PAGE_NUMBER, void, void, Unknown, Unknown, 5) \
    X(HvCallFlushGuestPhysicalAddressSpace, Simple, No, Unknown, HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE, void, void, void, Any, NoPrivilege, 5) \
    X(HvCallFlushGuestPhysicalAddressList, Rep, No, Unknown, HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST, HV_GPA_PAGE_RANGE, void, void, Any, NoPrivilege, 5) \
    X(HvCallCreateDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_CREATE_DEVICE_DOMAIN, void, void, void, Unknown, Unknown, 5) \
    X(HvCallAttachDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_ATTACH_DEVICE_DOMAIN, void, void, void, Unknown, Unknown, 5) \
    X(HvCallMapDeviceGpaPages, Unknown, Unknown, Unknown, HV_INPUT_MAP_DEVICE_GPA_PAGES, HV_GPA_PAGE_NUMBER, void, void, Unknown, Unknown, 5) \
    X(HvCallUnmapDeviceGpaPages, Unknown, Unknown, Unknown, HV_INPUT_UNMAP_DEVICE_GPA_PAGES, void, void, void, Unknown, Unknown, 5) \
    X(HvCallCreateCpuGroup, Unknown, Unknown, Unknown, void, void, HV_OUTPUT_CREATE_CPU_GROUP, void, Host, Unknown, 5) \
    X(HvCallDeleteCpuGroup, Unknown, Unknown, Unknown, HV_INPUT_DELETE_CPU_GROUP, void, void, void, Host, Unknown, 5) \
    X(HvCallGetCpuGroupProperty, Unknown, Unknown, Unknown, HV_INPUT_GET_CPU_GROUP_PROPERTY, void, HV_OUTPUT_GET_CPU_GROUP_PROPERTY, void, Host, Unknown, 5) \
    X(HvCallSetCpuGroupProperty, Unknown, Unknown, Unknown, HV_INPUT_SET_CPU_GROUP_PROPERTY, void, void, void, Host, Unknown, 5) \
    X(HvCallGetCpuGroupAffinity, Unknown, Unknown, Unknown, HV_INPUT_GET_CPU_GROUP_AFFINITY, void, HV_OUTPUT_GET_CPU_GROUP_AFFINITY, void, Host, Unknown, 5) \
    X(HvCallGetNextCpuGroup, Unknown, Unknown, Unknown, HV_INPUT_GET_NEXT_CPU_GROUP, void, HV_OUTPUT_GET_NEXT_CPU_GROUP, void, Host, Unknown, 5) \
    X(HvCallGetNextCpuGroupPartition, Unknown, Unknown, Unknown, HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION, void, HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION, void, Host, Unknown, 5) \
    X(HvCallAddPhysicalMemory, Unknown, Unknown, Unknown, HV_INPUT_ADD_PHYSICAL_MEMORY, void, HV_OUTPUT_ADD_PHYSICAL_MEMORY, void, Unknown, Unknown, 5) \
    X(HvCallCompleteIntercept, Unknown, Unknown, Unknown, HV_INPUT_COMPLETE_INTERCEPT, void, void, void, Host, Unknown, 6) \
    X(HvCallPrecommitGpaPages, Unknown, Unknown, Unknown, HV_INPUT_PRECOMMIT_GPA_PAGES, void, void, void, Host, Unknown, 6) \
    X(HvCallUncommitGpaPages, Unknown, Unknown, Unknown, HV_INPUT_UNCOMMIT_GPA_PAGES, void, void, void, Host, Unknown, 6) \
    X(HvCallSignalEventDirect, Simple, Unknown, No, HV_INPUT_SIGNAL_EVENT_DIRECT, void, HV_OUTPUT_SIGNAL_EVENT_DIRECT, void, Any, Unknown, 0) \
    X(HvCallPostMessageDirect, Simple, Unknown, No, HV_INPUT_POST_MESSAGE_DIRECT, void, void, void, Any, Unknown, 0) \
    X(HvCallDispatchVp, Unknown, Unknown, Unknown, HV_INPUT_DISPATCH_VP, void, HV_OUTPUT_DISPATCH_VP, void, Unknown, Unknown, 6) \
    X(HvCallProcessIommuPrq, Unknown, Unknown, Unknown, HV_INPUT_PROCESS_IOMMU_PRQ, void, void, void, Unknown, Unknown, 6) \
    X(HvCallDetachDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_DETACH_DEVICE_DOMAIN, void, void, void, Unknown, Unknown, 6) \
    X(HvCallDeleteDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_DELETE_DEVICE_DOMAIN, void, void, void, Unknown, Unknown, 6) \
    X(HvCallQueryDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_QUERY_DEVICE_DOMAIN, HV_DEVICE_VA, void, void, Unknown, Unknown, 6) \
    X(HvCallMapSparseDeviceGpaPages, Unknown, Unknown, Unknown, HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES, HV_DEVICE_VA_MAPPING, void, void, Unknown, Unknown, 6) \
    X(HvCallUnmapSparseDeviceGpaPages, Unknown, Unknown, Unknown, HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES, HV_DEVICE_VA, void, void, Unknown, Unknown, 6) \
    X(HvCallGetGpaPagesAccessState, Unknown, Unknown, Unknown, HV_INPUT_GET_GPA_PAGES_ACCESS_STATE, void, void, HV_GPA_PAGE_ACCESS_STATE, Unknown, Unknown, 6) \
    X(HvCallGetSparseGpaPagesAccessState, Unknown, Unknown, Unknown, HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE, HV_GPA_PAGE_NUMBER, void, HV_GPA_PAGE_ACCESS_STATE, Unknown, Unknown, 6) \
    X(HvCallInvokeTestFramework, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 6) \
    X(HvCallQueryVtlProtectionMaskRange, Unknown, Unknown, Unknown, HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE, void, void, void, Host, Unknown, 7) \
    X(HvCallModifyVtlProtectionMaskRange, Unknown, Unknown, Unknown, HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE, HV_VTL_PERMISSION_SET, void, void, Host, Unknown, 7) \
    X(HvCallConfigureDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_CONFIGURE_DEVICE_DOMAIN, void, void, void, Any, Unknown, 7) \
    X(HvCallQueryDeviceDomainProperties, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 7) \
    X(HvCallFlushDeviceDomain, Unknown, Unknown, Unknown, HV_INPUT_FLUSH_DEVICE_DOMAIN, void, void, void, Unknown, Unknown, 7) \
    X(HvCallFlushDeviceDomainList, Unknown, Unknown, Unknown, HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST, HV_GVA_RANGE_EXTENDED, void, void, Any, Unknown, 7) \
    X(HvCallAcquireSparseGpaPageHostAccess, Unknown, Unknown, Unknown, HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS, HV_GPA_PAGE_NUMBER, void, void, Host, Unknown, 7) \
    X(HvCallReleaseSparseGpaPageHostAccess, Unknown, Unknown, Unknown, HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS, HV_GPA_PAGE_NUMBER, void, void, Host, Unknown, 7) \
    X(HvCallCheckSparseGpaPageVtlAccess, Rep, Unknown, No, HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS, HV_GPA_PAGE_NUMBER, void, HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT, Any, Unknown, 7) \
    X(HvCallEnableDeviceInterrupt, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 7) \
    X(HvCallFlushTlb, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Any, Unknown, 7) \
    X(HvCallAcquireSparseSpaPageHostAccess, Unknown, Unknown, Unknown, HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS, HV_SPA_PAGE_NUMBER, void, void, Host, Unknown, 8) \
    X(HvCallReleaseSparseSpaPageHostAccess, Unknown, Unknown, Unknown, HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS, HV_SPA_PAGE_NUMBER, void, void, Host, Unknown, 8) \
    X(HvCallAcceptGpaPages, Rep, Unknown, No, HV_INPUT_ACCEPT_GPA_PAGES, void, void, void, Any, Unknown, 8) \
    X(HvCallUnacceptGpaPages, Unknown, Unknown, Unknown, HV_INPUT_UNACCEPT_GPA_PAGES, void, void, void, Unknown, Unknown, 8) \
    X(HvCallModifySparseGpaPageHostVisibility, Rep, Unknown, No, HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY, HV_GPA_PAGE_NUMBER, void, void, Any, Unknown, 8) \
    X(HvCallLockSparseGpaPageMapping, Unknown, Unknown, Unknown, HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING, HV_GPA_PAGE_MAPPING_LOCK_INPUT, void, HV_GPA_PAGE_MAPPING_LOCK_OUTPUT, Unknown, Unknown, 8) \
    X(HvCallUnlockSparseGpaPageMapping, Unknown, Unknown, Unknown, HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING, HV_GPA_PAGE_MAPPING_UNLOCK_INPUT, void, void, Unknown, Unknown, 8) \
    X(HvCallRequestProcessorHalt, Unknown, Unknown, Unknown, HV_INPUT_REQUEST_PROCESSOR_HALT, void, void, void, Unknown, Unknown, 8) \
    X(HvCallGetInterceptData, Unknown, Unknown, Unknown, HV_INPUT_GET_INTERCEPT_DATA, void, void, void, Unknown, Unknown, 8) \
    X(HvCallQueryDeviceInterruptTarget, Unknown, Unknown, Unknown, HV_INPUT_QUERY_DEVICE_INTERRUPT_TARGET, void, HV_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET, void, Unknown, Unknown, 0) \
    X(HvCallMapVpStatePage, Simple, Unknown, Unknown, HV_INPUT_MAP_VP_STATE_PAGE, void, HV_OUTPUT_MAP_VP_STATE_PAGE, void, Parent, CreatePartitions, 0) \
    X(HvCallUnmapVpStatePage, Simple, Unknown, Unknown, HV_INPUT_UNMAP_VP_STATE_PAGE, void, void, void, Parent, CreatePartitions, 0) \
    X(HvCallGetVpState, Unknown, Unknown, Unknown, HV_INPUT_GET_VP_STATE, HV_UINT64, HV_OUTPUT_GET_VP_STATE, void, Host, Unknown, 0) \
    X(HvCallSetVpState, Unknown, Unknown, Unknown, HV_INPUT_SET_VP_STATE, HV_INPUT_SET_VP_STATE_DATA, void, void, Host, Unknown, 0) \
    X(HvCallGetVpSetFromMda, Simple, Unknown, Unknown, HV_INPUT_GET_VP_SET_FROM_MDA, void, HV_VP_SET, void, Unknown, Unknown, 0) \
    X(HvCallCreateIptBuffers, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallDeleteIptBuffers, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallControlHypervisorIptTrace, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallReserveDeviceInterrupt, Unknown, Unknown, Unknown, HV_INPUT_RESERVE_DEVICE_INTERRUPT, void, void, void, Unknown, Unknown, 0) \
    X(HvCallPersistDevice, Unknown, Unknown, Unknown, HV_INPUT_PERSIST_DEVICE, void, void, void, Unknown, Unknown, 0) \
    X(HvCallUnpersistDevice, Unknown, Unknown, Unknown, HV_INPUT_UNPERSIST_DEVICE, void, void, void, Unknown, Unknown, 0) \
    X(HvCallPersistDeviceInterrupt, Unknown, Unknown, Unknown, HV_INPUT_PERSIST_DEVICE_INTERRUPT, void, HV_OUTPUT_PERSIST_DEVICE_INTERRUPT, void, Unknown, Unknown, 0) \
    X(HvCallRefreshPerformanceCounters, Unknown, Unknown, Unknown, HV_INPUT_REFRESH_PERFORMANCE_COUNTERS, void, void, void, Unknown, Unknown, 0) \
    X(HvCallImportIsolatedPages, Unknown, Unknown, Unknown, HV_INPUT_IMPORT_ISOLATED_PAGES, HV_GPA_PAGE_NUMBER, void, void, Host, Unknown, 0) \
    X(HvCallCompleteIsolatedImport, Unknown, Unknown, Unknown, HV_INPUT_COMPLETE_ISOLATED_IMPORT, void, void, void, Host, Unknown, 0) \
    X(HvCallIssueSnpPspGuestRequest, Unknown, Unknown, Unknown, HV_INPUT_ISSUE_PSP_GUEST_REQUEST, void, void, void, Host, Unknown, 0) \
    X(HvCallRootSignalEvent, Unknown, Unknown, Unknown, HV_INPUT_ROOT_SIGNAL_EVENT, void, HV_OUTPUT_ROOT_SIGNAL_EVENT, void, Unknown, Unknown, 0) \
    X(HvCallGetVpCpuidValues, Rep, Unknown, Unknown, HV_INPUT_GET_VP_CPUID_VALUES, HV_CPUID_LEAF_INFO, void, HV_OUTPUT_GET_VP_CPUID_VALUES, Parent, CreatePartitions, 0) \
    X(HvCallReadSystemMemory, Unknown, Unknown, Unknown, HV_INPUT_READ_SYSTEM_MEMORY, void, HV_OUTPUT_READ_SYSTEM_MEMORY, void, Unknown, Unknown, 0) \
    X(HvCallSetHwWatchdogConfig, Unknown, Unknown, Unknown, HV_INPUT_SET_HW_WATCHDOG_CONFIG, void, void, void, Unknown, Unknown, 0) \
    X(HvCallRemovePhysicalMemory, Unknown, Unknown, Unknown, HV_INPUT_REMOVE_PHYSICAL_MEMORY, void, void, void, Unknown, Unknown, 0) \
    X(HvCallLogHypervisorSystemConfig, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallIssueNestedSnpPspRequests, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallSubsumeInitializedMemory, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallSubsumeVp, Unknown, Unknown, Unknown, HV_INPUT_SUBSUME_VP, void, void, void, Unknown, Unknown, 0) \
    X(HvCallDestroySubsumedContext, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallWriteSysDiagEvent, Unknown, Unknown, Unknown, HV_INPUT_WRITE_SYS_DIAG_EVENT, void, void, void, Unknown, Unknown, 0) \
    X(HvCallDepositMemoryMirroring, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallSetDeviceCapabilities, Unknown, Unknown, Unknown, HV_INPUT_SET_DEVICE_CAPABILITIES, void, void, void, Unknown, Unknown, 0) \
    X(HvCallGetPartitionPropertyEx, Unknown, Unknown, Unknown, HV_INPUT_GET_PARTITION_PROPERTY_EX, void, HV_OUTPUT_GET_PARTITION_PROPERTY_EX, void, Host, Unknown, 0) \
    X(HvCallGetGpaRangesAccessState, Unknown, Unknown, Unknown, HV_INPUT_GET_GPA_RANGES_ACCESS_STATE, void, void, void, Unknown, Unknown, 0) \
    X(HvCallRestorePartitionTime, Simple, Unknown, No, HV_INPUT_RESTORE_PARTITION_TIME, void, void, void, Any, Unknown, 0) \
    X(HvCallQueryAssociatedLpsForMcaEx, Unknown, Unknown, Unknown, HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA, void, HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX, void, Unknown, Unknown, 0) \
    X(HvCallQueryPartitionReservedPages, Unknown, Unknown, Unknown, HV_INPUT_GET_PARTITION_RESERVED_PAGES, void, HV_OUTPUT_GET_PARTITION_RESERVED_PAGES, void, Unknown, Unknown, 0) \
    X(HvCallMemoryMappedIoRead, Simple, Unknown, No, HV_INPUT_MEMORY_MAPPED_IO_READ, void, HV_OUTPUT_MEMORY_MAPPED_IO_READ, void, Any, Unknown, 0) \
    X(HvCallMemoryMappedIoWrite, Simple, Unknown, No, HV_INPUT_MEMORY_MAPPED_IO_WRITE, void, void, void, Any, Unknown, 0) \
    X(HvCallMapDmaRange, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallUnmapDmaRange, Unknown, Unknown, Unknown, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, HV_HYPERCALL_UNKNOWN, Unknown, Unknown, 0) \
    X(HvCallSetPartitionPropertyEx, Simple, Unknown, Unknown, HV_INPUT_SET_PARTITION_PROPERTY_EX, void, void, void, Parent, CreatePartitions, 0) \
    X(HvCallAttachDevicePrQueue, Unknown, Unknown, Unknown, HV_INPUT_ATTACH_DEVICE_PR_QUEUE, void, void, void, Unknown, Unknown, 0) \
    X(HvCallDetachDevicePrQueue, Unknown, Unknown, Unknown, HV_INPUT_DETACH_DEVICE_PR_QUEUE, void, void, void, Unknown, Unknown, 0) \
    X(HvCallReserveDeviceDomainAttachment, Unknown, Unknown, Unknown, HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT, void, void, void, Unknown, Unknown, 0) \
    X(HvCallUnreserveDeviceDomainAttachment, Unknown, Unknown, Unknown, HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT, void, void, void, Unknown, Unknown, 0) \
    X(HvCallDisableHypervisorEx, Unknown, Unknown, Unknown, HV_X64_INPUT_DISABLE_HYPERVISOR_EX, void, void, void, Unknown, Unknown, 0) \
    X(HvCallInstallInterceptEx, Rep, Unknown, Unknown, HV_INPUT_INSTALL_INTERCEPT_EX, HV_INTERCEPT_PARAMETERS_EX, void, void, Parent, CreatePartitions, 0) \
    X(HvCallPinGpaPageRanges, Rep, Unknown, No, HV_INPUT_PIN_GPA_PAGE_RANGES, HV_GPA_RANGE, void, void, Any, Unknown, 14) \
    X(HvCallUnpinGpaPageRanges, Rep, Unknown, No, HV_INPUT_UNPIN_GPA_PAGE_RANGES, HV_GPA_RANGE, void, void, Any, Unknown, 14) \
    X(HvCallWakeVps, Unknown, Unknown, Unknown, HV_INPUT_WAKE_VPS, void, void, void, Any, Unknown, 0) \
    X(HvCallSetCpuGroupAffinity, Unknown, Unknown, Unknown, HV_INPUT_SET_CPU_GROUP_AFFINITY, void, void, void, Unknown, Unknown, 0) \
    X(HvCallMapPartitionEventLogBuffer, Unknown, Unknown, Unknown, HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER, void, void, void, Unknown, Unknown, 0) \
    X(HvCallQuerySparseGpaPageHostVisibility, Rep, Unknown, No, HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY, HV_GPA_PAGE_NUMBER, void, HV_UINT8, Any, Unknown, 0) \
    X(HvCallSetVirtualInterruptTarget, Simple, Unknown, Unknown, HV_ARM64_INPUT_SET_VIRTUAL_INTERRUPT_TARGET, void, void, void, Parent, CreatePartitions, 0) \
    X(HvCallGetIommuCapabilities, Simple, Unknown, Unknown, HV_INPUT_GET_IOMMU_CAPABILITIES, void, HV_OUTPUT_GET_IOMMU_CAPABILITIES, void, Any, Unknown, 0) \
    X(HvCallGetLogicalDeviceProperty, Simple, Unknown, Unknown, HV_INPUT_GET_LOGICAL_DEVICE_PROPERTY, void, HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY, void, Any, Unknown, 0) \
    X(HvCallMapStatsPage2, Simple, Unknown, Unknown, HV_INPUT_MAP_STATS_PAGE2, void, void, void, Parent, CreatePartitions, 0) \
    X(HvCallQueryInformationGpaRange, Simple, Unknown, No, HV_INPUT_QUERY_GPA_RANGE, void, HV_OUTPUT_QUERY_GPA_RANGE, void, Any, Unknown, 16) \
    X(HvExtCallQueryCapabilities, Simple, Unknown, No, void, void, HV_EXT_OUTPUT_QUERY_CAPABILITIES, void, Any, EnableExtendedHypercalls, 0) \
    X(HvExtCallGetBootZeroedMemory, Simple, Unknown, Unknown, void, void, HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY, void, Any, EnableExtendedHypercalls, 0) \
    X(HvExtCallMemoryHeatHint, Unknown, Unknown, Unknown, HV_EXT_INPUT_MEMORY_HEAT_HINT, HV_GPA_PAGE_RANGE, void, void, Any, EnableExtendedHypercalls, 0) \
    X(HvExtCallEpfSetup, Unknown, Unknown, Unknown, HV_EXT_INPUT_EPF_SETUP, void, HV_EXT_OUTPUT_EPF_SETUP, void, Any, EnableExtendedHypercalls, 0) \
    X(HvExtCallSchedulerAssistSetup, Unknown, Unknown, Unknown, HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST, void, void, void, Any, EnableExtendedHypercalls, 0) \
    X(HvExtCallMemoryHeatHintAsync, Unknown, Unknown, Unknown, HV_EXT_INPUT_MEMORY_HEAT_HINT, HV_GPA_PAGE_RANGE, void, void, Any, EnableExtendedHypercalls, 0) \
    X(HvCallVbsVmCallReport, Simple, Unknown, No, HV_VBS_INPUT_VM_CALL_REPORT, void, HV_VBS_OUTPUT_VM_CALL_REPORT, void, Any, Unknown, 0)

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_HYPERCALL_TABLE */
