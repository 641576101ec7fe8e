// What the machine can do at most: memory read per second and arithmetic per second, on all cores.
// usage: machine_limits [THREADS]; prints one line of JSON. GB, GFLOP and GOP are powers of ten.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "kernels.h"
#include "passes.h"

namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kHugePage = 2 * kMiB;
// Many short passes: on a machine that does other things too, some of them meet no one.
constexpr int kMemoryPasses = 25;
constexpr int kComputePasses = 200;
constexpr double kComputePassSeconds = 0.003;

volatile std::uint64_t sum_sink;

// Twice the L3 cache of the socket; a virtual machine may tell too little of it, so never less than
// 512 MiB unless that is much of the memory.
std::size_t BufferBytes() {
  std::size_t wanted = 512 * kMiB;
#if defined(_SC_LEVEL3_CACHE_SIZE)
  const long cache = sysconf(_SC_LEVEL3_CACHE_SIZE);
  if (cache > 0) wanted = std::max(wanted, 2 * static_cast<std::size_t>(cache));
#endif
  const std::size_t memory = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
                             static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return std::min(wanted, memory / 4);
}

// Four streams, because one alone does not keep as many reads of memory under way as a core can.
std::uint64_t Sum(const std::uint64_t* values, std::size_t count) {
  constexpr std::size_t kStreams = 4;
  constexpr std::size_t kLine = 8;
  const std::size_t part = count / kStreams;
  std::uint64_t sums[kStreams][kLine] = {};
  for (std::size_t i = 0; i < part; i += kLine) {
    for (std::size_t stream = 0; stream < kStreams; ++stream) {
      for (std::size_t k = 0; k < kLine; ++k) sums[stream][k] += values[stream * part + i + k];
    }
  }
  std::uint64_t total = 0;
  for (const auto& stream : sums) {
    for (const std::uint64_t sum : stream) total += sum;
  }
  return total;
}

// The memory of one thread, written by it, so that the pages lie near its core.
Work ReadOwnMemory(std::size_t bytes) {
  const std::size_t count = bytes / sizeof(std::uint64_t);
  auto* memory = static_cast<std::uint64_t*>(std::aligned_alloc(kHugePage, bytes));
  if (memory == nullptr) throw std::bad_alloc();
  const std::shared_ptr<std::uint64_t> owner(memory, std::free);
#if defined(__linux__)
  // The limit of memory is asked for, not that of the TLB.
  madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  for (std::size_t i = 0; i < count; ++i) memory[i] = i;
  return [owner, count] { sum_sink = Sum(owner.get(), count); };
}

std::string Rates(const char* unit, double work, const std::vector<double>& seconds) {
  return std::string("\"unit\":\"") + unit + "\",\"best\":" + std::to_string(work / seconds[0]) +
         ",\"median\":" + std::to_string(work / Median(seconds)) +
         ",\"passes\":" + std::to_string(seconds.size());
}

std::string MeasureMemory(unsigned threads) {
  const std::size_t own = std::max(BufferBytes() / threads / kHugePage, std::size_t{1}) * kHugePage;
  const double bytes = static_cast<double>(own) * threads;
  const auto seconds = TimePasses(threads, kMemoryPasses, [own] { return ReadOwnMemory(own); });
  return "{" + Rates("GB/s", bytes / 1e9, seconds) +
         ",\"bufferBytes\":" + std::to_string(own * threads) + "}";
}

// As many iterations as one thread alone does in a pass.
std::int64_t Calibrate(const Kernel& kernel) {
  using Clock = std::chrono::steady_clock;
  for (std::int64_t iterations = 1000;; iterations *= 2) {
    const Clock::time_point begin = Clock::now();
    kernel.run(iterations);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    if (seconds > kComputePassSeconds / 2) {
      return static_cast<std::int64_t>(static_cast<double>(iterations) * kComputePassSeconds /
                                       seconds);
    }
  }
}

std::string MeasureKernel(const char* unit, const Kernel& kernel, unsigned threads) {
  const std::int64_t iterations = Calibrate(kernel);
  const Work work = [&] { kernel.run(iterations); };
  const auto seconds = TimePasses(threads, kComputePasses, [&work] { return work; });
  const double operations =
      kernel.operations_per_iteration * static_cast<double>(iterations) * threads;
  return "{" + Rates(unit, operations / 1e9, seconds) + ",\"isa\":\"" + kernel.isa + "\"}";
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const int asked = argc > 1 ? std::atoi(argv[1]) : static_cast<int>(cores);
  if (argc > 2 || asked < 1) {
    std::cerr << "usage: machine_limits [THREADS]\n";
    return 2;
  }
  const auto threads = static_cast<unsigned>(asked);
  std::cout << "{\"threads\":" << threads << ",\"memoryRead\":" << MeasureMemory(threads)
            << ",\"f32Fma\":" << MeasureKernel("GFLOP/s", F32Kernel(), threads);
  if (const std::optional<Kernel> int8 = Int8Kernel()) {
    std::cout << ",\"int8Dot\":" << MeasureKernel("GOP/s", *int8, threads);
  }
  std::cout << "}" << std::endl;
  return 0;
}
