/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Where a program of MSVC's rules begins: what its start-up library would do.
 */

#include "crt.h"

IMPORT int _configure_narrow_argv(int Mode);
IMPORT int *__p___argc(void);
IMPORT char ***__p___argv(void);
__declspec(noreturn) IMPORT void exit(int Code);
int main(int Count, char **Arguments);
void HvStart(void);

int _fltused = 0x9875;

void HvStart(void)
{
    (void)_configure_narrow_argv(1);
    exit(main(*__p___argc(), *__p___argv()));
}
