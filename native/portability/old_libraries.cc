#if defined(__linux__)
// libstdc++'s headers read this variable of glibc 2.32 to skip atomic operations while there is one
// thread. This one is found before glibc's, and says that there may always be more.
extern "C" __attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
#endif
