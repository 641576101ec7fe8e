// Registers what lib/binding.ts describes. Loading fails, with the reason, where the GenAI library
// found is not the one the addon was built for.
#include <napi.h>

#include <exception>
#include <memory>
#include <string>

#include "genai/version.h"
#include "napi/addon_data.h"
#include "napi/decode_stream_binding.h"
#include "napi/device_binding.h"
#include "napi/engine_binding.h"
#include "napi/plugin_binding.h"
#include "napi/tokenizer_binding.h"
#include "primitive_cache.h"

namespace ovserve {
namespace {

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  try {
    CheckGenAIVersion();
  } catch (const std::exception& error) {
    throw Napi::Error::New(env, error.what());
  }
  LimitPrimitiveCache();
  auto data = std::make_unique<AddonData>();
  const Napi::Function tokenizer = TokenizerBinding::Define(env);
  data->tokenizer = Napi::Persistent(tokenizer);
  data->decode_stream = Napi::Persistent(DecodeStreamBinding::Define(env));
  env.SetInstanceData(data.release());
  exports.Set("Engine", EngineBinding::Define(env));
  exports.Set("loadTokenizer", Napi::Function::New<LoadTokenizerAsync>(env, "loadTokenizer"));
  exports.Set("devices", Napi::Function::New<ListDevicesAsync>(env, "devices"));
  exports.Set("forwardPlugin", Napi::Function::New<ForwardPlugin>(env, "forwardPlugin"));
  exports.Set("shutdown", Napi::Function::New<EngineBinding::ShutdownAll>(env, "shutdown"));
  exports.Set("openvinoVersion", OpenVINOVersion());
  exports.Set("genaiVersion", GenAIVersion());
  return exports;
}

}  // namespace
}  // namespace ovserve

static Napi::Object InitAddon(Napi::Env env, Napi::Object exports) {
  return ovserve::Init(env, exports);
}

NODE_API_MODULE(openvino_serve, InitAddon)
