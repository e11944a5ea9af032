/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The first and only process of the outer machine of tests/e2e: loads KVM, runs one program, tells how it ended.
 *
 * machine.py puts it into the initramfs as /init, static, beside
 *
 *     /modules/...    kernel modules, inserted in the order of their names
 *     /command        the program's path and arguments, each ended by a zero byte
 *
 * The console (ttyS0) gets the lines that begin with "init: ". The program's output
 * and its errors go to a serial port each, and /dev/qmp is a third, for it to
 * open; all three pass every byte as it is. At the end the machine is off.
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum
{
    MaximumArguments = 256,
    MaximumCommandBytes = 65536,
};

static void Say(const char *Format, ...)
{
    va_list Arguments;

    va_start(Arguments, Format);
    printf("init: ");
    vprintf(Format, Arguments);
    printf("\n");
    fflush(stdout);
    va_end(Arguments);
}

_Noreturn static void PowerOff(void)
{
    tcdrain(STDOUT_FILENO);
    reboot(RB_POWER_OFF);
    for (;;)
    {
        pause();
    }
}

_Noreturn static void Fail(const char *What)
{
    Say("failed: %s: %s", What, strerror(errno));
    PowerOff();
}

static void Mount(const char *Type, const char *Place)
{
    mkdir(Place, 0755);
    if (mount(Type, Place, Type, 0, NULL) != 0)
    {
        Fail(Place);
    }
}

static int IsVisible(const struct dirent *Entry)
{
    return Entry->d_name[0] != '.';
}

static void InsertModules(void)
{
    struct dirent **Entries;
    int Count = scandir("/modules", &Entries, IsVisible, alphasort);
    int Index;

    if (Count < 0)
    {
        Fail("/modules");
    }
    for (Index = 0; Index < Count; ++Index)
    {
        char Path[512];
        int File;

        snprintf(Path, sizeof(Path), "/modules/%s", Entries[Index]->d_name);
        File = open(Path, O_RDONLY | O_CLOEXEC);
        if (File < 0 || syscall(SYS_finit_module, File, "", 0) != 0)
        {
            Fail(Path);
        }
        close(File);
    }
}

/* Lets the program have huge pages in shared memory if it asks for them, where the kernel knows of that. */
static void AllowHugePages(void)
{
    int File = open("/sys/kernel/mm/transparent_hugepage/shmem_enabled", O_WRONLY | O_CLOEXEC);

    if (File >= 0)
    {
        (void)!write(File, "advise", 6);
        close(File);
    }
}

/* Opens a serial port, for good, so that it stays as it is set here. */
static int OpenPort(const char *Name)
{
    struct termios Settings;
    int File = open(Name, O_RDWR | O_NOCTTY | O_CLOEXEC);

    if (File < 0 || tcgetattr(File, &Settings) != 0)
    {
        Fail(Name);
    }
    cfmakeraw(&Settings);
    cfsetspeed(&Settings, B115200);
    Settings.c_cflag |= CLOCAL;
    if (tcsetattr(File, TCSANOW, &Settings) != 0)
    {
        Fail(Name);
    }
    return File;
}

static void ReadCommand(char *Arguments[MaximumArguments + 1])
{
    static char Text[MaximumCommandBytes + 1];
    int File = open("/command", O_RDONLY | O_CLOEXEC);
    ssize_t Bytes = File < 0 ? -1 : read(File, Text, MaximumCommandBytes);
    ssize_t At;
    int Count = 0;

    if (Bytes <= 0)
    {
        Fail("/command");
    }
    close(File);
    for (At = 0; At < Bytes && Count < MaximumArguments; At += (ssize_t)strlen(Text + At) + 1)
    {
        Arguments[Count++] = Text + At;
    }
    Arguments[Count] = NULL;
}

int main(void)
{
    char *Arguments[MaximumArguments + 1];
    int Console;
    int Output;
    int Errors;
    int Qmp;
    int Status = 0;
    pid_t Child;

    Mount("devtmpfs", "/dev");
    Console = open("/dev/console", O_RDWR);
    dup2(Console, STDIN_FILENO);
    dup2(Console, STDOUT_FILENO);
    dup2(Console, STDERR_FILENO);
    Mount("proc", "/proc");
    Mount("sysfs", "/sys");
    Mount("tmpfs", "/tmp");
    InsertModules();
    AllowHugePages();
    /* Behind the four that a PC may have: those of the one PCI card. */
    Output = OpenPort("/dev/ttyS4");
    Errors = OpenPort("/dev/ttyS5");
    Qmp = OpenPort("/dev/ttyS6");
    if (symlink("/dev/ttyS6", "/dev/qmp") != 0)
    {
        Fail("/dev/qmp");
    }
    ReadCommand(Arguments);

    Say("starts %s", Arguments[0]);
    Child = fork();
    if (Child == 0)
    {
        int Null = open("/dev/null", O_RDWR);

        dup2(Null, STDIN_FILENO);
        dup2(Output, STDOUT_FILENO);
        dup2(Errors, STDERR_FILENO);
        execv(Arguments[0], Arguments);
        fprintf(stderr, "init: cannot run %s: %s\n", Arguments[0], strerror(errno));
        _exit(127);
    }
    if (Child < 0 || waitpid(Child, &Status, 0) != Child)
    {
        Fail("fork");
    }
    tcdrain(Output);
    tcdrain(Errors);
    tcdrain(Qmp);
    if (WIFEXITED(Status))
    {
        Say("exit %d", WEXITSTATUS(Status));
    }
    else
    {
        Say("signal %d", WTERMSIG(Status));
    }
    PowerOff();
}
