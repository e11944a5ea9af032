/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The version of the library, for `#if` and for packaging.
 *
 * The one place that states it: the CMake project, the packages and the tests
 * read it from here. Versioning.md tells what a change of each number means.
 */

#ifndef MILE_HYPERV_VERSION_H
#define MILE_HYPERV_VERSION_H

/** A larger number: names or layouts were changed or removed. */
#define MILE_HYPERV_VERSION_MAJOR 2
/** A larger number: definitions were added. */
#define MILE_HYPERV_VERSION_MINOR 1
/** A larger number: nothing but corrections. */
#define MILE_HYPERV_VERSION_PATCH 0

/**
 * The three numbers as one: MAJOR * 1,000,000 + MINOR * 1,000 + PATCH.
 *
 * Available since 2.1.0; version 2.0.0 defines the name without a value. A source
 * that also has to recognize 2.0.0 writes `#if MILE_HYPERV_VERSION + 0 < 2001000`.
 */
#define MILE_HYPERV_VERSION                                                                                            \
    (MILE_HYPERV_VERSION_MAJOR * 1000000 + MILE_HYPERV_VERSION_MINOR * 1000 + MILE_HYPERV_VERSION_PATCH)

/** The three numbers as text. */
#define MILE_HYPERV_VERSION_STRING "2.1.0"

#endif /* !MILE_HYPERV_VERSION_H */
