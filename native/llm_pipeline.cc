#include "llm_pipeline.h"

#include <utility>

#include "text_stream.h"

namespace ovserve {
namespace {

/// GenAI's streamer callback, bridged to the worker's output. GenAI calls it from a thread of its
/// own, one call at a time, and has finished calling it when generate() returns.
class TokenStreamer : public ov::genai::StreamerBase {
 public:
  TokenStreamer(const Request& request, TextStream text, StepOutput& output)
      : request_(request), text_(std::move(text)), output_(output) {}

  ov::genai::StreamingStatus write(std::int64_t token) override {
    return write(std::vector<std::int64_t>{token});
  }

  ov::genai::StreamingStatus write(const std::vector<std::int64_t>& tokens) override {
    if (request_.cancelled.load(std::memory_order_relaxed)) {
      return ov::genai::StreamingStatus::CANCEL;
    }
    if (text_.stopped()) return ov::genai::StreamingStatus::STOP;
    Delta delta;
    delta.id = request_.id;
    delta.token_ids.assign(tokens.begin(), tokens.end());
    for (const std::int64_t token : tokens) {
      if (request_.include_stop || request_.stop_tokens.count(token) == 0) {
        delta.text += text_.Push({token});
      }
    }
    output_.Emit(std::move(delta));
    output_.Flush();
    return text_.stopped() ? ov::genai::StreamingStatus::STOP : ov::genai::StreamingStatus::RUNNING;
  }

  void end() override {}

  TextStream& text() { return text_; }

 private:
  const Request& request_;
  TextStream text_;
  StepOutput& output_;
};

}  // namespace

LLMPipeline::LLMPipeline(const std::string& model_path, const LoadedTokenizer& tokenizer,
                         const std::string& device, const ov::AnyMap& properties)
    : detokenizer_(tokenizer.detokenizer),
      pipeline_(std::filesystem::u8path(model_path), tokenizer.tokenizer, device, properties),
      defaults_(pipeline_.get_generation_config()) {}

void LLMPipeline::Add(std::shared_ptr<Request> request) {
  if (request->log_probs) {
    throw CodedError(code::kInvalidArgument, "LLMPipeline does not report log-probabilities");
  }
  waiting_.push_back(std::move(request));
}

void LLMPipeline::Step(StepOutput& output) {
  const std::shared_ptr<Request> request = std::move(waiting_.front());
  waiting_.pop_front();
  BackendMetrics metrics;
  metrics.running = 1;
  metrics.waiting = waiting_.size();
  output.Publish(metrics);
  Delta last;
  try {
    last = Generate(*request, output);
  } catch (...) {
    last = Failure(request->id, DescribeCurrentException());
  }
  last.id = request->id;
  output.Emit(std::move(last));
  metrics.running = 0;
  output.Publish(metrics);
}

/// Returns the delta that ends the request.
Delta LLMPipeline::Generate(const Request& request, StepOutput& output) {
  Delta last;
  if (request.cancelled.load(std::memory_order_relaxed)) {
    last.finish = Finish::kCancelled;
    return last;
  }
  ov::genai::GenerationConfig config = defaults_;
  config.update_generation_config(request.sampling);
  const auto streamer = std::make_shared<TokenStreamer>(
      request,
      TextStream(detokenizer_->NewStream(request.skip_special_tokens), request.stops,
                 request.include_stop),
      output);
  const ov::genai::EncodedResults results = pipeline_.generate(
      ov::genai::EncodedInputs(request.PromptTensor()), ov::genai::OptionalGenerationConfig(config),
      ov::genai::StreamerVariant(std::shared_ptr<ov::genai::StreamerBase>(streamer)));
  if (request.cancelled.load(std::memory_order_relaxed)) {
    last.finish = Finish::kCancelled;
    return last;
  }
  const bool by_length =
      !streamer->text().stopped() && !results.finish_reasons.empty() &&
      results.finish_reasons.front() == ov::genai::GenerationFinishReason::LENGTH;
  last.text = streamer->text().Flush();
  last.finish = by_length ? Finish::kLength : Finish::kStop;
  last.stop = streamer->text().matched_stop();
  return last;
}

}  // namespace ovserve
