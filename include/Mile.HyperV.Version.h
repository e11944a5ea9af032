/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The version of the library, for `#if` and for packaging.
 *
 * The one place that states it: the CMake project, the packages and the tests
 * read it from here. Versioning.md tells what a change of each number means.
 */

#ifndef MILE_HYPERV_VERSION
#define MILE_HYPERV_VERSION

/** A larger number: names or layouts were changed or removed. */
#define MILE_HYPERV_VERSION_MAJOR 2
/** A larger number: definitions were added. */
#define MILE_HYPERV_VERSION_MINOR 0
/** A larger number: nothing but corrections. */
#define MILE_HYPERV_VERSION_PATCH 0

/** The three numbers as text. */
#define MILE_HYPERV_VERSION_STRING "2.0.0"

#endif /* !MILE_HYPERV_VERSION */
