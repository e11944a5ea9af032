/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The two functions that compilers call even in a program without a library.
 *
 * Large structures are set to zero and copied by calls of these. The byte they
 * work on is volatile, so that no compiler sees a loop that it knows as
 * "memset" and replaces it with a call of itself.
 */

void *memset(void *To, int Value, __SIZE_TYPE__ Bytes);
void *memcpy(void *To, const void *From, __SIZE_TYPE__ Bytes);

void *memset(void *To, int Value, __SIZE_TYPE__ Bytes)
{
    volatile unsigned char *Byte = (volatile unsigned char *)To;

    while (Bytes-- != 0)
    {
        *Byte++ = (unsigned char)Value;
    }
    return To;
}

void *memcpy(void *To, const void *From, __SIZE_TYPE__ Bytes)
{
    volatile unsigned char *Byte = (volatile unsigned char *)To;
    const unsigned char *Source = (const unsigned char *)From;

    while (Bytes-- != 0)
    {
        *Byte++ = *Source++;
    }
    return To;
}
