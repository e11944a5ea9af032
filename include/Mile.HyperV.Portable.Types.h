/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Differences between compilers and platforms: integers, alignment, packing, assertions.
 *
 * Every other header of the library uses the definitions of this one, and does not test for a
 * compiler. No configuration is needed. A source can define these macros before its first include:
 *
 *     MILE_HYPERV_INTEGER_HEADER   a header that declares int8_t to uint64_t,
 *                                  quoted or bracketed, if the tree has its own
 *     MILE_HYPERV_TARGET_X64       architecture whose forms the names without an
 *     MILE_HYPERV_TARGET_X86       architecture (HV_REGISTER_NAME, HV_MESSAGE_TYPE, ...)
 *     MILE_HYPERV_TARGET_ARM64     have; by default that of the compiler's target
 *     MILE_HYPERV_NO_COMPAT        omits the names that other SDKs own and
 *                                  the original's odd spellings (Compat/)
 *     MILE_HYPERV_NO_BITFIELDS     omits the bit-fields: each word has only its AsUINT8
 *                                  to AsUINT64 member, for languages and trees
 *                                  without bit-fields; Mile.HyperV/Masks/ has the bits
 *
 * None of them changes a layout.
 *
 * The definitions rely on these rules:
 *
 * - A 64-bit integer is 8-byte aligned on every target, also on i386.
 * - Between HV_HEADER_BEGIN and HV_HEADER_END, members are at their natural alignment, whatever
 *   packing the including file or the command line sets.
 * - All wire data is little-endian, and the target must be little-endian too.
 */

#ifndef MILE_HYPERV_PORTABLE_TYPES
#define MILE_HYPERV_PORTABLE_TYPES

/*
 * Target architecture: exactly one of the three is defined, as 1.
 */

#if !defined(MILE_HYPERV_TARGET_X64) && !defined(MILE_HYPERV_TARGET_X86) && !defined(MILE_HYPERV_TARGET_ARM64)
#if defined(__x86_64__) || (defined(_M_AMD64) && !defined(_M_ARM64EC))
#define MILE_HYPERV_TARGET_X64 1
#elif defined(__i386__) || defined(_M_IX86)
#define MILE_HYPERV_TARGET_X86 1
#elif defined(__aarch64__) || defined(_M_ARM64) || defined(_M_ARM64EC)
#define MILE_HYPERV_TARGET_ARM64 1
#else
#error "Mile.HyperV: unknown architecture; define MILE_HYPERV_TARGET_X64, ..._X86 or ..._ARM64"
#endif
#endif

#if (defined(MILE_HYPERV_TARGET_X64) + defined(MILE_HYPERV_TARGET_X86) + defined(MILE_HYPERV_TARGET_ARM64)) != 1
#error "Mile.HyperV: more than one MILE_HYPERV_TARGET_ macro is defined"
#endif

/**
 * Expands to the first argument on x64 and x86, and to the second on ARM64. A type whose layout
 * depends on the architecture is defined in both forms everywhere; this macro selects only the form
 * of the name without an architecture.
 */
#if defined(MILE_HYPERV_TARGET_ARM64)
#define HV_BY_TARGET(X64, Arm64) Arm64
#else
#define HV_BY_TARGET(X64, Arm64) X64
#endif

#if defined(__BYTE_ORDER__) && defined(__ORDER_LITTLE_ENDIAN__)
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "Mile.HyperV: the interface is little-endian; a big-endian target would need byte swaps"
#endif
#elif defined(_M_PPC) || defined(_XBOX) || defined(__BIG_ENDIAN__)
#error "Mile.HyperV: the interface is little-endian; a big-endian target would need byte swaps"
#endif

/*
 * Platform: owner of the names that Compat/Foreign.h repeats.
 */

/*
 * EDK II: ProcessorBind.h names the processor, and is on the include path of every module before it
 * is read. The names are quoted, because gcc refuses to search for a name in angle brackets without
 * an include path (-nostdinc and no -I).
 */
