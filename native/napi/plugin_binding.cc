#include "napi/plugin_binding.h"

#include <string>

#include "napi/js_error.h"
#include "plugin_forwarder/plugin_forwarder.h"
#include "shared_library.h"

namespace ovserve {

void ForwardPlugin(const Napi::CallbackInfo& info) {
  if (!info[0].IsString() || !info[1].IsString()) {
    ThrowInvalid(info.Env(), "forwardPlugin takes the paths of a forwarder and of a plugin");
  }
  const std::string forwarder = info[0].As<Napi::String>();
  const std::string plugin = info[1].As<Napi::String>();
  std::string reason;
  void* library = LoadSharedLibrary(forwarder, reason);
  void* set_path = library ? FindSymbol(library, kSetPluginPath) : nullptr;
  if (!set_path) {
    if (library) reason = forwarder + " is not a forwarder";
    throw ToJsError(info.Env(), {code::kDeviceNotFound, reason});
  }
  reinterpret_cast<SetPluginPath>(set_path)(plugin.c_str());
}

}  // namespace ovserve
