#include "napi/decode_stream_binding.h"

#include <utility>

#include "napi/addon_data.h"
#include "napi/convert.h"
#include "napi/js_error.h"

namespace ovserve {

Napi::Function DecodeStreamBinding::Define(Napi::Env env) {
  return DefineClass(env, "DecodeStream",
                     {InstanceMethod<&DecodeStreamBinding::Push>("push"),
                      InstanceMethod<&DecodeStreamBinding::Flush>("flush"),
                      InstanceMethod<&DecodeStreamBinding::Stopped>("stopped")});
}

Napi::Object DecodeStreamBinding::Wrap(Napi::Env env, TextStream stream) {
  return GetAddonData(env).decode_stream.New({Napi::External<TextStream>::New(env, &stream)});
}

DecodeStreamBinding::DecodeStreamBinding(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  if (info.Length() != 1 || !info[0].IsExternal()) {
    ThrowInvalid(info.Env(), "Use newDecodeStream() to make a DecodeStream");
  }
  stream_.emplace(std::move(*info[0].As<Napi::External<TextStream>>().Data()));
}

Napi::Value DecodeStreamBinding::Push(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), stream_->Push(ToTokenIds(info[0], 0)));
}

Napi::Value DecodeStreamBinding::Flush(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), stream_->Flush());
}

Napi::Value DecodeStreamBinding::Stopped(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), stream_->stopped());
}

}  // namespace ovserve