#if defined(MDE_CPU_X64) || defined(MDE_CPU_IA32) || defined(MDE_CPU_AARCH64)
#define MILE_HYPERV_EDK2 1
#elif defined(__has_include)
#if __has_include("ProcessorBind.h") && __has_include("Uefi/UefiBaseType.h")
#define MILE_HYPERV_EDK2 1
#endif
#endif

/* Windows with its own headers: compilers for the Microsoft ABI define _WIN32 for firmware and bare metal as well. */
#if defined(_WIN32) && !defined(MILE_HYPERV_EDK2) && !(defined(__STDC_HOSTED__) && __STDC_HOSTED__ == 0)
#define MILE_HYPERV_WINDOWS 1
#endif

/*
 * Language and compiler: keywords without a common spelling.
 */

/** Aligns a type or an object to @p Bytes. It follows `struct` or `union`, before the tag. */
#ifndef HV_DECLSPEC_ALIGN
#if defined(_MSC_VER) && !defined(__clang__)
#define HV_DECLSPEC_ALIGN(Bytes) __declspec(align(Bytes))
#else
#define HV_DECLSPEC_ALIGN(Bytes) __attribute__((aligned(Bytes)))
#endif
#endif

/** Marks a static object that an including file may leave unused. */
#if defined(_MSC_VER) && !defined(__clang__)
#define HV_UNUSED
#else
#define HV_UNUSED __attribute__((unused))
#endif

/**
 * Marks a function with the Microsoft x64 calling convention, such as the hypercall page. Empty if
 * the compiler uses that convention anyway, or does not have it.
 */
#if defined(__x86_64__) && !defined(_WIN32) && !defined(_MSC_VER)
#define HV_X64_MSABI __attribute__((ms_abi))
#else
#define HV_X64_MSABI
#endif

/**
 * @def MILE_HYPERV_REINTERPRET
 * Converts the pointer or address @p Value to @p Type without a change of its bits, by a
 * reinterpret_cast in C++. The library's macros and functions use it, so that they compile under
 * -Wold-style-cast.
 *
 * @def MILE_HYPERV_NULL
 * The null pointer, in both languages.
 */
#if defined(__cplusplus)
#define MILE_HYPERV_REINTERPRET(Type, Value) (reinterpret_cast<Type>(Value))
#define MILE_HYPERV_NULL nullptr
#else
#define MILE_HYPERV_REINTERPRET(Type, Value) ((Type)(Value))
#define MILE_HYPERV_NULL ((void *)0)
#endif

/**
 * Fails the compilation if the constant @p Expression is zero.
 *
 * It may be used wherever a declaration may, any number of times, in every language version. The
 * caller writes the semicolon after it.
 */
#ifndef HV_STATIC_ASSERT
#if defined(__cplusplus)
#define HV_STATIC_ASSERT(Expression) static_assert(Expression, #Expression)
#elif defined(__clang__) || defined(__GNUC__) || (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L)
#define HV_STATIC_ASSERT(Expression) _Static_assert(Expression, #Expression)
#else
#define HV_STATIC_ASSERT(Expression) extern char (*HvStaticAssert(void))[(Expression) ? 1 : -1]
#endif
#endif

/*
 * The Linux kernel's own headers define some names of the interface. A name that has another
 * meaning there is omitted here. A constant that has the same value in both is defined twice, in
 * two spellings. Compilers do not report this, because the kernel's headers come first, and the
 * headers here are system headers from HV_HEADER_BEGIN on.
 */
#if defined(__KERNEL__) && defined(__linux__)
#define MILE_HYPERV_LINUX_KERNEL 1
#if defined(__has_include) && !defined(MILE_HYPERV_INTEGER_HEADER)
#if __has_include(<asm/mshyperv.h>)
#include <asm/mshyperv.h>
#endif
#endif
#define MILE_HYPERV_SYSTEM_HEADER _Pragma("GCC system_header")
#else
#define MILE_HYPERV_SYSTEM_HEADER
#endif

