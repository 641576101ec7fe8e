#include "genai/version.h"

#include <openvino/core/version.hpp>
#include <stdexcept>

#include "genai/genai.h"

namespace ovserve {

std::string GenAIVersion() {
#if defined(OPENVINO_SERVE_GENAI_SDK)
  return ov::genai::get_version().buildNumber;
#else
  return ::get_version().buildNumber;
#endif
}

std::string OpenVINOVersion() { return ov::get_openvino_version().buildNumber; }

void CheckGenAIVersion() {
#if !defined(OPENVINO_SERVE_GENAI_SDK)  // An SDK's own headers go with its library.
  const std::string built_for = OPENVINO_SERVE_GENAI_VERSION;
  const std::string found = GenAIVersion();
  if (found == built_for || found.rfind(built_for + "-", 0) == 0) return;
  throw std::runtime_error("openvino-serve was built for OpenVINO GenAI " + built_for +
                           ", but the library loaded is " + found + ".");
#endif
}

}  // namespace ovserve
