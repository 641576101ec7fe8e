#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <string>

#include "speculation.h"
#include "worker.h"

namespace ovserve {

/// What `new Engine(options)` is told, checked.
struct EngineOptions {
  std::string kind;  // "continuous-batching" or "llm-pipeline".
  std::string path;
  std::string device;
  ov::AnyMap properties;
  ov::genai::SchedulerConfig scheduler;  // For continuous batching only, as is the next.
  Speculation speculation;
  std::size_t vocab_size = 0;  // 0: unknown.
};

EngineOptions ReadEngineOptions(const Napi::Value& value);

/// The loader to run on the worker's thread. It hands the tokenizer to `keep` before the model
/// is read.
Worker::Load MakeLoader(EngineOptions options,
                        std::function<void(std::shared_ptr<LoadedTokenizer>)> keep);

}  // namespace ovserve
