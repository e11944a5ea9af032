/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The tools of a Linux guest of examples/host that are in files of their own.
 */

#ifndef E2E_LINUX_TOOL_H
#define E2E_LINUX_TOOL_H

#include <stddef.h>
#include <stdint.h>

/** One byte of the pattern that travels through a socket. */
unsigned char PatternByte(size_t Index);
/** Sends a pattern on a socket whose other end sends it back, and compares. Returns 0 if all came back. */
int Exchange(int File, const char *Name, uint64_t Total);

/** tcp ADDRESS PORT BYTES: the same on a TCP connection; reports the bytes, their CRC-32, and the time. */
int Tcp(char **Arguments);
/** send ADDRESS PORT BYTES, receive ADDRESS PORT BYTES: one direction alone; reports the time. */
int Stream(char **Arguments, int IsSend);
/** Milliseconds of a clock that never jumps. */
long long Milliseconds(void);
/** ethtool INTERFACE [FEATURE on|off | channels [COUNT]]: changes settings; reports them. Arguments end with null. */
int Ethtool(char **Arguments);
/** Program that busybox's udhcpc runs: reports the lease. */
int Dhcp(const char *Event);

#endif /* !E2E_LINUX_TOOL_H */
