#pragma once

#include <string>

namespace ovserve {

/// @throws CodedError DEVICE_NOT_FOUND that names the machine's devices, if `device` or a device it
/// lists (`AUTO:GPU,CPU`) is none of them
void CheckDevice(const std::string& device);

/// OpenVINO compiles a model for a processor without AVX2, and then fails at the first token.
/// @throws CodedError MODEL_LOAD_FAILED if `device` is the CPU and this is such a processor
void CheckProcessor(const std::string& device);

}  // namespace ovserve
