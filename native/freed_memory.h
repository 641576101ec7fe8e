#pragma once

#include <chrono>

namespace ovserve {

/// Gives the system back what the libraries have freed. With batches of all sizes it lies in pieces
/// between what is still in use, where the allocator keeps it: in an hour that comes to more than
/// the libraries need. Does nothing where the C library has no way to.
class FreedMemory {
 public:
  /// To be called after a step, when nothing waits for its results. Every ten seconds it takes some
  /// milliseconds, and the next steps touch new pages.
  void ReturnSometimes();

 private:
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace ovserve
