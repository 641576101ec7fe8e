#include "napi/engine_options.h"

#include <cstdint>
#include <utility>

#include "continuous_batching.h"
#include "device.h"
#include "errors.h"
#include "llm_pipeline.h"
#include "model_tokenizer.h"
#include "napi/convert.h"
#include "napi/js_error.h"

namespace ovserve {
namespace {

constexpr std::int64_t kMost = 1'000'000'000;

ov::genai::SchedulerConfig ReadScheduler(const Napi::Value& value) {
  const Napi::Object object = ToObject(value, "scheduler");
  ov::genai::SchedulerConfig config;
  const auto size = [&](const char* name, std::int64_t low) {
    return static_cast<std::size_t>(ToInteger(object.Get(name), name, low, kMost));
  };
  config.cache_size = size("cacheSizeGb", 0);
  config.num_kv_blocks = size("numKvBlocks", 0);
  config.max_num_batched_tokens = size("maxBatchedTokens", 1);
  config.max_num_seqs = size("maxNumSeqs", 1);
  config.enable_prefix_caching = ToBool(object.Get("prefixCaching"), "prefixCaching");
  return config;
}

Speculation ReadSpeculation(const Napi::Value& value) {
  const Napi::Object object = ToObject(value, "speculation");
  Speculation speculation;
  speculation.prompt_lookup = ToBool(object.Get("promptLookup"), "promptLookup");
  speculation.draft_path = ToString(object.Get("draftPath"), "draftPath");
  const auto size = [&](const char* name) {
    return static_cast<std::size_t>(ToInteger(object.Get(name), name, 1, kMost));
  };
  speculation.tokens = size("tokens");
  speculation.max_requests = size("maxRequests");
  return speculation;
}

/// GenAI's own property, which it reads for LLMPipeline only.
bool UsesPagedAttention(const EngineOptions& options) {
  const auto backend = options.properties.find("ATTENTION_BACKEND");
  return options.kind != "llm-pipeline" || backend == options.properties.end() ||
         backend->second.as<std::string>() != "SDPA";
}

std::unique_ptr<Backend> MakeBackend(const EngineOptions& options,
                                     const LoadedTokenizer& tokenizer) {
  if (options.kind == "llm-pipeline") {
    return std::make_unique<LLMPipeline>(options.path, tokenizer, options.device,
                                         options.properties);
  }
  return std::make_unique<ContinuousBatching>(options.path, tokenizer, options.scheduler,
                                              options.speculation, options.device,
                                              options.properties);
}

}  // namespace

EngineOptions ReadEngineOptions(const Napi::Value& value) {
  const Napi::Object object = ToObject(value, "options");
  EngineOptions options;
  options.kind = ToString(object.Get("kind"), "kind");
  options.path = ToString(object.Get("path"), "path");
  options.device = ToString(object.Get("device"), "device");
  options.properties = ToProperties(object.Get("properties"), "properties");
  options.vocab_size =
      static_cast<std::size_t>(ToInteger(object.Get("vocabSize"), "vocabSize", 0, kMost));
  if (options.kind == "continuous-batching") {
    options.scheduler = ReadScheduler(object.Get("scheduler"));
    const Napi::Value speculation = object.Get("speculation");
    if (!speculation.IsUndefined()) options.speculation = ReadSpeculation(speculation);
  } else if (options.kind != "llm-pipeline") {
    ThrowInvalid(value.Env(),
                 "kind must be continuous-batching or llm-pipeline, but is " + options.kind);
  }
  return options;
}

Worker::Load MakeLoader(EngineOptions options,
                        std::function<void(std::shared_ptr<LoadedTokenizer>)> keep) {
  return [options = std::move(options),
          keep = std::move(keep)](const Worker::EnterStage& enter_stage) {
    // Every machine has a CPU, and asking which devices there are takes time.
    if (options.device != "CPU") CheckDevice(options.device);
    CheckProcessor(options.device, UsesPagedAttention(options));
    enter_stage("tokenizer");
    auto tokenizer = std::make_shared<LoadedTokenizer>(LoadTokenizer(options.path));
    keep(tokenizer);
    enter_stage("model");
    return MakeBackend(options, *tokenizer);
  };
}

}  // namespace ovserve
