#pragma once

#include <string>
#include <vector>

namespace ovserve {

/// @throws CodedError DEVICE_NOT_FOUND that names the machine's devices, if `device` or a device it
/// lists (`AUTO:GPU,CPU`) is none of them
void CheckDevice(const std::string& device);

/// OpenVINO compiles a model for a processor without AVX2, and then fails at the first token: its
/// paged attention needs AVX2, the attention that "SDPA" names does not.
/// @throws CodedError MODEL_LOAD_FAILED if `device` is the CPU and this is such a processor
void CheckProcessor(const std::string& device, bool paged_attention);

/// A device that OpenVINO can use, or one that was asked for and is not there.
struct Device {
  /// Such as `CPU` or `GPU.1`.
  std::string id;
  /// The maker's name of it; empty if it is not there.
  std::string full_name;
  /// Why it is not there; empty if it is.
  std::string missing;
};

/// All devices whose plugins OpenVINO finds and can load, and those of `wanted`, such as `GPU`, of
/// which there is none. Takes tens of milliseconds and more.
std::vector<Device> ListDevices(const std::vector<std::string>& wanted);

}  // namespace ovserve
