/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The first process of a Linux guest of examples/host, and the small tools that its test scripts need.
 *
 * linux.py puts it into the guest's initramfs as /init, static, beside
 *
 *     /modules/...    kernel modules, inserted in the order of their names
 *     /test           a script for busybox's shell
 *     /bin/tool       this program again: `tool NAME ARGUMENT...`, see Tools below
 *
 * What the script writes goes to the text port of the host, a line of many
 * characters in one exit: an emulated serial port would cost one for each. When
 * the script ends, its status is reported and the machine is turned off.
 */

#define _GNU_SOURCE
#include "tool.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fb.h>
#include <linux/input.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/io.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <linux/reboot.h>
#include <linux/vm_sockets.h>

enum
{
    TextPort = 0xE9,
};

/* Of a guest that is to write elsewhere: "text=/dev/ttyS0" on the kernel's command line, which is in the environment. */
static int TextFile = -1;

static void WriteText(const char *Text, size_t Bytes)
{
    if (TextFile >= 0)
    {
        (void)!write(TextFile, Text, Bytes);
        (void)tcdrain(TextFile);
        return;
    }
    __asm__ __volatile__("rep outsb" : "+S"(Text), "+c"(Bytes) : "d"(TextPort) : "memory");
}

static void Say(const char *Text)
{
    WriteText(Text, strlen(Text));
}

_Noreturn static void Fail(const char *What)
{
    char Line[256];

    snprintf(Line, sizeof(Line), "init: failed: %s: %s\n", What, strerror(errno));
    Say(Line);
    reboot(RB_POWER_OFF);
    _exit(1);
}

static int IsVisible(const struct dirent *Entry)
{
    return Entry->d_name[0] != '.';
}

static void InsertModules(void)
{
    struct dirent **Entries;
    int Count = scandir("/modules", &Entries, IsVisible, alphasort);

    for (int Index = 0; Index < Count; ++Index)
    {
        char Path[512];
        int File;

        snprintf(Path, sizeof(Path), "/modules/%s", Entries[Index]->d_name);
        File = open(Path, O_RDONLY | O_CLOEXEC);
        /* A guest that writes elsewhere may have other devices (benchmarks/host.py). */
        if (File < 0 || (syscall(SYS_finit_module, File, "", 0) != 0 && (TextFile < 0 || (errno != ENODEV && errno != ENOENT))))
        {
            Fail(Path);
        }
        close(File);
    }
}

static void Mount(const char *Type, const char *Place)
{
    mkdir(Place, 0755);
    if (mount(Type, Place, Type, 0, NULL) != 0)
    {
        Fail(Place);
    }
}

