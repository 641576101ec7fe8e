#pragma once

#include <napi.h>

#include <memory>

#include "backend.h"
#include "napi/js_channel.h"
#include "worker.h"

namespace ovserve {

/// JavaScript's `Engine`: a worker and its channel; see lib/binding.ts for the contract.
class EngineBinding : public Napi::ObjectWrap<EngineBinding> {
 public:
  static Napi::Function Define(Napi::Env env);

  /// `new Engine(options, handlers)` starts loading.
  explicit EngineBinding(const Napi::CallbackInfo& info);
  ~EngineBinding() override;

  /// `shutdown()`: ends the threads of all engines of this environment, waiting for their steps.
  /// For the process's exit event, because what OpenVINO and the C++ library destroy at exit must
  /// not be in use then.
  static void ShutdownAll(const Napi::CallbackInfo& info);

 private:
  Napi::Value Submit(const Napi::CallbackInfo& info);
  void Cancel(const Napi::CallbackInfo& info);
  void Close(const Napi::CallbackInfo& info);
  Napi::Value Metrics(const Napi::CallbackInfo& info);

  void Deliver(Napi::Env env);
  void DeliverDeltas(Napi::Env env, const std::vector<Delta>& deltas);
  void Shutdown();
  static void OnEnvironmentCleanup(void* self);

  Napi::Env env_;
  Napi::ObjectReference handlers_;
  std::size_t vocab_size_ = 0;
  // The event loop is kept alive while loading, while a request is unfinished, and while closing.
  std::size_t unfinished_ = 0;
  bool closing_ = false;
  // Written by the loading thread before it reports ready, read after.
  std::shared_ptr<LoadedTokenizer> tokenizer_;
  std::unique_ptr<JsChannel> channel_;
  std::unique_ptr<Worker> worker_;
};

}  // namespace ovserve
