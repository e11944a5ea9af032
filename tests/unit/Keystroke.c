/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The keystroke message, whose flags the original's declaration puts into other bytes under gcc than under MSVC.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Device/Keyboard.h>

/* Type, scan code, two bytes of padding, flags: a release of the right control key, E0 1D. */
static void FlagsAreInTheirOwnWord(void **State)
{
    static const HV_UINT8 Wire[] = { 0x03, 0x00, 0x00, 0x00, 0x1d, 0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00 };
    HK_MESSAGE_KEYSTROKE Message;
    (void)State;
    assert_int_equal(sizeof(Message), sizeof(Wire));
    memcpy(&Message, Wire, sizeof(Wire));
    assert_int_equal(Message.Header.MessageType, HkMessageEvent);
    assert_int_equal(Message.MakeCode, 0x1d);
    assert_int_equal(Message.IsUnicode, 0);
    assert_int_equal(Message.IsBreak, 1);
    assert_int_equal(Message.IsE0, 1);
    assert_int_equal(Message.IsE1, 0);
}

/* A character as it is: pressed, one UTF-16 unit. */
static void TextIsOneUnit(void **State)
{
    static const HV_UINT8 Wire[] = { 0x03, 0x00, 0x00, 0x00, 0xac, 0x20, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00 };
    HK_MESSAGE_KEYSTROKE Message;
    (void)State;
    memset(&Message, 0, sizeof(Message));
    Message.Header.MessageType = HkMessageEvent;
    Message.MakeCode = 0x20ac;
    Message.IsUnicode = 1;
    assert_memory_equal(&Message, Wire, sizeof(Wire));
}

int main(void)
{
    static const struct CMUnitTest Tests[] = {
        cmocka_unit_test(FlagsAreInTheirOwnWord),
        cmocka_unit_test(TextIsOneUnit),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