static int Init(void)
{
    static char *const Arguments[] = {"sh", "/test", NULL};
    static char *const Environment[] = {"PATH=/bin:/sbin:/usr/bin:/usr/sbin", "HOME=/", NULL};
    char Buffer[4096];
    int Pipe[2];
    ssize_t Bytes;
    int Status = 0;
    pid_t Child;

    iopl(3);
    Mount("devtmpfs", "/dev");
    Mount("proc", "/proc");
    Mount("sysfs", "/sys");
    Mount("tmpfs", "/tmp");
    if (getenv("text") != NULL)
    {
        TextFile = open(getenv("text"), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    }
    InsertModules();
    if (pipe2(Pipe, O_CLOEXEC) != 0)
    {
        Fail("pipe");
    }
    Child = fork();
    if (Child == 0)
    {
        int Null = open("/dev/null", O_RDWR);

        dup2(Null, STDIN_FILENO);
        dup2(Pipe[1], STDOUT_FILENO);
        dup2(Pipe[1], STDERR_FILENO);
        execve("/bin/busybox", Arguments, Environment);
        _exit(127);
    }
    close(Pipe[1]);
    while ((Bytes = read(Pipe[0], Buffer, sizeof(Buffer))) > 0)
    {
        WriteText(Buffer, (size_t)Bytes);
    }
    waitpid(Child, &Status, 0);
    snprintf(Buffer, sizeof(Buffer), "linux: the test ends with %d\n", WIFEXITED(Status) ? WEXITSTATUS(Status) : -1);
    Say(Buffer);
    sync();
    reboot(RB_POWER_OFF);
    return 1;
}

/*
 * Tools.
 */

/* Program that the kernel runs for an orderly power-off, as /sbin/poweroff, or /sbin/reboot. */
static int PowerOff(int IsReboot)
{
    iopl(3);
    Say(IsReboot ? "linux: reboots\n" : "linux: powers off\n");
    sync();
    reboot(IsReboot ? RB_AUTOBOOT : RB_POWER_OFF);
    return 1;
}

/* events NAME COUNT SECONDS: the events of the input device of that name, until COUNT came; without SYN and MSC. */
static int Events(char **Arguments)
{
    struct input_event Event;
    int Count = atoi(Arguments[1]);
    int File = -1;
    char Path[64];

    for (int Index = 0; Index < 16; ++Index)
    {
        char Name[128] = "";
        int Try;

        snprintf(Path, sizeof(Path), "/dev/input/event%d", Index);
        Try = open(Path, O_RDONLY | O_CLOEXEC);
        if (Try >= 0 && ioctl(Try, EVIOCGNAME(sizeof(Name) - 1), Name) > 0 && strcmp(Name, Arguments[0]) == 0)
        {
            File = Try;
        }
    }
    if (File < 0)
    {
        printf("events: there is no device %s\n", Arguments[0]);
        return 1;
    }
    printf("ready: %s\n", Arguments[0]);
    fflush(stdout);
    alarm((unsigned)atoi(Arguments[2]));
    while (Count > 0 && read(File, &Event, sizeof(Event)) == sizeof(Event))
    {
        if (Event.type != EV_SYN && Event.type != EV_MSC)
        {
            printf("event: type %u code %u value %d\n", Event.type, Event.code, Event.value);
            --Count;
        }
    }
    return Count != 0;
}

/* wait SECONDS PATH, gone SECONDS PATH: until there is such a file, or is none any more. */
static int Wait(char **Arguments, int IsWanted)
{
    const struct timespec Pause = {.tv_nsec = 20000000};

    for (int Count = 50 * atoi(Arguments[0]); Count > 0; --Count)
    {
        if ((access(Arguments[1], F_OK) == 0) == IsWanted)
        {
            return 0;
        }
        nanosleep(&Pause, NULL);
    }
    printf("wait: there is %s %s\n", IsWanted ? "no" : "still", Arguments[1]);
    return 1;
}

unsigned char PatternByte(size_t Index)
{
    return (unsigned char)(Index * 7 + Index / 251);
}

/* connect PORT BYTES: sends a pattern to a port of the host, which sends it back, and compares. */
static int Connect(char **Arguments)
{
    struct sockaddr_vm Address = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_HOST};
    int File = socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC, 0);

    Address.svm_port = (unsigned)atoi(Arguments[0]);
    alarm(60);
    if (File < 0 || connect(File, (struct sockaddr *)&Address, sizeof(Address)) != 0)
    {
        printf("connect: %s\n", strerror(errno));
        return 1;
    }
    return Exchange(File, "connect", (uint64_t)atoll(Arguments[1]));
}

/* listen PORT: accepts one connection, sends back what comes, until its end. */
static int Listen(char **Arguments)
{
    struct sockaddr_vm Address = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_ANY};
    int File = socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC, 0);
    size_t Total = 0;
    char Buffer[4096];
    ssize_t Bytes;
    int Accepted;

    Address.svm_port = (unsigned)atoi(Arguments[0]);
    alarm(60);
    if (File < 0 || bind(File, (struct sockaddr *)&Address, sizeof(Address)) != 0 || listen(File, 1) != 0)
    {
        printf("listen: %s\n", strerror(errno));
        return 1;
    }
    printf("ready: listen\n");
    fflush(stdout);
    Accepted = accept(File, NULL, NULL);
    while ((Bytes = recv(Accepted, Buffer, sizeof(Buffer), 0)) > 0)
    {
        Total += (size_t)Bytes;
        send(Accepted, Buffer, (size_t)Bytes, 0);
    }
    printf("listen: %zu bytes came: %.*s\n", Total, (int)(Total < sizeof(Buffer) ? Total : 0), Buffer);
    close(Accepted);
    return 0;
}

