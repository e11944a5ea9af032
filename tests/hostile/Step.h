/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Runs compiled code one instruction at a time, and lets a host change the shared page between any two of them.
 *
 * The processor's trap flag stops the guest's code behind every instruction
 * (SIGTRAP). What plays the host and the memory between the two runs in the
 * signal's handler: in one process, which needs no permission to trace another,
 * and costs a tenth of it.
 *
 *     StepStart()                              once
 *     StepRun(Function, Host, Context, &Plan)  one call of Function
 *
 * Before instruction number Plan.When[0] (0 is the first of the call), and again
 * before number Plan.When[1], Host is called; it changes StepPage as it likes. If
 * the call is over by then, Host is called behind its end.
 *
 * Only an instruction that touches the page can tell whether the host acted
 * before it or earlier. With Plan.Watch the page is protected before each
 * instruction, and StepTouches lists those that touch it, and full barriers.
 *
 * Memory is no sequence of moments: a store of one processor can reach the
 * others long after the loads that follow it in the program, until a full
 * barrier. With Plan.Delay the guest's stores are held back as x64 allows at
 * most: each lands only when an instruction with a full barrier is reached
 * (mfence, xchg with memory, a lock prefix); when Host is called, the oldest
 * Plan.Landed[] of them have landed. The guest sees its own stores at once.
 *
 * x64 Linux only.
 */

#ifndef MILE_HYPERV_TESTS_STEP
#define MILE_HYPERV_TESTS_STEP

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

/** Bytes of StepPage, between two pages that nobody can touch. */
#define STEP_BYTES 8192U
/** The whole program takes no more seconds than this, or hangs. */
#define STEP_SECONDS 300U
#define STEP_STORES 16U
/** Instructions of one call that touch the page. */
#define STEP_TOUCHES 4096U
/** In Plan.When: the host does not act. */
#define STEP_NEVER 0xFFFFFFFFU

typedef uint64_t (*STEP_FUNCTION)(void);
typedef void (*STEP_HOST)(void *Context);

typedef struct STEP_PLAN
{
    unsigned When[2];   /* Before which instruction the host acts; the second is STEP_NEVER, or not before the first. */
    unsigned Landed[2]; /* Number of delayed stores that become visible before it. */
    int Delay;          /* Whether stores are held back at all. */
    int Watch;          /* Whether StepTouches is written. */
    uint64_t Result;    /* Out: what the function returned. */
    unsigned Steps;     /* Out: instructions of the call, as far as they were counted: up to the host's last act. */
    unsigned Held[2];   /* Out: stores that were held back when the host acted. */
    int HostWasBehind;  /* Out: the call was over before the host acted for the first time. */
} STEP_PLAN;

/** Memory that the guest shares with the host, between two guard pages. */
static uint8_t *StepPage;

/** The numbers of the instructions that touched the page in the last call with Plan.Watch. */
static unsigned StepTouches[STEP_TOUCHES];
static unsigned StepTouched;

/* The call that runs. */
static STEP_PLAN *volatile StepPlan;
static STEP_HOST StepHost;
static void *StepContext;
static int StepOn;   /* The processor stops behind each instruction. */
static int StepDone; /* It does no longer: the host has acted, and nobody looks any more. */
static unsigned StepActs;
static unsigned StepTotal;
static uint8_t StepBefore[STEP_BYTES]; /* The page before the instruction that runs. */
static uint8_t StepMemory[STEP_BYTES]; /* The page as the host sees it: without the stores that are held back. */
static int StepWasBarrier;

/* Stores that are held back, oldest first; one for each instruction that changed something. */
static struct
{
    unsigned Offset;
    unsigned Bytes;
    uint8_t Value[64];
} StepStores[STEP_STORES];
static unsigned StepStored;

static void StepFail(const char *What)
{
    printf("FAILED: %s\n", What);
    fflush(stdout);
    _exit(1);
}

/** Whether an instruction is a full barrier: mfence, xchg with memory, or any with a lock prefix. */
static int StepIsBarrier(const uint8_t *At)
{
    for (; *At == 0x66 || (*At & 0xF0) == 0x40; ++At)
    {
    }
    return *At == 0xF0 || ((*At == 0x86 || *At == 0x87) && At[1] < 0xC0) ||
           (*At == 0x0F && At[1] == 0xAE && At[2] == 0xF0);
}

/* Notes what the last instruction stored. */
static void StepHold(void)
{
    unsigned First = 0;
    unsigned End = STEP_BYTES;

    if (memcmp(StepPage, StepBefore, STEP_BYTES) == 0)
    {
        return;
    }
    for (; StepPage[First] == StepBefore[First]; ++First)
    {
    }
    for (; StepPage[End - 1] == StepBefore[End - 1]; --End)
    {
    }
    if (StepStored == STEP_STORES || End - First > sizeof(StepStores[0].Value))
    {
        StepFail("more stores than can be held back");
    }
    StepStores[StepStored].Offset = First;
    StepStores[StepStored].Bytes = End - First;
    memcpy(StepStores[StepStored].Value, StepPage + First, End - First);
    ++StepStored;
}

static void StepLand(unsigned Count)
{
    unsigned Index;

    Count = (Count < StepStored) ? Count : StepStored;
    for (Index = 0; Index < Count; ++Index)
    {
        memcpy(StepMemory + StepStores[Index].Offset, StepStores[Index].Value, StepStores[Index].Bytes);
    }
    StepStored -= Count;
    memmove(StepStores, StepStores + Count, StepStored * sizeof(StepStores[0]));
}

