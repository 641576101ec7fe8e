#pragma once

#include <napi.h>

namespace ovserve {

/// `devices(wanted)`; see lib/binding.ts for the contract.
Napi::Value ListDevicesAsync(const Napi::CallbackInfo& info);

}  // namespace ovserve
