// SPDX-License-Identifier: MIT
/**
 * @file
 * @brief C++20 over the headers: spans, designated initializers, compile-time checks, views of bytes.
 */

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Status.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

static_assert(std::is_trivially_copyable_v<HV_X64_CPUID_RESULT> && std::is_standard_layout_v<HV_X64_CPUID_RESULT>);
static_assert(std::is_same_v<decltype(HV_X64_CPUID_RESULT::Eax), HV_UINT32>);

namespace
{

struct Name
{
    HV_UINT32 Value;
    std::string_view Text;
};

// A table of names, made at compile time from the header's own list.
constexpr auto StatusNames = std::to_array<Name>({
#define ROW(Status) {Status, #Status},
    HV_STATUS_LIST(ROW)
#undef ROW
});

constexpr std::string_view NameOf(HV_UINT32 Status)
{
    const auto Found = std::ranges::find(StatusNames, Status, &Name::Value);
    return Found == StatusNames.end() ? "unknown" : Found->Text;
}
static_assert(NameOf(HV_STATUS_INVALID_ALIGNMENT) == "HV_STATUS_INVALID_ALIGNMENT");

// Wire bytes into a structure without aliasing.
template <typename T> T Read(std::span<const std::byte, sizeof(T)> Bytes)
{
    std::array<std::byte, sizeof(T)> Copy;
    std::ranges::copy(Bytes, Copy.begin());
    return std::bit_cast<T>(Copy);
}

} // namespace

int main()
{
    constexpr auto Recorded = std::to_array<HV_UINT32>({0x31237648, 0, 0, 0});
    const auto Interface = Read<HV_HYPERVISOR_INTERFACE_INFO>(std::as_bytes(std::span(Recorded)));
    const HV_HYPERVISOR_INTERFACE_INFO Expected{.Interface = HvMicrosoftHypervisorInterface};

    if (Interface.Interface != Expected.Interface)
    {
        return 1;
    }
    std::printf("Mile.HyperV %s: %zu status names, 0x5 is %s\n", MILE_HYPERV_VERSION_STRING, StatusNames.size(),
                NameOf(5).data());
    return 0;
}
