// Errors that cross into JavaScript carry a code; lib/errors.ts lists them.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>

namespace ovserve {

/// Codes as JavaScript sees them.
namespace code {
inline constexpr const char* kInvalidArgument = "INVALID_ARGUMENT";
inline constexpr const char* kModelLoadFailed = "MODEL_LOAD_FAILED";
inline constexpr const char* kDeviceNotFound = "DEVICE_NOT_FOUND";
inline constexpr const char* kInvalidGrammar = "INVALID_GRAMMAR";
inline constexpr const char* kKvCacheExhausted = "KV_CACHE_EXHAUSTED";
inline constexpr const char* kEngineClosed = "ENGINE_CLOSED";
inline constexpr const char* kEngineFailed = "ENGINE_FAILED";
inline constexpr const char* kOpenVINO = "OPENVINO_ERROR";
}  // namespace code

class CodedError : public std::runtime_error {
 public:
  CodedError(const char* code, const std::string& message)
      : std::runtime_error(message), code_(code) {}
  const char* code() const noexcept { return code_; }

 private:
  const char* code_;
};

/// What is left of an exception once it has crossed a thread.
struct ErrorInfo {
  std::string code;
  std::string message;
};

/// Describes the exception being handled; one without a code of its own gets `fallback_code`.
/// Call it in a catch block.
ErrorInfo DescribeCurrentException(const char* fallback_code = code::kOpenVINO);

}  // namespace ovserve