/* udp ADDRESS PORT COUNT BYTES: sends datagrams that come back, one after the other, and compares. */
static int Udp(char **Arguments)
{
    struct sockaddr_in Address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(Arguments[1]))};
    const struct timeval Patience = {.tv_sec = 2};
    const size_t Bytes = (size_t)atol(Arguments[3]);
    unsigned char Sent[9000];
    unsigned char Received[9000];
    int File = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const long long Begin = Milliseconds();
    int Count = 0;

    if (File < 0 || Bytes > sizeof(Sent) || inet_pton(AF_INET, Arguments[0], &Address.sin_addr) != 1 ||
        connect(File, (struct sockaddr *)&Address, sizeof(Address)) != 0)
    {
        printf("udp: %s\n", strerror(errno));
        return 1;
    }
    setsockopt(File, SOL_SOCKET, SO_RCVTIMEO, &Patience, sizeof(Patience));
    for (int Number = 0; Number < atoi(Arguments[2]); ++Number)
    {
        for (size_t Index = 0; Index < Bytes; ++Index)
        {
            Sent[Index] = PatternByte(Index + (size_t)Number * 13);
        }
        send(File, Sent, Bytes, 0);
        if (recv(File, Received, sizeof(Received), 0) == (ssize_t)Bytes && memcmp(Sent, Received, Bytes) == 0)
        {
            ++Count;
        }
    }
    printf("udp: %d datagrams of %zu bytes came back\nudp: %lld ms\n", Count, Bytes, Milliseconds() - Begin);
    return 0;
}

/* kexec KERNEL INITRD WORDS: loads another kernel, and starts it in place of this one. */
static int Kexec(char **Arguments)
{
    const int Kernel = open(Arguments[0], O_RDONLY | O_CLOEXEC);
    const int Initrd = open(Arguments[1], O_RDONLY | O_CLOEXEC);

    if (syscall(SYS_kexec_file_load, Kernel, Initrd, strlen(Arguments[2]) + 1, Arguments[2], 0UL) != 0)
    {
        printf("kexec: %s\n", strerror(errno));
        return 1;
    }
    sync();
    syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, LINUX_REBOOT_CMD_KEXEC, NULL);
    printf("kexec: %s\n", strerror(errno));
    return 1;
}

/* draw: a picture that fills the screen, each pixel of which says where it is. */
static int Draw(void)
{
    struct fb_var_screeninfo Mode;
    struct fb_fix_screeninfo Place;
    int File = open("/dev/fb0", O_RDWR | O_CLOEXEC);
    unsigned char *Picture;
    size_t Bytes;

    if (File < 0 || ioctl(File, FBIOGET_VSCREENINFO, &Mode) != 0 || ioctl(File, FBIOGET_FSCREENINFO, &Place) != 0)
    {
        printf("draw: %s\n", strerror(errno));
        return 1;
    }
    Bytes = (size_t)Place.line_length * Mode.yres;
    /* By mmap(): hyperv_fb displays nothing of what write() puts there. */
    Picture = mmap(NULL, Bytes, PROT_READ | PROT_WRITE, MAP_SHARED, File, 0);
    if (Picture == MAP_FAILED || Mode.bits_per_pixel != 32 || Mode.xres > Place.line_length / 4)
    {
        printf("draw: a pixel has %u bits, a line %u bytes\n", Mode.bits_per_pixel, Place.line_length);
        return 1;
    }
    for (uint32_t Y = 0; Y < Mode.yres; ++Y)
    {
        for (uint32_t X = 0; X < Mode.xres; ++X)
        {
            const uint32_t Red = X * 7 + Y;
            const uint32_t Green = X ^ Y * 3;
            const uint32_t Blue = X / 8 + Y * Y;
            const uint32_t Pixel = (Red & 0xFF) << Mode.red.offset | (Green & 0xFF) << Mode.green.offset |
                                   (Blue & 0xFF) << Mode.blue.offset;

            memcpy(Picture + (size_t)Y * Place.line_length + X * 4, &Pixel, sizeof(Pixel));
        }
    }
    printf("draw: %ux%u pixels\n", Mode.xres, Mode.yres);
    return 0;
}

