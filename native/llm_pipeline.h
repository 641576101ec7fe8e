#pragma once

#include <deque>
#include <memory>
#include <string>

#include "backend.h"
#include "genai/genai.h"

namespace ovserve {

/// Generates for one request at a time with GenAI's LLMPipeline; the others wait their turn. For
/// what continuous batching does not do, such as the NPU.
class LLMPipeline : public Backend {
 public:
  LLMPipeline(const std::string& model_path, const LoadedTokenizer& tokenizer,
              const std::string& device, const ov::AnyMap& properties);

  void Add(std::shared_ptr<Request> request) override;
  bool HasWork() const override { return !waiting_.empty(); }
  /// Runs the oldest request to its end; its tokens are emitted and flushed as they come.
  void Step(StepOutput& output) override;

 private:
  Delta Generate(const Request& request, StepOutput& output);

  std::shared_ptr<const Detokenizer> detokenizer_;
  ov::genai::LLMPipeline pipeline_;
  ov::genai::GenerationConfig defaults_;
  std::deque<std::shared_ptr<Request>> waiting_;
};

}  // namespace ovserve
