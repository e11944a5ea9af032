/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference rows as static assertions.
 *
 * A translation unit that tests/leg.py writes includes the headers and this file,
 * then contains each distinct row of the row files once, and ends with HV_ROWS_END:
 * the number of rows written must be the number that the compiler saw.
 *
 * A bit's place is no constant expression in C, so a bit row only proves here
 * that the field exists and lies within its type; the bytes are compared by
 * the golden program and, for what cannot run, in the golden image.
 */

#ifdef __cplusplus
#define HV_ROW_ASSERT(Condition, Text) static_assert((Condition) && __COUNTER__ >= 0, Text)
#define HV_ROW_ALIGNOF(T) alignof(T)
#else
#define HV_ROW_ASSERT(Condition, Text) _Static_assert((Condition) && __COUNTER__ >= 0, Text)
#define HV_ROW_ALIGNOF(T) _Alignof(T)
#endif

/*
 * Where a source has an array of one element or none, ours is flexible. Its size is that up to the end of the array,
 * as it is if the source packs the type, or rounded up to the alignment.
 */
#define HV_ROW_END(T, F, Elements) (HV_FIELD_OFFSET(T, F) + (Elements) * sizeof(((T *)0)->F[0]))
#define HV_ROW_ROUND(T, Size) (((Size) + HV_ROW_ALIGNOF(T) - 1) / HV_ROW_ALIGNOF(T) * HV_ROW_ALIGNOF(T))

#define HV_REF_TYPE(T, Size) HV_ROW_ASSERT(sizeof(T) == (Size), "HV_REF_TYPE(" #T ", " #Size ")");

#define HV_REF_ALIGN(T, Bytes)                                                                                         \
    HV_ROW_ASSERT(HV_ROW_ALIGNOF(T) == (Bytes), "HV_REF_ALIGN(" #T ", " #Bytes ")");

#define HV_REF_FIELD(T, F, Offset, Size)                                                                               \
    HV_ROW_ASSERT(HV_FIELD_OFFSET(T, F) == (Offset) && HV_FIELD_SIZE(T, F) == (Size),                                  \
                  "HV_REF_FIELD(" #T ", " #F ", " #Offset ", " #Size ")");

#define HV_REF_BITS(T, F, First, Width)                                                                                \
    HV_ROW_ASSERT(sizeof(((T *)0)->F + 0) != 0 && (First) + (Width) <= 8 * sizeof(T),                                  \
                  "HV_REF_BITS(" #T ", " #F ", " #First ", " #Width ")");

#define HV_REF_VALUE(Name, Value)                                                                                      \
    HV_ROW_ASSERT((HV_UINT64)(Name) == (HV_UINT64)(Value), "HV_REF_VALUE(" #Name ", " #Value ")");

/* A name that stands for something else on each target: the figure is that of one. */
#if defined(MILE_HYPERV_TARGET_ARM64)
#define HV_REF_VALUE_ARM64(Name, Value) HV_REF_VALUE(Name, Value)
#define HV_REF_VALUE_X64(Name, Value) HV_ROW_ASSERT(1, "");
#else
#define HV_REF_VALUE_ARM64(Name, Value) HV_ROW_ASSERT(1, "");
#define HV_REF_VALUE_X64(Name, Value) HV_REF_VALUE(Name, Value)
#endif

#define HV_REF_GUID(Name, Text) HV_ROW_ASSERT(sizeof(Name) == 16, "HV_REF_GUID(" #Name ", " Text ")");

#define HV_REF_FLEXIBLE(T, F, Offset)                                                                                  \
    HV_ROW_ASSERT(HV_FIELD_OFFSET(T, F) == (Offset), "HV_REF_FLEXIBLE(" #T ", " #F ", " #Offset ")");

#define HV_REF_TYPE_FLEXIBLE(T, F, Elements, Size)                                                                     \
    HV_ROW_ASSERT(HV_ROW_END(T, F, Elements) == (Size) || HV_ROW_ROUND(T, HV_ROW_END(T, F, Elements)) == (Size),       \
                  "HV_REF_TYPE_FLEXIBLE(" #T ", " #F ", " #Elements ", " #Size ")");

/*
 * An erratum keeps both figures: ours holds, and theirs is still another one.
 */

#define HV_REF_ERRATUM_TYPE(T, Ours, Theirs)                                                                           \
    HV_ROW_ASSERT(sizeof(T) == (Ours) && (Ours) != (Theirs), "HV_REF_ERRATUM_TYPE(" #T ", " #Ours ", " #Theirs ")");

#define HV_REF_ERRATUM_FIELD(T, F, Offset, Size, TheirOffset, TheirSize)                                               \
    HV_ROW_ASSERT(HV_FIELD_OFFSET(T, F) == (Offset) && HV_FIELD_SIZE(T, F) == (Size) &&                                \
                      ((Offset) != (TheirOffset) || (Size) != (TheirSize)),                                            \
                  "HV_REF_ERRATUM_FIELD(" #T ", " #F ", " #Offset ", " #Size ")");

#define HV_REF_ERRATUM_BITS(T, F, First, Width, TheirFirst, TheirWidth)                                                \
    HV_ROW_ASSERT(sizeof(((T *)0)->F + 0) != 0 && (First) + (Width) <= 8 * sizeof(T) &&                                \
                      ((First) != (TheirFirst) || (Width) != (TheirWidth)),                                            \
                  "HV_REF_ERRATUM_BITS(" #T ", " #F ", " #First ", " #Width ")");

#define HV_REF_ERRATUM_VALUE(Name, Ours, Theirs)                                                                       \
    HV_ROW_ASSERT((HV_UINT64)(Name) == (HV_UINT64)(Ours) && (HV_UINT64)(Ours) != (HV_UINT64)(Theirs),                  \
                  "HV_REF_ERRATUM_VALUE(" #Name ", " #Ours ", " #Theirs ")");

#define HV_REF_ERRATUM_FLEXIBLE(T, F, Offset, TheirOffset, TheirSize)                                                  \
    HV_ROW_ASSERT(HV_FIELD_OFFSET(T, F) == (Offset) && ((Offset) != (TheirOffset) || (TheirSize) != 0),                \
                  "HV_REF_ERRATUM_FLEXIBLE(" #T ", " #F ", " #Offset ")");

/* That theirs is another GUID, tests/leg.py sees when it reads the row. */
#define HV_REF_ERRATUM_GUID(Name, Ours, Theirs)                                                                        \
    HV_ROW_ASSERT(sizeof(Name) == 16, "HV_REF_ERRATUM_GUID(" #Name ", " Ours ")");

#define HV_ROWS_END(Rows) HV_STATIC_ASSERT(__COUNTER__ == (Rows));
