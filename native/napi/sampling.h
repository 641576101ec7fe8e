#pragma once

#include <napi.h>

#include <memory>

#include "request.h"

namespace ovserve {

/// Reads lib/generation-params.ts's parameters, all defaults filled in, into a request. Parameters
/// that are undefined keep the value of the model's generation_config.json.
void ReadSampling(const Napi::Object& params, Request& request);

}  // namespace ovserve
