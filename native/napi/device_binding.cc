#include "napi/device_binding.h"

#include <cstdint>
#include <vector>

#include "device.h"
#include "napi/async_task.h"
#include "napi/convert.h"

namespace ovserve {

Napi::Value ListDevicesAsync(const Napi::CallbackInfo& info) {
  using Devices = std::vector<Device>;
  return AsyncTask<Devices>::Start(
      info.Env(), code::kOpenVINO,
      [wanted = ToStrings(info[0], "wanted")] { return ListDevices(wanted); },
      [](Napi::Env env, const Devices& devices) -> Napi::Value {
        Napi::Array result = Napi::Array::New(env, devices.size());
        for (std::size_t i = 0; i < devices.size(); ++i) {
          Napi::Object device = Napi::Object::New(env);
          device.Set("id", devices[i].id);
          device.Set("fullName", devices[i].full_name);
          device.Set("missing", devices[i].missing);
          result.Set(static_cast<std::uint32_t>(i), device);
        }
        return result;
      });
}

}  // namespace ovserve
