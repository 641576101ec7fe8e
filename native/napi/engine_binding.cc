#include "napi/engine_binding.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "napi/addon_data.h"
#include "napi/convert.h"
#include "napi/engine_options.h"
#include "napi/js_error.h"
#include "napi/sampling.h"
#include "napi/tokenizer_binding.h"

namespace ovserve {
namespace {

Napi::Value PackLogProbs(Napi::Env env, const std::vector<Delta>& deltas, std::size_t count) {
  if (count == 0) return env.Undefined();
  Napi::Float32Array packed = Napi::Float32Array::New(env, count);
  float* next = packed.Data();
  for (const Delta& delta : deltas) {
    next = std::copy(delta.log_probs.begin(), delta.log_probs.end(), next);
  }
  return packed;
}

}  // namespace

Napi::Function EngineBinding::Define(Napi::Env env) {
  return DefineClass(env, "Engine",
                     {InstanceMethod<&EngineBinding::Submit>("submit"),
                      InstanceMethod<&EngineBinding::Cancel>("cancel"),
                      InstanceMethod<&EngineBinding::Close>("close"),
                      InstanceMethod<&EngineBinding::Metrics>("metrics")});
}

EngineBinding::EngineBinding(const Napi::CallbackInfo& info) : ObjectWrap(info), env_(info.Env()) {
  const Napi::Env env = env_;
  EngineOptions options = ReadEngineOptions(info[0]);
  vocab_size_ = options.vocab_size;
  handlers_ = Napi::Persistent(ToObject(info[1], "handlers"));
  channel_ = std::make_unique<JsChannel>(env, "openvino-serve engine",
                                         [this](Napi::Env inner) { Deliver(inner); });
  try {
    worker_ =
        std::make_unique<Worker>(MakeLoader(std::move(options),
                                            [this](std::shared_ptr<LoadedTokenizer> tokenizer) {
                                              tokenizer_ = std::move(tokenizer);
                                            }),
                                 [channel = channel_.get()] { channel->Wake(); });
  } catch (...) {  // No thread to be had.
    channel_->Release();
    throw;
  }
  // The object must outlive its thread: it is let go when the thread has ended.
  Ref();
  GetAddonData(env).engines.insert(this);
  // After the channel's own hook, so that it runs before that one: the thread ends first.
  napi_add_env_cleanup_hook(env, OnEnvironmentCleanup, this);
}

EngineBinding::~EngineBinding() { Shutdown(); }

Napi::Value EngineBinding::Submit(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  if (worker_ == nullptr) throw ToJsError(env, {code::kEngineClosed, "The engine was closed"});
  auto request = std::make_shared<Request>();
  request->id = static_cast<std::int32_t>(ToInteger(info[0], "id", 0, INT32_MAX));
  request->prompt = ToTokenIds(info[1], vocab_size_);
  if (request->prompt.empty()) ThrowInvalid(env, "tokenIds must hold at least one token");
  ReadSampling(ToObject(info[2], "params"), *request);
  worker_->Submit(std::move(request));
  if (++unfinished_ == 1) channel_->Ref(env);
  return env.Undefined();
}

void EngineBinding::Cancel(const Napi::CallbackInfo& info) {
  if (worker_ == nullptr) return;
  worker_->Cancel(static_cast<std::int32_t>(ToInteger(info[0], "id", 0, INT32_MAX)));
}

void EngineBinding::Close(const Napi::CallbackInfo& info) {
  if (worker_ == nullptr) return;
  closing_ = true;
  channel_->Ref(info.Env());
  worker_->Close();
}

Napi::Value EngineBinding::Metrics(const Napi::CallbackInfo& info) {
  const WorkerMetrics metrics = worker_ == nullptr ? WorkerMetrics{} : worker_->metrics();
  Napi::Object result = Napi::Object::New(info.Env());
  result.Set("numRequestsRunning", static_cast<double>(metrics.backend.running));
  result.Set("numRequestsWaiting", static_cast<double>(metrics.backend.waiting));
  result.Set("kvCacheUsage", metrics.backend.kv_cache_usage);
  result.Set("kvCacheBytes", static_cast<double>(metrics.backend.kv_cache_bytes));
  result.Set("promptTokens", static_cast<double>(metrics.prompt_tokens));
  result.Set("generationTokens", static_cast<double>(metrics.generation_tokens));
  result.Set("steps", static_cast<double>(metrics.steps));
  return result;
}

/// Hands the worker's mail to the handlers.
void EngineBinding::Deliver(Napi::Env env) {
  if (worker_ == nullptr) return;
  const Mail mail = worker_->TakeMail();
  const Napi::Object handlers = handlers_.Value();
  const auto call = [&](const char* name, const std::vector<napi_value>& args) {
    handlers.Get(name).As<Napi::Function>().Call(handlers, args);
  };
  for (const std::string& stage : mail.stages) call("stage", {Napi::String::New(env, stage)});
  if (!mail.deltas.empty()) DeliverDeltas(env, mail.deltas);
  if (mail.ready) call("ready", {TokenizerBinding::Wrap(env, tokenizer_)});
  if (mail.failed) call("failed", {ToJsError(env, *mail.failed).Value()});
  if (mail.closed) {
    Shutdown();
    const Napi::Function closed = handlers.Get("closed").As<Napi::Function>();
    handlers_.Reset();
    Unref();
    closed.Call(handlers, {});
  } else if (unfinished_ == 0 && !closing_ && (mail.ready || !mail.deltas.empty())) {
    channel_->Unref(env);
  }
}

/// One call for all requests: their numbers packed as id, finish, stop string, token count and the
/// tokens, one request after the other, and their texts in the same order. The log-probabilities
/// are those of the tokens of requests that have any, in the same order. Errors are rare and go by
/// id.
void EngineBinding::DeliverDeltas(Napi::Env env, const std::vector<Delta>& deltas) {
  std::size_t length = 0;
  std::size_t log_prob_count = 0;
  for (const Delta& delta : deltas) {
    length += 4 + delta.token_ids.size();
    log_prob_count += delta.log_probs.size();
  }
  Napi::Int32Array packed = Napi::Int32Array::New(env, length);
  Napi::Array texts = Napi::Array::New(env, deltas.size());
  Napi::Value errors = env.Undefined();
  std::int32_t* next = packed.Data();
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    const Delta& delta = deltas[i];
    *next++ = delta.id;
    *next++ = static_cast<std::int32_t>(delta.finish);
    *next++ = delta.stop;
    *next++ = static_cast<std::int32_t>(delta.token_ids.size());
    next = std::copy(delta.token_ids.begin(), delta.token_ids.end(), next);
    texts.Set(static_cast<std::uint32_t>(i), delta.text);
    if (delta.finish != Finish::kNone) --unfinished_;
    if (delta.finish == Finish::kError) {
      if (errors.IsUndefined()) errors = Napi::Object::New(env);
      errors.As<Napi::Object>().Set(std::to_string(delta.id), ToJsError(env, delta.error).Value());
    }
  }
  const Napi::Object handlers = handlers_.Value();
  handlers.Get("deltas").As<Napi::Function>().Call(
      handlers, {packed, texts, PackLogProbs(env, deltas, log_prob_count), errors});
}

/// Ends the thread, then what it used. Waits for the step that runs, or for the loading.
void EngineBinding::Shutdown() {
  if (worker_ == nullptr) return;
  napi_remove_env_cleanup_hook(env_, OnEnvironmentCleanup, this);
  GetAddonData(env_).engines.erase(this);
  worker_.reset();
  channel_->Release();
}

void EngineBinding::OnEnvironmentCleanup(void* self) {
  static_cast<EngineBinding*>(self)->Shutdown();
}

void EngineBinding::ShutdownAll(const Napi::CallbackInfo& info) {
  auto& engines = GetAddonData(info.Env()).engines;
  while (!engines.empty()) (*engines.begin())->Shutdown();
}

}  // namespace ovserve
