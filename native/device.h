#pragma once

#include <string>

namespace ovserve {

/// @throws CodedError DEVICE_NOT_FOUND that names the machine's devices, if `device` or a device it
/// lists (`AUTO:GPU,CPU`) is none of them
void CheckDevice(const std::string& device);

}  // namespace ovserve