/**
 * @def HV_HEADER_BEGIN
 * Begins natural alignment, and silences the warnings about three extensions that the definitions
 * use: anonymous structures and unions, bit-fields wider than `unsigned int`, flexible array
 * members.
 *
 * @def HV_HEADER_END
 * Restores the packing and the warnings of the including file.
 *
 * @def HV_PACK_BEGIN
 * Begins a section without any padding, for the few structures whose members are unaligned on the
 * wire.
 *
 * @def HV_PACK_END
 * Returns to natural alignment.
 */
#if defined(_MSC_VER) && !defined(__clang__)
#define HV_HEADER_BEGIN                                                                                                \
    __pragma(pack(push, 8)) __pragma(warning(push)) __pragma(warning(disable : 4200 4201 4214 4324 4820))
#define HV_HEADER_END __pragma(warning(pop)) __pragma(pack(pop))
#define HV_PACK_BEGIN __pragma(pack(push, 1))
#define HV_PACK_END __pragma(pack(pop))
#else
#if defined(_MSC_VER)
/* The Microsoft ABI in clang ignores a packing above 8; types of 16 bytes keep their alignment, which is explicit. */
#define MILE_HYPERV_PACK_NATURAL _Pragma("pack(push, 8)")
#else
#define MILE_HYPERV_PACK_NATURAL _Pragma("pack(push, 16)")
#endif
#define HV_HEADER_BEGIN                                                                                                \
    MILE_HYPERV_PACK_NATURAL MILE_HYPERV_SYSTEM_HEADER _Pragma("GCC diagnostic push")                                  \
        _Pragma("GCC diagnostic ignored \"-Wpedantic\"")
#define HV_HEADER_END _Pragma("GCC diagnostic pop") _Pragma("pack(pop)")
#define HV_PACK_BEGIN _Pragma("pack(push, 1)")
#define HV_PACK_END _Pragma("pack(pop)")
#endif

/*
 * Integers.
 */

/* The i386 System V ABI aligns a 64-bit member to 4 bytes; the interface aligns it to 8. */
#if defined(__i386__) && !defined(_WIN32)
#define MILE_HYPERV_ALIGN64 __attribute__((aligned(8)))
#else
#define MILE_HYPERV_ALIGN64
#endif

#if defined(MILE_MOBILITY_PORTABLE_TYPES)

typedef MO_INT8 HV_INT8, *PHV_INT8;
typedef MO_INT16 HV_INT16, *PHV_INT16;
typedef MO_INT32 HV_INT32, *PHV_INT32;
typedef MO_INT64 HV_INT64 MILE_HYPERV_ALIGN64, *PHV_INT64;
typedef MO_UINT8 HV_UINT8, *PHV_UINT8;
typedef MO_UINT16 HV_UINT16, *PHV_UINT16;
typedef MO_UINT32 HV_UINT32, *PHV_UINT32;
typedef MO_UINT64 HV_UINT64 MILE_HYPERV_ALIGN64, *PHV_UINT64;

#else

#if defined(MILE_HYPERV_INTEGER_HEADER)
#include MILE_HYPERV_INTEGER_HEADER
#define MILE_HYPERV_INT(Bits) int##Bits##_t
#define MILE_HYPERV_UINT(Bits) uint##Bits##_t
#elif defined(MILE_HYPERV_LINUX_KERNEL)
#include <linux/types.h>
#define MILE_HYPERV_INT(Bits) s##Bits
#define MILE_HYPERV_UINT(Bits) u##Bits
#elif defined(MILE_HYPERV_EDK2)
#include <Base.h>
#define MILE_HYPERV_INT(Bits) INT##Bits
#define MILE_HYPERV_UINT(Bits) UINT##Bits
#elif defined(_MSC_VER) && !defined(__clang__)
#define MILE_HYPERV_INT(Bits) signed __int##Bits
#define MILE_HYPERV_UINT(Bits) unsigned __int##Bits
#elif defined(__UINT64_TYPE__)
/*
 * The compiler's own names of the types that its <stdint.h> calls int8_t and so on; no header is
 * read.
 */
