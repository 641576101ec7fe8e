#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "grammar.h"

namespace ovserve {

/// Says whether the library takes a grammar, before a request with it reaches the engine: there, a
/// grammar that it does not take would fail a whole step. Thread-safe.
///
/// The library keeps its grammar compiler in the tokenizer, without a lock, and makes it anew as
/// the engine tells it the size of the model's output. So this has a tokenizer of its own, which is
/// loaded at the first call.
class GrammarChecker {
 public:
  explicit GrammarChecker(std::string model_path) : model_path_(std::move(model_path)) {}

  /// @throws CodedError INVALID_GRAMMAR
  void Check(const Grammar& grammar);

 private:
  const std::string model_path_;
  std::mutex mutex_;
  std::unique_ptr<ov::genai::Tokenizer> tokenizer_;
};

}  // namespace ovserve
