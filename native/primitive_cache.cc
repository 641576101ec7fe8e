#include "primitive_cache.h"

#include <cstdlib>

namespace ovserve {
namespace {

constexpr const char* kVariable = "ONEDNN_PRIMITIVE_CACHE_CAPACITY";
constexpr const char* kOlderName = "DNNL_PRIMITIVE_CACHE_CAPACITY";
constexpr const char* kCapacity = "64";

}  // namespace

void LimitPrimitiveCache() {
  if (std::getenv(kVariable) != nullptr || std::getenv(kOlderName) != nullptr) return;
#ifdef _WIN32
  _putenv_s(kVariable, kCapacity);
#else
  setenv(kVariable, kCapacity, 0);
#endif
}

}  // namespace ovserve
