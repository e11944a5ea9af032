/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Services that every part of the host uses: reports, the event loop, guest memory, JSON, the end.
 *
 * Threads. The main thread runs the event loop; each virtual processor has a
 * thread of its own, which is in KVM_RUN most of the time. All state of the host
 * belongs to whoever holds the one lock: the loop holds it except while it waits,
 * and a processor's thread takes it for each exit that it handles. A hypercall of
 * the guest therefore returns after the host has done the work: a guest that
 * floods the host spends its own time.
 */

#ifndef HOST_H
#define HOST_H

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

/*
 * Reports. Each is one line on the standard error.
 */

/** Reports something that happened: "host: ...". */
void HostSay(const char *Format, ...) __attribute__((format(printf, 1, 2)));
/** Reports a detail; only with --verbose. */
void HostTrace(const char *Format, ...) __attribute__((format(printf, 1, 2)));
/** Reports why the host cannot go on, with errno's text if it is set, and exits with status 2. */
_Noreturn void HostFail(const char *Format, ...) __attribute__((format(printf, 1, 2)));
/** Sets whether HostTrace() reports. */
void HostSetVerbose(int On);
/** Sends one event line to the control connection: {"event": Name, "data": {...}}. The format is that of the object. */
void HostEvent(const char *Name, const char *Format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Event loop.
 */

/** Function that the loop calls; Context is the pointer that the caller registered. */
typedef void HOST_CALLBACK(void *Context);

void HostLoopCreate(void);
/** Calls Callback whenever File is readable. */
void HostWatch(int File, HOST_CALLBACK *Callback, void *Context);
/** Ends a watch. A file must not be closed before. */
void HostUnwatch(int File);
/** Calls Callback once, Milliseconds from now; a timer of the same callback and context is replaced. */
void HostTimer(unsigned Milliseconds, HOST_CALLBACK *Callback, void *Context);
void HostCancelTimer(HOST_CALLBACK *Callback, void *Context);
/** Runs until HostEnd(); returns the exit status. */
int HostLoopRun(void);
/** Ends the loop. The first status that is given counts. Callable from every thread. */
void HostEnd(int Status);

void HostLock(void);
void HostUnlock(void);

/** Milliseconds of a clock that never jumps. */
uint64_t HostMilliseconds(void);

/*
 * Guest memory. Addresses are the guest's and are not trusted: every function checks them.
 */

enum
{
    HostPageBytes = 4096,
};

/** Pointer to Bytes bytes of guest memory; null if not all of them are memory in one piece. */
void *HostMemory(uint64_t Address, uint64_t Bytes);
/** Maps guest pages side by side; null if one of them is no memory or the mapping fails. Undone by HostUnmapPages(). */
void *HostMapPages(const uint64_t *Pages, unsigned Count);
void HostUnmapPages(void *Place, unsigned Count);

/*
 * Buffers that are longer than what is in them: under the address sanitizer, the rest is no memory.
 */

#if defined(__has_feature)
#define HOST_HAS_FEATURE(Name) __has_feature(Name)
#else
#define HOST_HAS_FEATURE(Name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HOST_HAS_FEATURE(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define HOST_FENCE(Place, Bytes) ASAN_POISON_MEMORY_REGION(Place, Bytes)
#define HOST_UNFENCE(Place, Bytes) ASAN_UNPOISON_MEMORY_REGION(Place, Bytes)
#else
#define HOST_FENCE(Place, Bytes) ((void)(Place), (void)(Bytes))
#define HOST_UNFENCE(Place, Bytes) ((void)(Place), (void)(Bytes))
#endif

/*
 * JSON, as far as commands need it: one object, whose values are strings, numbers, truth values and one object deep
 * more. Text from a control connection is not trusted either.
 */

/** Whether Text is one JSON value and nothing else. */
int JsonIsValid(const char *Text);
/** Value of a member of the object at Text; null if it has none. Text must have passed JsonIsValid(). */
const char *JsonMember(const char *Text, const char *Name);
/** Copies a string member, unescaped; returns 0 if it is missing, no string, or does not fit. */
int JsonString(const char *Text, const char *Name, char *Buffer, size_t Bytes);
/** Gets an integer member between Minimum and Maximum; Default if it is missing. Returns 0 if it is neither. */
int JsonInteger(const char *Text, const char *Name, long long Minimum, long long Maximum, long long Default,
                long long *Value);
/** Writes Text as a JSON string, quotes included; cuts it if Buffer is too small. Returns Buffer. */
char *JsonQuote(const char *Text, char *Buffer, size_t Bytes);

#endif /* !HOST_H */
