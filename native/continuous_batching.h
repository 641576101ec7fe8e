#pragma once

#include <map>
#include <memory>
#include <string>

#include "backend.h"
#include "genai/genai.h"
#include "speculation.h"
#include "text_stream.h"

namespace ovserve {

/// Generates for many requests at once with GenAI's ContinuousBatchingPipeline.
class ContinuousBatching : public Backend {
 public:
  ContinuousBatching(const std::string& model_path, LoadedTokenizer tokenizer,
                     const ov::genai::SchedulerConfig& scheduler, Speculation speculation,
                     const std::string& device, const ov::AnyMap& properties);
  /// Frees the KV cache of what still runs; the library reports it as leaked otherwise.
  ~ContinuousBatching() override;

  void Add(std::shared_ptr<Request> request) override;
  bool HasWork() const override { return !active_.empty(); }
  void Step(StepOutput& output) override;

 private:
  struct Active {
    std::shared_ptr<Request> request;
    ov::genai::GenerationHandle handle;
    TextStream text;
  };

  void CancelRequested();
  bool Read(Active& active, StepOutput& output);
  static bool Append(Active& active, const ov::genai::GenerationOutput& output, Delta& delta);
  void ReleaseWeightFile();
  BackendMetrics Metrics() const;

  std::shared_ptr<const Detokenizer> detokenizer_;
  const std::string weight_file_;
  std::uint64_t steps_ = 0;
  const Speculation speculation_;
  ov::genai::ContinuousBatchingPipeline pipeline_;
  ov::genai::GenerationConfig defaults_;
  std::map<std::int32_t, Active> active_;
};

}  // namespace ovserve
