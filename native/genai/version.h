#pragma once

#include <string>

namespace ovserve {

/// Full build string of the loaded OpenVINO GenAI library, such as `2026.3.1.0-3290-56d9685302d`.
std::string GenAIVersion();

/// Build string of the loaded OpenVINO runtime library.
std::string OpenVINOVersion();

/// Refuses a GenAI library of another version than the addon was built for.
/// @throws std::runtime_error naming both versions
void CheckGenAIVersion();

}  // namespace ovserve
