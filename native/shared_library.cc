#include "shared_library.h"

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <filesystem>
#else
#include <dlfcn.h>
#endif

namespace ovserve {

#if defined(_WIN32)

void* LoadSharedLibrary(const std::string& path, std::string& reason) {
  constexpr DWORD kSearch = LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS;
  const std::wstring wide = std::filesystem::u8path(path).wstring();
  HMODULE library = LoadLibraryExW(wide.c_str(), nullptr, kSearch);
  if (!library) reason = path + ": Windows error " + std::to_string(GetLastError());
  return library;
}

void* FindSymbol(void* library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}

#else

void* LoadSharedLibrary(const std::string& path, std::string& reason) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* error = dlerror();
    reason = error ? error : path + ": cannot be loaded";
  }
  return library;
}

void* FindSymbol(void* library, const char* name) { return dlsym(library, name); }

#endif

}  // namespace ovserve
