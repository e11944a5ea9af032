/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Runs a program on an island: a network of its own, with no way out, and servers on its loopback interface.
 *
 *     island [--tap NAME ADDRESS MTU VLAN VLANADDRESS] COMMAND...
 *
 * The command sees no other network than a loopback interface, and /etc/resolv.conf
 * names 127.0.0.1. Servers there, on IPv4 and IPv6:
 *
 *     TCP 7    sends back what comes; reports bytes and CRC-32 at the end of each connection
 *     TCP 9    takes what comes, until its end
 *     TCP 19   sends zeros, until the connection ends
 *     UDP 7    sends back each datagram
 *     UDP 53   a name server that knows one name, mile.test
 *
 * --tap adds a tap device, to which the command can attach, and on it a VLAN if the
 * kernel has VLANs. Reports are lines on the standard error that begin with
 * "island: ". The exit status is the command's, or 77 if the machine does not allow
 * such a network.
 */

#define _GNU_SOURCE
#include "crc32.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <linux/if_vlan.h>
#include <linux/magic.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

enum
{
    NotAllowed = 77,
    PortEcho = 7,
    PortDiscard = 9,
    PortSource = 19,
    PortDns = 53,
};

_Noreturn static void Give(const char *What)
{
    fprintf(stderr, "island: not run: %s: %s\n", What, strerror(errno));
    exit(NotAllowed);
}

