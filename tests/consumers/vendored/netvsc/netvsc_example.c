// SPDX-License-Identifier: MIT
/**
 * @file
 * @brief A Linux module with a vendored copy of the network protocol: it checks one RNDIS answer when it is loaded.
 */

#include <linux/init.h>
#include <linux/module.h>

#include <hyperv/Mile.HyperV/Device/Network.h>
#include <hyperv/Mile.HyperV/Guest/Ring.h>

static_assert(sizeof(RNDIS_QUERY_COMPLETE) == 16);

/* Bytes of the information in an answer that has Bytes behind its header, or -EPROTO if the answer is not sound. */
static int NetvscInformation(const RNDIS_QUERY_COMPLETE *Answer, u32 Bytes)
{
    if (Bytes < sizeof(*Answer) || Answer->InformationBufferOffset > Bytes ||
        Answer->InformationBufferLength > Bytes - Answer->InformationBufferOffset)
        return -EPROTO;
    return Answer->InformationBufferLength;
}

static int __init NetvscExampleInit(void)
{
    RNDIS_QUERY_COMPLETE Answer = {.RequestId = 3, .InformationBufferLength = 6, .InformationBufferOffset = 16};

    pr_info("netvsc_example: %d bytes, ring %u\n", NetvscInformation(&Answer, 22), MileHvRingFree(4096, 0, 0));
    return 0;
}
module_init(NetvscExampleInit);

static void __exit NetvscExampleExit(void)
{
}
module_exit(NetvscExampleExit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Mile.HyperV, vendored");
