#pragma once

#include <napi.h>

namespace ovserve {

/// Constructors of the classes, per environment: the addon may be loaded in several workers.
struct AddonData {
  Napi::FunctionReference tokenizer;
  Napi::FunctionReference decode_stream;
};

inline AddonData& GetAddonData(Napi::Env env) { return *env.GetInstanceData<AddonData>(); }

}  // namespace ovserve
