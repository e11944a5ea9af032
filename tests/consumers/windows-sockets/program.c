/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A program with sockets that includes the VMBus pipe API first; C and C++, with and without LEAN.
 */

#include <Mile.HyperV.Windows.VMBusPipe.h>

#if defined(LEAN) != defined(WIN32_LEAN_AND_MEAN)
#error "the header changed WIN32_LEAN_AND_MEAN"
#endif

#include <winsock2.h>

#include <ws2tcpip.h>

int main(void)
{
    SOCKADDR_IN6 Address;
    SOCKET Socket = socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP);
    HANDLE Pipe = VmbusPipeClientOpenChannel(NULL, 0);

    return Pipe == INVALID_HANDLE_VALUE || Socket == INVALID_SOCKET || sizeof(Address) == sizeof(VMBUS_PIPE_SERVER_OFFER);
}
