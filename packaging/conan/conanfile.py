# SPDX-License-Identifier: MIT
"""Conan 2 recipe: conan create packaging/conan"""

import os
import re

from conan import ConanFile
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class MileHyperVConan(ConanFile):
    name = "mile-hyperv"
    description = "The whole Hyper-V guest interface as portable C headers"
    license = "MIT"
    homepage = "https://github.com/ProjectMile/Mile.HyperV"
    topics = ("hyper-v", "vmbus", "hypervisor", "header-only")
    package_type = "header-library"
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "include", "Mile.HyperV.Version.h"))
        self.version = re.search(r'MILE_HYPERV_VERSION_STRING "([^"]+)"', header)[1]

    def export_sources(self):
        copy(self, "*.h", os.path.join(self._root, "include"), os.path.join(self.export_sources_folder, "include"))
        copy(self, "License.md", self._root, self.export_sources_folder)

    def layout(self):
        basic_layout(self)

    def package(self):
        copy(self, "*.h", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "License.md", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "Mile.HyperV")
        self.cpp_info.set_property("cmake_target_name", "Mile::HyperV")
        self.cpp_info.set_property("pkg_config_name", "Mile.HyperV")
