#pragma once

#include <string>

namespace ovserve {

/// Loads a library from a path in UTF-8 and keeps it loaded: what OpenVINO made with it may live as
/// long as the process. Returns nullptr, and says why in `reason`, if that fails.
void* LoadSharedLibrary(const std::string& path, std::string& reason);

/// Returns nullptr if the library has no such symbol.
void* FindSymbol(void* library, const char* name);

}  // namespace ovserve
