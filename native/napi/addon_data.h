#pragma once

#include <napi.h>

#include <set>

namespace ovserve {

class EngineBinding;

/// What belongs to one environment: the addon may be loaded in several workers.
struct AddonData {
  Napi::FunctionReference tokenizer;
  Napi::FunctionReference decode_stream;
  /// Engines whose threads run.
  std::set<EngineBinding*> engines;
};

inline AddonData& GetAddonData(Napi::Env env) { return *env.GetInstanceData<AddonData>(); }

}  // namespace ovserve