/* The host sees the page without the stores that are held back; the guest sees what the host made of it, with them. */
static void StepCallHost(void)
{
    unsigned Index;

    if (!StepPlan->Delay)
    {
        StepHost(StepContext);
        return;
    }
    memcpy(StepPage, StepMemory, STEP_BYTES);
    StepHost(StepContext);
    memcpy(StepMemory, StepPage, STEP_BYTES);
    for (Index = 0; Index < StepStored; ++Index)
    {
        memcpy(StepPage + StepStores[Index].Offset, StepStores[Index].Value, StepStores[Index].Bytes);
    }
}

/* The host acts once or twice if it is time, or whatever is left of it once the call is over. */
static void StepAct(int Over)
{
    for (; StepActs < 2 && StepPlan->When[StepActs] != STEP_NEVER; ++StepActs)
    {
        if (!Over && StepPlan->When[StepActs] != StepPlan->Steps)
        {
            return;
        }
        StepPlan->HostWasBehind |= Over && StepActs == 0;
        StepPlan->Held[StepActs] = StepStored;
        StepLand(StepPlan->Landed[StepActs]);
        StepCallHost();
    }
}

static void StepProtect(int Protection)
{
    if (StepPlan->Watch && mprotect(StepPage, STEP_BYTES, Protection) != 0)
    {
        StepFail("the shared page cannot be protected");
    }
}

static void StepTouch(void)
{
    if (StepTouched == STEP_TOUCHES)
    {
        StepFail("more instructions than expected touch the page");
    }
    StepTouches[StepTouched++] = StepPlan->Steps;
}

static void StepTrap(int Signal, siginfo_t *Information, void *Raw)
{
    ucontext_t *State = Raw;
    const uint8_t *Next = (const uint8_t *)State->uc_mcontext.gregs[REG_RIP];

    (void)Signal;
    (void)Information;
    if (!StepPlan || StepDone)
    {
        StepPlan = NULL; /* The second of the two int3 around the call. */
        StepOn = 0;
        StepDone = 0;
        return;
    }
    if (!StepOn)
    {
        StepOn = 1;
        State->uc_mcontext.gregs[REG_EFL] |= 0x100;
    }
    else
    {
        StepProtect(PROT_READ | PROT_WRITE);
        ++StepPlan->Steps;
        ++StepTotal;
        if (StepPlan->Delay)
        {
            StepHold();
            StepLand(StepWasBarrier ? StepStored : 0);
        }
    }
    if (*Next == 0xCC)
    {
        State->uc_mcontext.gregs[REG_EFL] &= ~0x100LL;
        StepAct(1);
        StepPlan = NULL;
        StepOn = 0;
        return;
    }
    StepAct(0);
    if (!StepPlan->Watch && (StepActs == 2 || StepPlan->When[StepActs] == STEP_NEVER))
    {
        State->uc_mcontext.gregs[REG_EFL] &= ~0x100LL;
        StepDone = 1;
        return;
    }
    StepWasBarrier = StepIsBarrier(Next);
    if (StepWasBarrier)
    {
        StepLand(StepStored);
        if (StepPlan->Watch)
        {
            StepTouch();
        }
    }
    if (StepPlan->Delay)
    {
        memcpy(StepBefore, StepPage, STEP_BYTES);
    }
    StepProtect(PROT_NONE);
}

static void StepFault(int Signal, siginfo_t *Information, void *Raw)
{
    const uint8_t *At = Information->si_addr;

    (void)Signal;
    (void)Raw;
    if (StepPlan && StepPlan->Watch && At >= StepPage && At < StepPage + STEP_BYTES)
    {
        StepTouch();
        StepProtect(PROT_READ | PROT_WRITE); /* The instruction begins again. */
        return;
    }
    StepFail("the guest's code faulted: it touched memory outside of the shared pages");
}

static void StepStart(void)
{
    struct sigaction Action;
    uint8_t *Place = mmap(NULL, STEP_BYTES + 2 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    StepPage = Place + 4096;
    if (Place == MAP_FAILED || mprotect(StepPage, STEP_BYTES, PROT_READ | PROT_WRITE) != 0)
    {
        StepFail("no memory");
    }
    memset(&Action, 0, sizeof(Action));
    Action.sa_sigaction = StepTrap;
    Action.sa_flags = SA_SIGINFO;
    sigaction(SIGTRAP, &Action, NULL);
    Action.sa_sigaction = StepFault;
    sigaction(SIGSEGV, &Action, NULL);
    alarm(STEP_SECONDS);
}

static __attribute__((noinline)) void StepRun(STEP_FUNCTION Function, STEP_HOST Host, void *Context, STEP_PLAN *Plan)
{
    volatile STEP_FUNCTION Call = Function;
    uint64_t Result;

    StepHost = Host;
    StepContext = Context;
    StepActs = 0;
    StepStored = 0;
    StepTouched = Plan->Watch ? 0 : StepTouched;
    Plan->Steps = 0;
    Plan->HostWasBehind = 0;
    Plan->Held[0] = 0;
    Plan->Held[1] = 0;
    memcpy(StepMemory, StepPage, STEP_BYTES);
    StepPlan = Plan;
    __asm__ __volatile__("int3" : : : "memory");
    Result = Call();
    __asm__ __volatile__("int3" : "+r"(Result) : : "memory");
    Plan->Result = Result;
    if (StepPlan)
    {
        StepFail("the call was not stepped");
    }
}

#endif /* !MILE_HYPERV_TESTS_STEP */
