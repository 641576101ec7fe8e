// The one ThreadSafeFunction helper. Its rules:
//
// 1. Wake() is the only call another thread makes. It never blocks, and wakes that JavaScript has
//    not answered yet count as one, so a thread may call it as often as it likes.
// 2. No data rides on the call: what JavaScript is to see lies in a mailbox that drain() empties.
// 3. The thread that calls Wake() has ended before Release(), which the JavaScript thread calls
//    once. No wake is answered after it.
// 4. The event loop stays alive while the channel is referenced. It starts referenced.
#pragma once

#include <napi.h>

#include <atomic>
#include <functional>
#include <memory>

namespace ovserve {

class JsChannel {
 public:
  /// Runs on the JavaScript thread, in a callback scope, after one or more wakes.
  using Drain = std::function<void(Napi::Env env)>;

  JsChannel(Napi::Env env, const char* name, Drain drain);

  void Wake();

  // JavaScript thread only.
  void Ref(Napi::Env env) { function_.Ref(env); }
  void Unref(Napi::Env env) { function_.Unref(env); }
  void Release();

 private:
  struct State {
    std::atomic<bool> awake{false};
    Drain drain;
  };
  static void Call(Napi::Env env, Napi::Function, std::shared_ptr<State>* state, void*);
  using Function = Napi::TypedThreadSafeFunction<std::shared_ptr<State>, void, &JsChannel::Call>;

  std::shared_ptr<State> state_;
  Function function_;
};

}  // namespace ovserve
