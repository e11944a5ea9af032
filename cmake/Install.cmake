# SPDX-License-Identifier: MIT
#
# Contents of an installation: the headers, a CMake package (Mile::HyperV), a
# pkg-config file (Mile.HyperV), the license. Nothing depends on the
# architecture, so all of it goes to the data directory.

# Without a compiler, GNUInstallDirs does not know the name of lib; nothing goes there.
if(NOT DEFINED CMAKE_INSTALL_LIBDIR)
    set(CMAKE_INSTALL_LIBDIR lib)
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

target_include_directories(Mile.HyperV INTERFACE
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
set_target_properties(Mile.HyperV PROPERTIES EXPORT_NAME HyperV)

set(MILE_HYPERV_INSTALL_CMAKEDIR "${CMAKE_INSTALL_DATADIR}/cmake/Mile.HyperV"
    CACHE STRING "Where the CMake package is installed")

install(DIRECTORY include/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(FILES License.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

install(TARGETS Mile.HyperV EXPORT Mile.HyperV)
install(EXPORT Mile.HyperV
    NAMESPACE Mile::
    FILE Mile.HyperVTargets.cmake
    DESTINATION "${MILE_HYPERV_INSTALL_CMAKEDIR}")

configure_package_config_file(
    cmake/Mile.HyperVConfig.cmake.in
    "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperVConfig.cmake"
    INSTALL_DESTINATION "${MILE_HYPERV_INSTALL_CMAKEDIR}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
    "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperVConfigVersion.cmake"
    COMPATIBILITY SameMajorVersion
    ARCH_INDEPENDENT)
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperVConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperVConfigVersion.cmake"
    DESTINATION "${MILE_HYPERV_INSTALL_CMAKEDIR}")

# The prefix in the pkg-config file is relative to the file: the tree may be moved.
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
    set(MILE_HYPERV_PC_INCLUDEDIR "${CMAKE_INSTALL_INCLUDEDIR}")
else()
    set(MILE_HYPERV_PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
file(RELATIVE_PATH MILE_HYPERV_PC_PREFIX
    "${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" MILE_HYPERV_PC_PREFIX "${MILE_HYPERV_PC_PREFIX}")
configure_file(cmake/Mile.HyperV.pc.in "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperV.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/Mile.HyperV.pc" DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig")