static void WriteFile(const char *Path, const char *Text)
{
    int File = open(Path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

    if (File < 0 || write(File, Text, strlen(Text)) != (ssize_t)strlen(Text))
    {
        Give(Path);
    }
    close(File);
}

/*
 * The network.
 */

static void SetUp(const char *Name)
{
    struct ifreq Request = {0};
    int Socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    strncpy(Request.ifr_name, Name, IFNAMSIZ - 1);
    if (ioctl(Socket, SIOCGIFFLAGS, &Request) != 0)
    {
        Give(Name);
    }
    Request.ifr_flags |= IFF_UP;
    if (ioctl(Socket, SIOCSIFFLAGS, &Request) != 0)
    {
        Give(Name);
    }
    close(Socket);
}

static void SetAddress(const char *Name, const char *Address)
{
    struct ifreq Request = {0};
    struct sockaddr_in *Place = (struct sockaddr_in *)&Request.ifr_addr;
    int Socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    strncpy(Request.ifr_name, Name, IFNAMSIZ - 1);
    Place->sin_family = AF_INET;
    inet_pton(AF_INET, Address, &Place->sin_addr);
    if (ioctl(Socket, SIOCSIFADDR, &Request) != 0)
    {
        Give(Address);
    }
    Place->sin_addr.s_addr = htonl(0xFFFFFF00);
    if (ioctl(Socket, SIOCSIFNETMASK, &Request) != 0)
    {
        Give(Address);
    }
    close(Socket);
}

static void AddTap(char **Arguments)
{
    struct ifreq Request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    struct vlan_ioctl_args Vlan = {.cmd = ADD_VLAN_CMD};
    char Name[IFNAMSIZ + 8];
    int Socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int File = open("/dev/net/tun", O_RDWR | O_CLOEXEC);

    /* Unsolicited packets of IPv6 would be counted. */
    WriteFile("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1");
    strncpy(Request.ifr_name, Arguments[0], IFNAMSIZ - 1);
    if (File < 0 || ioctl(File, TUNSETIFF, &Request) != 0 || ioctl(File, TUNSETPERSIST, 1) != 0)
    {
        Give("/dev/net/tun");
    }
    close(File);
    Request.ifr_mtu = atoi(Arguments[2]);
    if (ioctl(Socket, SIOCSIFMTU, &Request) != 0)
    {
        Give("the tap device's MTU");
    }
    SetUp(Arguments[0]);
    SetAddress(Arguments[0], Arguments[1]);
    strncpy(Vlan.device1, Arguments[0], sizeof(Vlan.device1) - 1);
    Vlan.u.VID = atoi(Arguments[3]);
    snprintf(Name, sizeof(Name), "%s.%s", Arguments[0], Arguments[3]);
    if (ioctl(Socket, SIOCSIFVLAN, &Vlan) != 0)
    {
        fprintf(stderr, "island: no VLAN here: %s\n", strerror(errno));
    }
    else
    {
        SetUp(Name);
        SetAddress(Name, Arguments[4]);
    }
    close(Socket);
}

/* Leaves the machine's network for one of its own, and its name servers for the one here. */
static void Leave(void)
{
    const uid_t User = geteuid();
    const gid_t Group = getegid();
    char Text[64];
    char Path[] = "/tmp/island-XXXXXX";
    struct statfs Root;
    int File;

    if (unshare((User != 0 ? CLONE_NEWUSER : 0) | CLONE_NEWNET | CLONE_NEWNS) != 0)
    {
        Give("a network of its own");
    }
    if (User != 0)
    {
        WriteFile("/proc/self/setgroups", "deny");
        snprintf(Text, sizeof(Text), "0 %u 1", User);
        WriteFile("/proc/self/uid_map", Text);
        snprintf(Text, sizeof(Text), "0 %u 1", Group);
        WriteFile("/proc/self/gid_map", Text);
    }
    SetUp("lo");
    if (access("/etc/resolv.conf", F_OK) != 0)
    {
        /* Only in an initramfs, which ends with the machine: the file would stay on this one. */
        if (statfs("/", &Root) != 0 || (Root.f_type != RAMFS_MAGIC && Root.f_type != TMPFS_MAGIC))
        {
            Give("/etc/resolv.conf");
        }
        mkdir("/etc", 0755);
        WriteFile("/etc/resolv.conf", "nameserver 127.0.0.1\n");
        return;
    }
    File = mkstemp(Path);
    if (File < 0)
    {
        Give(Path);
    }
    close(File);
    WriteFile(Path, "nameserver 127.0.0.1\n");
    if (mount("", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 || mount(Path, "/etc/resolv.conf", NULL, MS_BIND, NULL) != 0)
    {
        unlink(Path);
        Give("/etc/resolv.conf");
    }
    unlink(Path);
}

/*
 * Servers. Each is a process.
 */

static void StartServer(void (*Run)(int Socket), int Socket)
{
    const pid_t Parent = getpid();

    if (fork() == 0)
    {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == Parent)
        {
            Run(Socket);
        }
        _exit(0);
    }
    close(Socket);
}

/* A socket on all addresses, of IPv4 as well. */
static int Bind(int Type, unsigned Port)
{
    struct sockaddr_in6 Address = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)Port), .sin6_addr = in6addr_any};
    int Socket = socket(AF_INET6, Type | SOCK_CLOEXEC, 0);
    const int No = 0;

    setsockopt(Socket, IPPROTO_IPV6, IPV6_V6ONLY, &No, sizeof(No));
    if (bind(Socket, (struct sockaddr *)&Address, sizeof(Address)) != 0 || (Type == SOCK_STREAM && listen(Socket, 8) != 0))
    {
        Give("a server");
    }
    return Socket;
}

static void EchoStream(int Socket)
{
    static unsigned char Buffer[256 << 10];
    uint64_t Total = 0;
    uint32_t Crc = 0;
    ssize_t Bytes;

    while ((Bytes = recv(Socket, Buffer, sizeof(Buffer), 0)) > 0)
    {
        Crc = Crc32(Crc, Buffer, (size_t)Bytes);
        Total += (uint64_t)Bytes;
        for (ssize_t Sent = 0; Sent < Bytes;)
        {
            const ssize_t Piece = send(Socket, Buffer + Sent, (size_t)(Bytes - Sent), MSG_NOSIGNAL);

            if (Piece <= 0)
            {
                fprintf(stderr, "island: echo: %s\n", strerror(errno));
                return;
            }
            Sent += Piece;
        }
    }
    fprintf(stderr, "island: echo: %llu bytes, crc32 %08x\n", (unsigned long long)Total, Crc);
}

static void TakeStream(int Socket)
{
    static unsigned char Buffer[256 << 10];

    while (recv(Socket, Buffer, sizeof(Buffer), 0) > 0)
    {
    }
}

static void SendStream(int Socket)
{
    static const unsigned char Buffer[256 << 10];

    while (send(Socket, Buffer, sizeof(Buffer), MSG_NOSIGNAL) > 0)
    {
    }
}

