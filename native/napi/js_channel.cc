#include "napi/js_channel.h"

#include <utility>

namespace ovserve {

JsChannel::JsChannel(Napi::Env env, const char* name, Drain drain)
    : state_(std::make_shared<State>()) {
  state_->drain = std::move(drain);
  // The copy belongs to the function, whose finalizer may run after this object is gone.
  auto* context = new std::shared_ptr<State>(state_);
  function_ = Function::New(
      env, name, 0, 1, context,
      [](Napi::Env, void*, std::shared_ptr<State>* owned) { delete owned; },
      static_cast<void*>(nullptr));
}

void JsChannel::Wake() {
  if (!state_->awake.exchange(true)) function_.NonBlockingCall();
}

void JsChannel::Release() {
  state_->drain = nullptr;
  function_.Release();
}

void JsChannel::Call(Napi::Env env, Napi::Function, std::shared_ptr<State>* context, void*) {
  if (env == nullptr) return;  // The environment is going away; nothing can be called any more.
  // drain() may release the channel, which frees neither this copy nor what runs.
  const std::shared_ptr<State> state = *context;
  state->awake.store(false);
  if (!state->drain) return;
  const Drain drain = state->drain;
  drain(env);
}

}  // namespace ovserve
