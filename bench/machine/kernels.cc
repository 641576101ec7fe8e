#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#else
#include <cmath>
#endif

namespace {

// A processor starts two of these instructions per cycle and takes four or five for each, so it
// needs about ten that do not wait for each other. Twelve and their factors fit 16 registers.
constexpr int kAccumulators = 12;

// The compiler can neither know what it reads here, so that it must not merge accumulators that
// begin alike, nor drop what is written.
volatile float factor = 0.999F;
volatile std::int32_t bytes = 0x01020304;
volatile float float_sink;
volatile std::int32_t int_sink;

#if defined(__x86_64__)

__attribute__((target("avx512f"))) void F32Avx512(std::int64_t iterations) {
  const __m512 scale = _mm512_set1_ps(factor);
  __m512 sums[kAccumulators];
  for (__m512& sum : sums) sum = _mm512_set1_ps(factor);
  for (std::int64_t i = 0; i < iterations; ++i) {
#pragma GCC unroll 12
    for (__m512& sum : sums) sum = _mm512_fmadd_ps(scale, scale, sum);
  }
  __m512 total = scale;
#pragma GCC unroll 12
  for (const __m512& sum : sums) total = _mm512_add_ps(total, sum);
  float_sink = _mm512_cvtss_f32(total);
}

__attribute__((target("avx2,fma"))) void F32Avx2(std::int64_t iterations) {
  const __m256 scale = _mm256_set1_ps(factor);
  __m256 sums[kAccumulators];
  for (__m256& sum : sums) sum = _mm256_set1_ps(factor);
  for (std::int64_t i = 0; i < iterations; ++i) {
#pragma GCC unroll 12
    for (__m256& sum : sums) sum = _mm256_fmadd_ps(scale, scale, sum);
  }
  __m256 total = scale;
#pragma GCC unroll 12
  for (const __m256& sum : sums) total = _mm256_add_ps(total, sum);
  float_sink = _mm256_cvtss_f32(total);
}

__attribute__((target("avx512f,avx512vnni"))) void Int8Avx512(std::int64_t iterations) {
  const __m512i values = _mm512_set1_epi32(bytes);
  __m512i sums[kAccumulators];
  for (__m512i& sum : sums) sum = _mm512_set1_epi32(bytes);
  for (std::int64_t i = 0; i < iterations; ++i) {
#pragma GCC unroll 12
    for (__m512i& sum : sums) sum = _mm512_dpbusd_epi32(sum, values, values);
  }
  __m512i total = values;
#pragma GCC unroll 12
  for (const __m512i& sum : sums) total = _mm512_add_epi32(total, sum);
  int_sink = _mm512_cvtsi512_si32(total);
}

// Compilers that are too old for AVX-VNNI do without.
#if __has_include(<avxvnniintrin.h>)
#define HAS_AVX_VNNI 1
__attribute__((target("avx2,avxvnni"))) void Int8AvxVnni(std::int64_t iterations) {
  const __m256i values = _mm256_set1_epi32(bytes);
  __m256i sums[kAccumulators];
  for (__m256i& sum : sums) sum = _mm256_set1_epi32(bytes);
  for (std::int64_t i = 0; i < iterations; ++i) {
#pragma GCC unroll 12
    for (__m256i& sum : sums) sum = _mm256_dpbusd_avx_epi32(sum, values, values);
  }
  __m256i total = values;
#pragma GCC unroll 12
  for (const __m256i& sum : sums) total = _mm256_add_epi32(total, sum);
  int_sink = _mm256_cvtsi256_si32(total);
}
#endif

#endif  // x86_64

// What the compiler makes of it: NEON on arm64. Without a fused instruction std::fma would be a
// slow call, so it multiplies and adds apart.
#if defined(__aarch64__)
constexpr int kPortableFloats = 4 * 20;  // 32 registers, and up to four multiply-adds per cycle
#else
constexpr int kPortableFloats = 4 * kAccumulators;
#endif

void F32Portable(std::int64_t iterations) {
  const float scale = factor;
  float sums[kPortableFloats];
  for (float& sum : sums) sum = factor;
  for (std::int64_t i = 0; i < iterations; ++i) {
#pragma GCC unroll 80
    for (float& sum : sums) {
#if defined(__FP_FAST_FMAF)
      sum = std::fma(scale, scale, sum);
#else
      sum = sum * scale + scale;  // scale * scale would be computed once, before the loop
#endif
    }
  }
  for (const float& sum : sums) float_sink = sum;
}

constexpr double Operations(int register_bytes, int value_bytes) {
  return 2.0 * kAccumulators * register_bytes / value_bytes;
}

}  // namespace

Kernel F32Kernel() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return {"avx512", Operations(64, 4), F32Avx512};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return {"avx2", Operations(32, 4), F32Avx2};
  }
#endif
  return {"portable", 2.0 * kPortableFloats, F32Portable};
}

std::optional<Kernel> Int8Kernel() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni")) {
    return Kernel{"avx512_vnni", Operations(64, 1), Int8Avx512};
  }
#if defined(HAS_AVX_VNNI)
  if (__builtin_cpu_supports("avxvnni")) {
    return Kernel{"avx_vnni", Operations(32, 1), Int8AvxVnni};
  }
#endif
#endif
  return std::nullopt;
}