/* Starts a server of its own for each connection. */
static void Serve(int Socket, void (*Run)(int Socket))
{
    signal(SIGCHLD, SIG_IGN);
    for (;;)
    {
        int Connection = accept(Socket, NULL, NULL);

        if (Connection >= 0)
        {
            StartServer(Run, Connection);
        }
    }
}

static void ServeEcho(int Socket)
{
    Serve(Socket, EchoStream);
}

static void ServeDiscard(int Socket)
{
    Serve(Socket, TakeStream);
}

static void ServeSource(int Socket)
{
    Serve(Socket, SendStream);
}

static void ServeDatagrams(int Socket)
{
    static unsigned char Buffer[65536];

    for (;;)
    {
        struct sockaddr_storage From;
        socklen_t FromBytes = sizeof(From);
        const ssize_t Bytes = recvfrom(Socket, Buffer, sizeof(Buffer), 0, (struct sockaddr *)&From, &FromBytes);

        if (Bytes >= 0)
        {
            sendto(Socket, Buffer, (size_t)Bytes, 0, (struct sockaddr *)&From, FromBytes);
        }
    }
}

/* A name server (RFC 1035): mile.test has the address 192.0.2.7, and there is no other name. */
static void ServeNames(int Socket)
{
    static const unsigned char Name[] = "\4mile\4test";                     /* With the zero that ends it. */
    static const unsigned char Answer[] = "\xC0\x0C\0\1\0\1\0\0\0\74\0\4\xC0\0\2\7"; /* The name is at 12; type A; 60 s. */
    unsigned char Buffer[512 + sizeof(Answer)];

    for (;;)
    {
        struct sockaddr_storage From;
        socklen_t FromBytes = sizeof(From);
        ssize_t Bytes = recvfrom(Socket, Buffer, 512, 0, (struct sockaddr *)&From, &FromBytes);
        const size_t Question = 12 + sizeof(Name) + 4;
        int IsKnown;
        int IsAddress;

        if (Bytes < 12)
        {
            continue;
        }
        IsKnown = (size_t)Bytes >= Question && memcmp(Buffer + 12, Name, sizeof(Name)) == 0;
        IsAddress = IsKnown && Buffer[Question - 3] == 1;
        Buffer[2] |= 0x80;
        Buffer[3] = IsKnown ? 0x80 : 0x83; /* No error, or no such name. */
        memset(Buffer + 6, 0, 6);
        if (IsKnown)
        {
            Bytes = (ssize_t)Question;
        }
        if (IsAddress)
        {
            Buffer[7] = 1;
            memcpy(Buffer + Bytes, Answer, sizeof(Answer) - 1);
            Bytes += (ssize_t)sizeof(Answer) - 1;
        }
        fprintf(stderr, "island: name server: a query, %s\n", IsAddress ? "answered" : "without an address");
        sendto(Socket, Buffer, (size_t)Bytes, 0, (struct sockaddr *)&From, FromBytes);
    }
}

int main(int Count, char **Words)
{
    int At = 1;
    int Status = 0;
    pid_t Child;

    Leave();
    if (Count > 6 && strcmp(Words[1], "--tap") == 0)
    {
        AddTap(Words + 2);
        At = 7;
    }
    if (At >= Count)
    {
        fprintf(stderr, "island: a command is missing\n");
        return 2;
    }
    StartServer(ServeEcho, Bind(SOCK_STREAM, PortEcho));
    StartServer(ServeDiscard, Bind(SOCK_STREAM, PortDiscard));
    StartServer(ServeSource, Bind(SOCK_STREAM, PortSource));
    StartServer(ServeDatagrams, Bind(SOCK_DGRAM, PortEcho));
    StartServer(ServeNames, Bind(SOCK_DGRAM, PortDns));
    Child = fork();
    if (Child == 0)
    {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        execvp(Words[At], Words + At);
        perror(Words[At]);
        _exit(127);
    }
    while (waitpid(Child, &Status, 0) < 0 && errno == EINTR)
    {
    }
    /* The servers end with this process. */
    if (WIFSIGNALED(Status))
    {
        fprintf(stderr, "island: the command ended by signal %d\n", WTERMSIG(Status));
        return 128 + WTERMSIG(Status);
    }
    return WEXITSTATUS(Status);
}
