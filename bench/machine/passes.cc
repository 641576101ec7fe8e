#include "passes.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace {

using Clock = std::chrono::steady_clock;

// C++17 has no std::barrier. This one sleeps instead of spinning: a thread that spins would take
// the core from one that still works, where there are more threads than free cores.
class Barrier {
 public:
  explicit Barrier(unsigned threads) : threads_(threads) {}

  void Wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    const unsigned round = round_;
    if (++arrived_ == threads_) {
      arrived_ = 0;
      ++round_;
      all_arrived_.notify_all();
    } else {
      all_arrived_.wait(lock, [&] { return round != round_; });
    }
  }

 private:
  const unsigned threads_;
  std::mutex mutex_;
  std::condition_variable all_arrived_;
  unsigned arrived_ = 0;
  unsigned round_ = 0;
};

// Gives the calling thread a processor of its own, where there are enough. Else two of them may
// share one for a whole pass while another program has the other.
void Pin([[maybe_unused]] unsigned index) {
#if defined(__linux__)
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (!CPU_ISSET(cpu, &allowed) || index-- > 0) continue;
    cpu_set_t own;
    CPU_ZERO(&own);
    CPU_SET(cpu, &own);
    sched_setaffinity(0, sizeof own, &own);
    return;
  }
#endif
}

struct Span {
  Clock::time_point begin;
  Clock::time_point end;
};

}  // namespace

std::vector<double> TimePasses(unsigned threads, int passes, const std::function<Work()>& prepare) {
  Barrier barrier(threads);
  std::vector<std::vector<Span>> spans(threads, std::vector<Span>(passes));
  std::vector<std::thread> running;
  for (unsigned i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      Pin(i);
      const Work work = prepare();
      // The pass before the first that counts: caches, page tables and clock rates settle.
      work();
      for (Span& span : spans[i]) {
        barrier.Wait();
        span.begin = Clock::now();
        work();
        span.end = Clock::now();
      }
    });
  }
  for (std::thread& thread : running) thread.join();

  std::vector<double> seconds;
  for (int pass = 0; pass < passes; ++pass) {
    Span whole = spans[0][pass];
    for (const std::vector<Span>& own : spans) {
      whole.begin = std::min(whole.begin, own[pass].begin);
      whole.end = std::max(whole.end, own[pass].end);
    }
    seconds.push_back(std::chrono::duration<double>(whole.end - whole.begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds;
}

double Median(const std::vector<double>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
