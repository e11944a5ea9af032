# SPDX-License-Identifier: MIT
#
# An overlay port: vcpkg install mile-hyperv --overlay-ports=<clone>/packaging/vcpkg

# The sources are the clone that this port stands in.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../../.." ABSOLUTE)

# Headers have no debug and release kinds.
set(VCPKG_BUILD_TYPE release)

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DMILE_HYPERV_TESTS=OFF
        -DMILE_HYPERV_EXAMPLES=OFF
        -DMILE_HYPERV_INSTALL_CMAKEDIR=share/Mile.HyperV)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME Mile.HyperV)
vcpkg_fixup_pkgconfig()

file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/License.md")