#define MILE_HYPERV_INT(Bits) __INT##Bits##_TYPE__
#define MILE_HYPERV_UINT(Bits) __UINT##Bits##_TYPE__
#else
#include <stdint.h>
#define MILE_HYPERV_INT(Bits) int##Bits##_t
#define MILE_HYPERV_UINT(Bits) uint##Bits##_t
#endif

typedef MILE_HYPERV_INT(8) HV_INT8, *PHV_INT8;
typedef MILE_HYPERV_INT(16) HV_INT16, *PHV_INT16;
typedef MILE_HYPERV_INT(32) HV_INT32, *PHV_INT32;
typedef MILE_HYPERV_INT(64) HV_INT64 MILE_HYPERV_ALIGN64, *PHV_INT64;
typedef MILE_HYPERV_UINT(8) HV_UINT8, *PHV_UINT8;
typedef MILE_HYPERV_UINT(16) HV_UINT16, *PHV_UINT16;
typedef MILE_HYPERV_UINT(32) HV_UINT32, *PHV_UINT32;
typedef MILE_HYPERV_UINT(64) HV_UINT64 MILE_HYPERV_ALIGN64, *PHV_UINT64;

#undef MILE_HYPERV_INT
#undef MILE_HYPERV_UINT

#endif

#undef MILE_HYPERV_ALIGN64

HV_STATIC_ASSERT(sizeof(HV_UINT8) == 1);
HV_STATIC_ASSERT(sizeof(HV_UINT16) == 2);
HV_STATIC_ASSERT(sizeof(HV_UINT32) == 4);
HV_STATIC_ASSERT(sizeof(HV_UINT64) == 8);

/** One byte of ASCII or UTF-8 text. */
typedef char HV_CHAR, *PHV_CHAR;

/**
 * One UTF-16 code unit for a program's own text: always 16 bits, and the compiler's `wchar_t` if
 * that is 16 bits wide. Wire structures have HV_UINT16 instead.
 */
#if defined(__cplusplus) && ((defined(_MSC_VER) && defined(_NATIVE_WCHAR_T_DEFINED)) || \
                             (defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2))
typedef wchar_t HV_WCHAR, *PHV_WCHAR;
#else
typedef HV_UINT16 HV_WCHAR, *PHV_WCHAR;
#endif
HV_STATIC_ASSERT(sizeof(HV_WCHAR) == 2);

HV_HEADER_BEGIN

/**
 * A GUID in the byte order of the wire: Data1 to Data3 little-endian, Data4 as bytes. It is the
 * platform's own GUID type if that was defined before, and always on EDK II.
 */
#if defined(MILE_MOBILITY_PORTABLE_TYPES)
typedef MO_GUID HV_GUID, *PHV_GUID;
#elif defined(GUID_DEFINED) || (defined(MILE_HYPERV_EDK2) && !defined(MILE_HYPERV_INTEGER_HEADER))
typedef GUID HV_GUID, *PHV_GUID;
#else
typedef struct HV_GUID
{
    HV_UINT32 Data1;
    HV_UINT16 Data2;
    HV_UINT16 Data3;
    HV_UINT8 Data4[8];
} HV_GUID, *PHV_GUID;
#endif
HV_STATIC_ASSERT(sizeof(HV_GUID) == 16);

/**
 * Initializes an HV_GUID. The arguments are the groups of the GUID's text; the last two groups are
 * split into bytes.
 */
#define HV_GUID_INIT(Data1, Data2, Data3, B0, B1, B2, B3, B4, B5, B6, B7)                                              \
    {                                                                                                                  \
        Data1, Data2, Data3,                                                                                           \
        {                                                                                                              \
            B0, B1, B2, B3, B4, B5, B6, B7                                                                             \
        }                                                                                                              \
    }

