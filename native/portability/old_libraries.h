// Included before every file on Linux, so that what a new compiler builds also loads where glibc
// and libstdc++ are as old as the OpenVINO libraries allow (npm/platforms.mjs says how old).
#pragma once

#if defined(__linux__) && defined(__x86_64__)
#define OPENVINO_SERVE_FIRST_GLIBC "GLIBC_2.2.5"
#elif defined(__linux__) && defined(__aarch64__)
#define OPENVINO_SERVE_FIRST_GLIBC "GLIBC_2.17"
#endif

#if defined(OPENVINO_SERVE_FIRST_GLIBC)
// glibc 2.34 moved them from libdl, which Node and OpenVINO load where it is a library of its own.
__asm__(".symver dlopen,dlopen@" OPENVINO_SERVE_FIRST_GLIBC);
__asm__(".symver dlsym,dlsym@" OPENVINO_SERVE_FIRST_GLIBC);
__asm__(".symver dlerror,dlerror@" OPENVINO_SERVE_FIRST_GLIBC);
#endif

#include <cstddef>  // Defines __GLIBCXX__ where libstdc++ is used.

#if defined(__GLIBCXX__)
// libstdc++ of GCC 12 only adds noexcept to the symbol that libraries since GCC 4.4 have.
__asm__(
    ".symver _ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE,"
    "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE@GLIBCXX_3.4.11");
#endif
