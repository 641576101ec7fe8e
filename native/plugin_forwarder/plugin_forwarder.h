// What the addon calls in a forwarder. The forwarder stands beside libopenvino under the name of a
// device's plugin, because OpenVINO knows only the plugins that lie there.
#pragma once

namespace ovserve {

/// Tells a forwarder, by its exported name, where the plugin is: a path in UTF-8.
inline constexpr const char* kSetPluginPath = "openvino_serve_set_plugin_path";
using SetPluginPath = void (*)(const char* path);

}  // namespace ovserve