/**
 * Defines a GUID constant @p Name from its initializer, which by convention has the same name with
 * `_INIT` at the end. The constant has internal linkage: any number of translation units may define
 * it, and an optimized build contains only those that it uses.
 */
#define HV_DEFINE_GUID(Name, Init) static const HV_GUID Name HV_UNUSED = Init

/** 128 bits, low half first, 16-byte aligned. */
typedef union HV_DECLSPEC_ALIGN(16) HV_UINT128
{
    struct
    {
        HV_UINT64 Low64;
        HV_UINT64 High64;
    };
    HV_UINT32 Dword[4];
    HV_UINT8 AsUINT8[16];
} HV_UINT128, *PHV_UINT128;
HV_STATIC_ASSERT(sizeof(HV_UINT128) == 16);

/** 256 bits, 32-byte aligned. */
typedef struct HV_DECLSPEC_ALIGN(32) HV_UINT256
{
    HV_UINT128 Low128;
    HV_UINT128 High128;
} HV_UINT256, *PHV_UINT256;
HV_STATIC_ASSERT(sizeof(HV_UINT256) == 32);

/** 512 bits, 64-byte aligned. The references use these names for its 256-bit halves. */
typedef struct HV_DECLSPEC_ALIGN(64) HV_UINT512
{
    HV_UINT256 Low128;
    HV_UINT256 High128;
} HV_UINT512, *PHV_UINT512;
HV_STATIC_ASSERT(sizeof(HV_UINT512) == 64);

HV_HEADER_END

/*
 * Fields.
 */

/** Byte offset of @p Field in @p TYPE, as a constant. */
#ifndef HV_FIELD_OFFSET
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(__cplusplus)
#define HV_FIELD_OFFSET(TYPE, Field) __builtin_offsetof(TYPE, Field)
#else
#define HV_FIELD_OFFSET(TYPE, Field) ((HV_UINT64)(&(((TYPE *)0)->Field)))
#endif
#else
#define HV_FIELD_OFFSET(TYPE, Field) __builtin_offsetof(TYPE, Field)
#endif
#endif

/** Size of @p Field of @p TYPE, in bytes. */
#ifndef HV_FIELD_SIZE
#if defined(__cplusplus)
#define HV_FIELD_SIZE(TYPE, Field) (sizeof(static_cast<TYPE *>(nullptr)->Field))
#else
#define HV_FIELD_SIZE(TYPE, Field) (sizeof(((TYPE *)0)->Field))
#endif
#endif

/**
 * Bytes of @p TYPE up to the end of @p Field: the minimum length of a message in which @p Field can
 * be read.
 */
#ifndef HV_FIELD_SIZE_THROUGH
#define HV_FIELD_SIZE_THROUGH(TYPE, Field) (HV_FIELD_OFFSET(TYPE, Field) + HV_FIELD_SIZE(TYPE, Field))
#endif

/**
 * Tests whether the first @p Size bytes of the object that the pointer @p Struct
 * points to contain all of @p Field. Only addresses are computed; nothing is read.
 */
#ifndef HV_FIELD_CONTAINS
#define HV_FIELD_CONTAINS(Struct, Size, Field)                                                                         \
    ((MILE_HYPERV_REINTERPRET(const volatile HV_UINT8 *, &(Struct)->Field) + sizeof((Struct)->Field)) <=               \
     (MILE_HYPERV_REINTERPRET(const volatile HV_UINT8 *, (Struct)) + (Size)))
#endif

/**
 * Length of arrays of unknown length in older headers. The library's own variable parts are
 * flexible array members.
 */
#ifndef HV_ANYSIZE_ARRAY
#define HV_ANYSIZE_ARRAY 1
#endif

#endif /* !MILE_HYPERV_PORTABLE_TYPES */
