#include "errors.h"

#include <openvino/core/except.hpp>

namespace ovserve {
namespace {

/// OpenVINO puts "Exception from src/…:line:" and "Check '…' failed at …:" lines before what
/// matters to a user; the message proper is what follows them.
std::string WithoutSourceLines(const std::string& message) {
  std::string result;
  std::size_t begin = 0;
  while (begin < message.size()) {
    std::size_t end = message.find('\n', begin);
    if (end == std::string::npos) end = message.size();
    const std::string line = message.substr(begin, end - begin);
    const bool is_noise = line.rfind("Exception from ", 0) == 0 || line.rfind("Check '", 0) == 0;
    if (!is_noise && !line.empty()) result += (result.empty() ? "" : "\n") + line;
    begin = end + 1;
  }
  return result.empty() ? message : result;
}

}  // namespace

ErrorInfo DescribeCurrentException(const char* fallback_code) {
  try {
    throw;
  } catch (const CodedError& error) {
    return {error.code(), error.what()};
  } catch (const ov::Exception& error) {
    return {fallback_code, WithoutSourceLines(error.what())};
  } catch (const std::exception& error) {
    return {fallback_code, error.what()};
  } catch (...) {
    return {fallback_code, "An exception of unknown type was thrown"};
  }
}

}  // namespace ovserve