/* The requests of one process of rate: each at the next place of its part of the disk, again from its start. */
static int Requests(const char *Path, int IsWrite, size_t Bytes, unsigned Part, unsigned Parts, unsigned Count)
{
    int File = open(Path, (IsWrite ? O_WRONLY : O_RDONLY) | O_DIRECT | O_CLOEXEC);
    void *Buffer = mmap(NULL, Bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    off_t Size;
    off_t Slots;

    if (File < 0)
    {
        File = open(Path, (IsWrite ? O_WRONLY : O_RDONLY) | O_CLOEXEC); /* A file system without direct requests. */
    }
    Size = lseek(File, 0, SEEK_END);
    Slots = Size / (off_t)(Bytes * Parts);
    if (File < 0 || Buffer == MAP_FAILED || Slots <= 0)
    {
        return 1;
    }
    for (unsigned Number = 0; Number < Count; ++Number)
    {
        off_t Place = ((off_t)Part * Slots + Number % Slots) * (off_t)Bytes;

        if ((IsWrite ? pwrite(File, Buffer, Bytes, Place) : pread(File, Buffer, Bytes, Place)) != (ssize_t)Bytes)
        {
            return 1;
        }
    }
    return 0;
}

/* rate DISK read|write BYTES DEPTH COUNT: how long so many requests take, Depth of them at a time. */
static int Rate(char **Arguments)
{
    const int IsWrite = strcmp(Arguments[1], "write") == 0;
    const size_t Bytes = (size_t)atol(Arguments[2]);
    const unsigned Depth = (unsigned)atoi(Arguments[3]);
    const unsigned Each = (unsigned)atoi(Arguments[4]) / Depth;
    struct timespec Begin;
    struct timespec End;
    int Failed = 0;
    int Status;

    clock_gettime(CLOCK_MONOTONIC, &Begin);
    for (unsigned Part = 0; Part < Depth; ++Part)
    {
        if (fork() == 0)
        {
            _exit(Requests(Arguments[0], IsWrite, Bytes, Part, Depth, Each));
        }
    }
    while (wait(&Status) > 0)
    {
        Failed |= Status != 0;
    }
    clock_gettime(CLOCK_MONOTONIC, &End);
    printf("rate: %s-%s-x%s %u %lld\n", Arguments[1], Arguments[2], Arguments[3], Failed ? 0 : Each * Depth,
           (End.tv_sec - Begin.tv_sec) * 1000000000LL + End.tv_nsec - Begin.tv_nsec);
    return Failed;
}

/* record KEY VALUE: one record of a pool of hv_kvp_daemon. */
static int Record(char **Arguments)
{
    struct
    {
        char Key[512];
        char Value[2048];
    } Record = {{0}, {0}};

    strncpy(Record.Key, Arguments[0], sizeof(Record.Key) - 1);
    strncpy(Record.Value, Arguments[1], sizeof(Record.Value) - 1);
    return fwrite(&Record, sizeof(Record), 1, stdout) != 1;
}

int main(int Count, char **Arguments)
{
    const char *Name = strrchr(Arguments[0], '/') != NULL ? strrchr(Arguments[0], '/') + 1 : Arguments[0];

    if (strcmp(Name, "init") == 0)
    {
        return Init();
    }
    if (strcmp(Name, "poweroff") == 0 || strcmp(Name, "reboot") == 0)
    {
        return PowerOff(strcmp(Name, "reboot") == 0);
    }
    if (Count >= 5 && strcmp(Arguments[1], "events") == 0)
    {
        return Events(Arguments + 2);
    }
    if (Count >= 4 && strcmp(Arguments[1], "wait") == 0)
    {
        return Wait(Arguments + 2, 1);
    }
    if (Count >= 4 && strcmp(Arguments[1], "gone") == 0)
    {
        return Wait(Arguments + 2, 0);
    }
    if (Count >= 4 && strcmp(Arguments[1], "connect") == 0)
    {
        return Connect(Arguments + 2);
    }
    if (Count >= 3 && strcmp(Arguments[1], "listen") == 0)
    {
        return Listen(Arguments + 2);
    }
    if (Count >= 6 && strcmp(Arguments[1], "udp") == 0)
    {
        return Udp(Arguments + 2);
    }
    if (Count >= 5 && strcmp(Arguments[1], "tcp") == 0)
    {
        return Tcp(Arguments + 2);
    }
    if (Count >= 5 && (strcmp(Arguments[1], "send") == 0 || strcmp(Arguments[1], "receive") == 0))
    {
        return Stream(Arguments + 2, strcmp(Arguments[1], "send") == 0);
    }
    if (Count >= 3 && strcmp(Arguments[1], "ethtool") == 0)
    {
        return Ethtool(Arguments + 2);
    }
    if (Count >= 2 && (strcmp(Arguments[1], "bound") == 0 || strcmp(Arguments[1], "deconfig") == 0))
    {
        return Dhcp(Arguments[1]);
    }
    if (Count >= 5 && strcmp(Arguments[1], "kexec") == 0)
    {
        return Kexec(Arguments + 2);
    }
    if (Count >= 2 && strcmp(Arguments[1], "draw") == 0)
    {
        return Draw();
    }
    if (Count >= 7 && strcmp(Arguments[1], "rate") == 0)
    {
        return Rate(Arguments + 2);
    }
    if (Count >= 4 && strcmp(Arguments[1], "record") == 0)
    {
        return Record(Arguments + 2);
    }
    fprintf(stderr, "tool: unknown\n");
    return 2;
}
