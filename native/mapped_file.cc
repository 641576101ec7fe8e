#include "mapped_file.h"

#if defined(__linux__)
#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#endif

namespace ovserve {

#if defined(__linux__)

void ReleaseMappedPages(const std::string& path) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    // "7f00-7f10 r--s 00000000 fe:00 123   /path"; see proc_pid_maps(5).
    const std::size_t name = line.find('/');
    if (name == std::string::npos || line.compare(name, std::string::npos, path) != 0) continue;
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char writable = 'w';
    const int read = std::sscanf(line.c_str(), "%lx-%lx %*c%c", &begin, &end, &writable);
    // What was written into a private mapping is nowhere else.
    if (read != 3 || writable != '-') continue;
    // The system gives addresses as numbers. NOLINTNEXTLINE(performance-no-int-to-ptr)
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
}

#else

void ReleaseMappedPages(const std::string&) {}

#endif

}  // namespace ovserve
