#pragma once

#include <napi.h>

#include <optional>

#include "text_stream.h"

namespace ovserve {

/// JavaScript's `DecodeStream`; see lib/binding.ts for its contract.
class DecodeStreamBinding : public Napi::ObjectWrap<DecodeStreamBinding> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Wrap(Napi::Env env, TextStream stream);

  explicit DecodeStreamBinding(const Napi::CallbackInfo& info);

 private:
  Napi::Value Push(const Napi::CallbackInfo& info);
  Napi::Value Flush(const Napi::CallbackInfo& info);
  Napi::Value Stopped(const Napi::CallbackInfo& info);

  std::optional<TextStream> stream_;  // Always set once constructed.
};

}  // namespace ovserve
