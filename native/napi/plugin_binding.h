#pragma once

#include <napi.h>

namespace ovserve {

/// `forwardPlugin(forwarder, plugin)`; see lib/binding.ts for the contract.
void ForwardPlugin(const Napi::CallbackInfo& info);

}  // namespace ovserve
