/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What hvinfo needs of the C library, as Microsoft's compiler would find it in the Universal C Runtime.
 *
 * No Windows SDK is needed to compile and run hvinfo by the rules of MSVC: clang
 * has the compiler's part, ucrtbase.dll the functions, and this file the
 * declarations. builds.py writes <stdio.h> and the other names, which include it.
 */

#ifndef HVINFO_TEST_CRT
#define HVINFO_TEST_CRT

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _iobuf FILE;
typedef struct _locale *LOCALE;

#define IMPORT __declspec(dllimport)
IMPORT FILE *__acrt_iob_func(unsigned Index);
IMPORT int __stdio_common_vsprintf(unsigned long long Options, char *Buffer, size_t Size, const char *Format,
                                   LOCALE Locale, va_list Arguments);
IMPORT int __stdio_common_vfprintf(unsigned long long Options, FILE *File, const char *Format, LOCALE Locale,
                                   va_list Arguments);
IMPORT int __stdio_common_vsscanf(unsigned long long Options, const char *Buffer, size_t Size, const char *Format,
                                  LOCALE Locale, va_list Arguments);
IMPORT FILE *fopen(const char *Name, const char *Mode);
IMPORT int fclose(FILE *File);
IMPORT int ferror(FILE *File);
IMPORT int fflush(FILE *File);
IMPORT int fputc(int Character, FILE *File);
IMPORT int fputs(const char *Text, FILE *File);
IMPORT int puts(const char *Text);
IMPORT size_t fread(void *Data, size_t Size, size_t Count, FILE *File);
IMPORT size_t fwrite(const void *Data, size_t Size, size_t Count, FILE *File);
IMPORT int _fileno(FILE *File);
IMPORT int _isatty(int File);
IMPORT int _setmode(int File, int Mode);
IMPORT void *malloc(size_t Size);
IMPORT void *realloc(void *Data, size_t Size);
IMPORT void free(void *Data);
IMPORT int atoi(const char *Text);
IMPORT double strtod(const char *Text, char **End);
IMPORT unsigned long strtoul(const char *Text, char **End, int Base);
IMPORT void qsort(void *Data, size_t Count, size_t Size, int (*Compare)(const void *, const void *));
IMPORT int *_errno(void);
IMPORT char *strerror(int Error);
void *memchr(const void *Data, int Value, size_t Size);
int memcmp(const void *One, const void *Other, size_t Size);
void *memcpy(void *To, const void *From, size_t Size);
void *memmove(void *To, const void *From, size_t Size);
void *memset(void *To, int Value, size_t Size);
char *strchr(const char *Text, int Character);
int strcmp(const char *One, const char *Other);
size_t strcspn(const char *Text, const char *Set);
size_t strlen(const char *Text);
int strncmp(const char *One, const char *Other, size_t Size);
char *strrchr(const char *Text, int Character);
size_t strspn(const char *Text, const char *Set);
char *strstr(const char *Text, const char *Part);

#define stdin __acrt_iob_func(0)
#define stdout __acrt_iob_func(1)
#define stderr __acrt_iob_func(2)
#define errno (*_errno())
#define _O_BINARY 0x8000
#define HVINFO_TEST_C99 2 /* The option by which the runtime counts as C99 demands. */

static __inline int vsnprintf(char *Buffer, size_t Size, const char *Format, va_list Arguments)
{
    return __stdio_common_vsprintf(HVINFO_TEST_C99, Buffer, Size, Format, NULL, Arguments);
}

static __inline int snprintf(char *Buffer, size_t Size, const char *Format, ...)
{
    va_list Arguments;
    int Result;

    va_start(Arguments, Format);
    Result = vsnprintf(Buffer, Size, Format, Arguments);
    va_end(Arguments);
    return Result;
}

static __inline int fprintf(FILE *File, const char *Format, ...)
{
    va_list Arguments;
    int Result;

    va_start(Arguments, Format);
    Result = __stdio_common_vfprintf(HVINFO_TEST_C99, File, Format, NULL, Arguments);
    va_end(Arguments);
    return Result;
}

static __inline int printf(const char *Format, ...)
{
    va_list Arguments;
    int Result;

    va_start(Arguments, Format);
    Result = __stdio_common_vfprintf(HVINFO_TEST_C99, stdout, Format, NULL, Arguments);
    va_end(Arguments);
    return Result;
}

static __inline int sscanf(const char *Text, const char *Format, ...)
{
    va_list Arguments;
    int Result;

    va_start(Arguments, Format);
    Result = __stdio_common_vsscanf(HVINFO_TEST_C99, Text, (size_t)-1, Format, NULL, Arguments);
    va_end(Arguments);
    return Result;
}

#endif /* !HVINFO_TEST_CRT */
