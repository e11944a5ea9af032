# SPDX-License-Identifier: MIT
#
# Runs a port's portfile.cmake with stand-ins for the functions of vcpkg that it calls, which do what vcpkg documents
# of them for a release-only port. Everything else in the portfile is CMake's own.

foreach(Variable IN ITEMS PORT CURRENT_PORT_DIR CURRENT_PACKAGES_DIR CURRENT_BUILDTREES_DIR)
    if(NOT DEFINED ${Variable})
        message(FATAL_ERROR "run-port.cmake: ${Variable} is not defined")
    endif()
endforeach()

macro(run_command)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endmacro()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 Arg "" "SOURCE_PATH" "OPTIONS")
    if(Arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "vcpkg_cmake_configure: ${Arg_UNPARSED_ARGUMENTS}")
    endif()
    run_command("${CMAKE_COMMAND}" -S "${Arg_SOURCE_PATH}" -B "${CURRENT_BUILDTREES_DIR}"
        "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" ${Arg_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
    run_command("${CMAKE_COMMAND}" --build "${CURRENT_BUILDTREES_DIR}" --target install)
endfunction()

# Without CONFIG_PATH the files are where vcpkg wants them, and it mends what only Windows and debug builds need.
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 Arg "" "PACKAGE_NAME" "")
    if(Arg_UNPARSED_ARGUMENTS OR NOT EXISTS "${CURRENT_PACKAGES_DIR}/share/${Arg_PACKAGE_NAME}/${Arg_PACKAGE_NAME}Config.cmake")
        message(FATAL_ERROR "vcpkg_cmake_config_fixup: no package in share/${Arg_PACKAGE_NAME}")
    endif()
endfunction()

function(vcpkg_fixup_pkgconfig)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/share/pkgconfig/Mile.HyperV.pc")
        message(FATAL_ERROR "vcpkg_fixup_pkgconfig: no pkg-config file")
    endif()
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 Arg "" "" "FILE_LIST")
    list(GET Arg_FILE_LIST 0 First)
    configure_file("${First}" "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright" COPYONLY)
endfunction()

include("${CURRENT_PORT_DIR}/portfile.cmake")
