/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the fuzz targets share: reading an input, memory with borders, a host behind each copy, seeds.
 *
 * A target is one .c file that defines LLVMFuzzerTestOneInput(), which asserts
 * properties with CHECK(), and WriteSeeds(), which calls Seed() with meaningful
 * inputs. fuzz.py builds it with libFuzzer and the sanitizers; run with
 * --seeds=FOLDER it writes its seeds there and ends.
 */

#ifndef MILE_HYPERV_TESTS_FUZZ
#define MILE_HYPERV_TESTS_FUZZ

#define _GNU_SOURCE

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/*
 * The guest layer copies through this. A target that plays the host during a copy defines FUZZ_COPY(To, From, Bytes)
 * before this header.
 */
#if defined(FUZZ_COPY)
#define MILE_HYPERV_GUEST_COPY(To, From, Bytes)                                                                        \
    FUZZ_COPY((void *)(uintptr_t)(To), (const void *)(uintptr_t)(From), (Bytes))
static void FUZZ_COPY(void *To, const void *From, uint32_t Bytes);
#endif

#include <Mile.HyperV/Guest/Platform.h>

/* With FUZZ_WORDS, the words that are loaded and stored one by one go through it too. */
#if defined(FUZZ_WORDS)
static inline HV_UINT64 FuzzLoadWord(const volatile void *Place)
{
    HV_UINT64 Value;

    FUZZ_COPY(&Value, (const void *)(uintptr_t)Place, (uint32_t)sizeof(Value));
    return Value;
}

static inline void FuzzStoreWord(volatile void *Place, HV_UINT64 Value)
{
    FUZZ_COPY((void *)(uintptr_t)Place, &Value, (uint32_t)sizeof(Value));
}
#define MileHvLoadWord FuzzLoadWord
#define MileHvStoreWord FuzzStoreWord
#endif

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count);
int LLVMFuzzerInitialize(int *Count, char ***Words);

#define CHECK(Condition)                                                                                               \
    do                                                                                                                 \
    {                                                                                                                  \
        if (!(Condition))                                                                                              \
        {                                                                                                              \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #Condition);                             \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/*
 * Inputs. What is beyond the end of an input is zeros.
 */

typedef struct INPUT
{
    const uint8_t *At;
    size_t Left;
} INPUT;

static inline void TakeBytes(INPUT *Input, void *To, size_t Bytes)
{
    const size_t There = (Bytes < Input->Left) ? Bytes : Input->Left;

    memset(To, 0, Bytes);
    if (There != 0)
    {
        memcpy(To, Input->At, There);
    }
    Input->At += There;
    Input->Left -= There;
}

static inline uint64_t Take(INPUT *Input, size_t Bytes)
{
    uint64_t Value = 0;

    TakeBytes(Input, &Value, Bytes);
    return Value;
}

/** The rest of the input in memory of its exact length, at an address that is @p Shift above a multiple of 16. */
typedef struct REST
{
    uint8_t *Block;
    uint8_t *At;
    uint32_t Bytes;
} REST;

static inline REST TakeRest(INPUT *Input, size_t Shift)
{
    REST Rest;

    Rest.Bytes = (uint32_t)Input->Left;
    Rest.Block = malloc(Input->Left + Shift ? Input->Left + Shift : 1);
    CHECK(Rest.Block);
    Rest.At = Rest.Block + Shift;
    TakeBytes(Input, Rest.At, Rest.Bytes);
    return Rest;
}

/** Memory of whole pages between two that nobody can touch. */
static inline uint8_t *TakePages(size_t Bytes)
{
    uint8_t *Place = mmap(NULL, Bytes + 2 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(Place != MAP_FAILED && mprotect(Place + 4096, Bytes, PROT_READ | PROT_WRITE) == 0);
    return Place + 4096;
}

/*
 * Seeds.
 */

static void WriteSeeds(void);

static const char *SeedFolder;
static uint8_t SeedBytes[8192];
static size_t SeedCount;

/** Adds bytes to the seed that is being made. */
static inline void SeedPut(const void *Bytes, size_t Count)
{
    CHECK(Count <= sizeof(SeedBytes) - SeedCount);
    if (Count != 0)
    {
        memcpy(SeedBytes + SeedCount, Bytes, Count);
    }
    SeedCount += Count;
}

/** Adds the low @p Count bytes of a number. */
static inline void SeedNumber(uint64_t Value, size_t Count)
{
    SeedPut(&Value, Count);
}

/** Writes what was put as the seed of this name, and begins the next. */
static inline void Seed(const char *Name)
{
    char Path[1024];
    FILE *File;

    snprintf(Path, sizeof(Path), "%s/%s", SeedFolder, Name);
    File = fopen(Path, "wb");
    CHECK(File && fwrite(SeedBytes, 1, SeedCount, File) == SeedCount && fclose(File) == 0);
    SeedCount = 0;
}

int LLVMFuzzerInitialize(int *Count, char ***Words)
{
    int Index;

    for (Index = 1; Index < *Count; ++Index)
    {
        if (strncmp((*Words)[Index], "--seeds=", 8) == 0)
        {
            SeedFolder = (*Words)[Index] + 8;
            WriteSeeds();
            exit(0);
        }
    }
    return 0;
}

#endif /* !MILE_HYPERV_TESTS_FUZZ */
