/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Version of the library, for `#if` and for packaging.
 *
 * This header is the only place that states the version: the CMake project, the packages and the
 * tests read it here. Versioning.md defines the meaning of each number.
 */

#ifndef MILE_HYPERV_VERSION_H
#define MILE_HYPERV_VERSION_H

/** Increases when names or layouts are changed or removed. */
#define MILE_HYPERV_VERSION_MAJOR 2
/** Increases when definitions are added. */
#define MILE_HYPERV_VERSION_MINOR 1
/** Increases when nothing but corrections is made. */
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
