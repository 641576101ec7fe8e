#include "device.h"

#include <algorithm>
#include <openvino/runtime/core.hpp>
#include <openvino/runtime/properties.hpp>
#include <sstream>
#include <vector>

#if defined(_M_X64)
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
#endif

#include "errors.h"

namespace ovserve {
namespace {

/// Devices that stand for others.
bool IsVirtual(const std::string& name) {
  return name == "AUTO" || name == "HETERO" || name == "MULTI" || name == "BATCH";
}

/// `HETERO:GPU.1,CPU` names three devices. A priority may follow in brackets: `AUTO:GPU(2)`.
std::vector<std::string> NamesIn(std::string device) {
  std::replace(device.begin(), device.end(), ':', ',');
  std::vector<std::string> names;
  std::istringstream parts(device);
  for (std::string name; std::getline(parts, name, ',');) {
    if (!name.empty() && name.front() == '-') name.erase(0, 1);  // AUTO:-GPU leaves one out.
    names.push_back(name.substr(0, name.find('(')));
  }
  return names;
}

/// GPU stands for GPU.0.
bool Exists(const std::vector<std::string>& available, const std::string& name) {
  return std::any_of(available.begin(), available.end(), [&](const std::string& found) {
    return found == name || found.rfind(name + ".", 0) == 0 || found + ".0" == name;
  });
}

/// What OpenVINO says when asked for a device that it does not list, such as that a library of the
/// driver is missing.
std::string WhyMissing(ov::Core& core, const std::string& name) {
  try {
    const std::string plugin = name.substr(0, name.find('.'));
    std::string list;
    for (const std::string& id : core.get_property(plugin, ov::available_devices)) {
      list += (list.empty() ? "" : ", ") + plugin + "." + id;
    }
    return list.empty() ? "The plugin finds no such device." : "The plugin finds: " + list;
  } catch (const std::exception&) {
    return DescribeCurrentException().message;
  }
}

/// True for processors that are not x86.
bool HasAvx2() {
#if defined(_M_X64)
  return IsProcessorFeaturePresent(PF_AVX2_INSTRUCTIONS_AVAILABLE);
#elif defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return true;
#endif
}

}  // namespace

void CheckDevice(const std::string& device) {
  ov::Core core;
  const std::vector<std::string> available = core.get_available_devices();
  for (const std::string& name : NamesIn(device)) {
    if (IsVirtual(name) || Exists(available, name)) continue;
    std::string list;
    for (const std::string& found : available) list += (list.empty() ? "" : ", ") + found;
    throw CodedError(code::kDeviceNotFound, "There is no device \"" + name +
                                                "\" on this machine; OpenVINO found: " + list +
                                                ". " + WhyMissing(core, name));
  }
}

void CheckProcessor(const std::string& device, bool paged_attention) {
  if (device != "CPU" || !paged_attention || HasAvx2()) return;
  throw CodedError(
      code::kModelLoadFailed,
      "This processor, or the one that a virtual machine shows, has no AVX2, which "
      "OpenVINO needs to generate on the CPU. Use a processor of 2013 or later; in a "
      "virtual machine, one of the host's own type. Without, there is LLMPipeline with "
      "the property ATTENTION_BACKEND set to SDPA.");
}

std::vector<Device> ListDevices(const std::vector<std::string>& wanted) {
  ov::Core core;
  const std::vector<std::string> available = core.get_available_devices();
  std::vector<Device> devices;
  for (const std::string& id : available) {
    devices.push_back({id, core.get_property(id, ov::device::full_name), ""});
  }
  for (const std::string& name : wanted) {
    if (!Exists(available, name)) devices.push_back({name, "", WhyMissing(core, name)});
  }
  return devices;
}

}  // namespace ovserve
