#include "freed_memory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace ovserve {

#if defined(__GLIBC__)

void FreedMemory::ReturnSometimes() {
  constexpr std::chrono::seconds kInterval{10};
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  // All arenas, in pages from their middle too; keeps nothing at their ends.
  malloc_trim(0);
}

#else

void FreedMemory::ReturnSometimes() {}

#endif

}  // namespace ovserve
