/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference rows as constant objects, whose bytes a program reads in the object file.
 *
 * For targets that cannot run here. Every bit row becomes one record that tells
 * what it is, closed by an object in which that field alone is all ones; every
 * GUID row one that holds the GUID. tests/leg.py finds the records in the object
 * file by their mark, whatever the format, and compares each byte. (The other
 * rows need none: an offset and a size are constants, which tests/static
 * asserts for every target.)
 */

#define HV_IMAGE_MARK                                                                                                  \
    {                                                                                                                  \
        0x9D, 'M', 'H', 'V', 0xF1, 'i', 'm', 'a', 'g', 'e', 0x8E, 'r', 'o', 'w', 0xB2, 0x0A                            \
    }

/* All ones in this many bits. */
#define HV_IMAGE_ONES(Width) (0xFFFFFFFFFFFFFFFFULL >> (64 - (Width)))

#define HV_IMAGE_RECORD(Id, T, Text, ...) HV_IMAGE_RECORD_(Id, T, Text, __VA_ARGS__)
#define HV_IMAGE_RECORD_(Id, T, Text, ...)                                                                             \
    struct HvImage##Id                                                                                                 \
    {                                                                                                                  \
        HV_UINT8 Mark[16];                                                                                             \
        HV_UINT32 NameSize;                                                                                            \
        HV_UINT32 ObjectOffset;                                                                                        \
        HV_UINT32 ObjectSize;                                                                                          \
        char Name[sizeof(Text)];                                                                                       \
        T Object;                                                                                                      \
    };                                                                                                                 \
    extern const struct HvImage##Id HvImageOf##Id;                                                                     \
    const struct HvImage##Id HvImageOf##Id = {HV_IMAGE_MARK, sizeof(Text),                                             \
                                              HV_FIELD_OFFSET(struct HvImage##Id, Object), sizeof(T), Text,            \
                                              __VA_ARGS__};

#define HV_REF_BITS(T, F, First, Width) HV_IMAGE_RECORD(__COUNTER__, T, #T "." #F, {.F = HV_IMAGE_ONES(Width)})
#define HV_REF_ERRATUM_BITS(T, F, First, Width, TheirFirst, TheirWidth) HV_REF_BITS(T, F, First, Width)
#define HV_REF_GUID(Name, Text) HV_IMAGE_RECORD(__COUNTER__, HV_GUID, #Name, Name##_INIT)
#define HV_REF_ERRATUM_GUID(Name, Ours, Theirs) HV_REF_GUID(Name, Ours)

#define HV_REF_TYPE(T, Size)
#define HV_REF_ALIGN(T, Bytes)
#define HV_REF_FIELD(T, F, Offset, Size)
#define HV_REF_VALUE(Name, Value)
#define HV_REF_VALUE_X64(Name, Value)
#define HV_REF_VALUE_ARM64(Name, Value)
#define HV_REF_FLEXIBLE(T, F, Offset)
#define HV_REF_TYPE_FLEXIBLE(T, F, Elements, Size)
#define HV_REF_ERRATUM_TYPE(T, Ours, Theirs)
#define HV_REF_ERRATUM_FIELD(T, F, Offset, Size, TheirOffset, TheirSize)
#define HV_REF_ERRATUM_VALUE(Name, Ours, Theirs)
#define HV_REF_ERRATUM_FLEXIBLE(T, F, Offset, TheirOffset, TheirSize)
