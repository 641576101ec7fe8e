// Times the same work on several threads at once.
#ifndef BENCH_MACHINE_PASSES_H_
#define BENCH_MACHINE_PASSES_H_

#include <functional>
#include <vector>

using Work = std::function<void()>;

// Each thread calls `prepare` once, on itself, so that what it allocates and touches lies near it;
// then all run the work that it returned, together, `passes` times. Returns the seconds of each
// pass, from the first thread's beginning to the last one's end, in ascending order.
std::vector<double> TimePasses(unsigned threads, int passes, const std::function<Work()>& prepare);

// Of values in ascending order.
double Median(const std::vector<double>& sorted);

#endif  // BENCH_MACHINE_PASSES_H_
