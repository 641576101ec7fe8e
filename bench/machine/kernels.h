// Loops that do nothing but multiply and add, in the widest registers that the processor has.
#ifndef BENCH_MACHINE_KERNELS_H_
#define BENCH_MACHINE_KERNELS_H_

#include <cstdint>
#include <optional>

struct Kernel {
  // The instructions in use, such as "avx512".
  const char* isa;
  // A multiplication and its addition are two.
  double operations_per_iteration;
  void (*run)(std::int64_t iterations);
};

// Fused multiply-add of f32.
Kernel F32Kernel();

// Dot products of u8 with i8, summed in i32; nothing where no instruction does that.
std::optional<Kernel> Int8Kernel();

#endif  // BENCH_MACHINE_KERNELS_H_
