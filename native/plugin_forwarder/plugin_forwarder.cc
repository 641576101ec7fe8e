// A library of its own, see plugin_forwarder.h. OpenVINO loads it when the device is first used.
#include "plugin_forwarder/plugin_forwarder.h"

#include <memory>
#include <mutex>
#include <openvino/core/except.hpp>
#include <string>

#include "shared_library.h"

#if defined(_WIN32)
#define OPENVINO_SERVE_EXPORT extern "C" __declspec(dllexport)
#else
#define OPENVINO_SERVE_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace ov {
class IPlugin;
}

namespace {

std::mutex mutex;
std::string plugin_path;

/// OpenVINO expects its own exceptions of a plugin.
[[noreturn]] void Fail(const std::string& reason) {
  ov::Exception::create(__FILE__, __LINE__, reason);
}

std::string PluginPath() {
  const std::lock_guard<std::mutex> lock(mutex);
  return plugin_path;
}

}  // namespace

OPENVINO_SERVE_EXPORT void openvino_serve_set_plugin_path(const char* path) {
  const std::lock_guard<std::mutex> lock(mutex);
  plugin_path = path;
}

/// The one function that OpenVINO looks up in a plugin.
OPENVINO_SERVE_EXPORT void create_plugin_engine(std::shared_ptr<ov::IPlugin>& plugin) {
  const std::string path = PluginPath();
  if (path.empty()) Fail("The package with the plugin for this device is not installed");
  std::string reason;
  void* library = ovserve::LoadSharedLibrary(path, reason);
  if (!library) Fail(reason);
  void* create = ovserve::FindSymbol(library, "create_plugin_engine");
  if (!create) Fail(path + " is not a plugin of OpenVINO");
  reinterpret_cast<void (*)(std::shared_ptr<ov::IPlugin>&)>(create)(plugin);
}
