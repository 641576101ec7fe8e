#pragma once

#include <cstddef>
#include <memory>

#include "detokenizer.h"
#include "genai/genai.h"
#include "grammar_checker.h"
#include "mailbox.h"
#include "request.h"

namespace ovserve {

/// Gauges of this moment.
struct BackendMetrics {
  std::size_t running = 0;
  std::size_t waiting = 0;
  double kv_cache_usage = 0;  // 0 to 1.
  std::size_t kv_cache_bytes = 0;
};

/// Where a backend reports to. Thread-safe; never waits for JavaScript.
class StepOutput {
 public:
  virtual ~StepOutput() = default;
  /// Adds what is new of one request. JavaScript sees it with the next flush.
  virtual void Emit(Delta delta) = 0;
  /// Wakes JavaScript. The worker does so after each step; a backend only within a long one.
  virtual void Flush() = 0;
  virtual void Publish(const BackendMetrics& metrics) = 0;
};

/// One way of generating with a loaded model. Only the worker's thread calls it.
class Backend {
 public:
  virtual ~Backend() = default;

  /// Takes a request on. @throws if the library refuses it; the others are not affected
  virtual void Add(std::shared_ptr<Request> request) = 0;

  /// True while a call of Step would do anything.
  virtual bool HasWork() const = 0;

  /// Moves the requests on, emits what is new and drops those that ended or were cancelled.
  /// @throws if the library failed as a whole
  virtual void Step(StepOutput& output) = 0;
};

/// A tokenizer, what streams its tokens as text, and what checks grammars for it.
struct LoadedTokenizer {
  ov::genai::Tokenizer tokenizer;
  std::shared_ptr<const Detokenizer> detokenizer;
  std::shared_ptr<GrammarChecker> grammar_checker;
};

}  // namespace ovserve
