#include "continuous_batching.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "mapped_file.h"

namespace ovserve {
namespace {

/// As the system names it: without symbolic links.
std::string FileOf(const std::string& folder, const char* name) {
  std::error_code error;
  return std::filesystem::canonical(std::filesystem::u8path(folder) / name, error).u8string();
}

}  // namespace

ContinuousBatching::ContinuousBatching(const std::string& model_path, LoadedTokenizer tokenizer,
                                       const ov::genai::SchedulerConfig& scheduler,
                                       Speculation speculation, const std::string& device,
                                       const ov::AnyMap& properties)
    : detokenizer_(std::move(tokenizer.detokenizer)),
      weight_file_(FileOf(model_path, "openvino_model.bin")),
      speculation_(std::move(speculation)),
      pipeline_(std::filesystem::u8path(model_path), tokenizer.tokenizer, scheduler, device,
                speculation_.LoadProperties(properties)),
      defaults_(pipeline_.get_config()) {}

ContinuousBatching::~ContinuousBatching() {
  if (active_.empty()) return;
  try {
    for (auto& [id, active] : active_) active.handle->cancel();
    pipeline_.step();
  } catch (...) {  // The engine is being given up; there is nobody left to tell.
  }
}

void ContinuousBatching::Add(std::shared_ptr<Request> request) {
  ov::genai::GenerationConfig config = defaults_;
  config.update_generation_config(request->sampling);
  config.update_generation_config(speculation_.RequestParameters(active_.size()));
  const std::int32_t id = request->id;
  ov::genai::GenerationHandle handle =
      pipeline_.add_request(static_cast<std::uint64_t>(id), request->PromptTensor(), config);
  TextStream text(detokenizer_->NewStream(request->skip_special_tokens), request->stops,
                  request->include_stop);
  active_.emplace(id, Active{std::move(request), std::move(handle), std::move(text)});
}

void ContinuousBatching::Step(StepOutput& output) {
  CancelRequested();
  pipeline_.step();
  for (auto entry = active_.begin(); entry != active_.end();) {
    bool ended = true;
    try {
      ended = Read(entry->second, output);
    } catch (...) {
      // Its tokens could not be turned into text; the others go on.
      entry->second.handle->cancel();
      output.Emit(Failure(entry->first, DescribeCurrentException()));
    }
    entry = ended ? active_.erase(entry) : std::next(entry);
  }
  if (active_.empty()) {
    // Requests that a stop string ended are freed by the next step, and usage is computed when
    // scheduling; an empty step does both, so an idle engine shows an empty cache.
    pipeline_.step();
  }
  ReleaseWeightFile();
  output.Publish(Metrics());
}

void ContinuousBatching::CancelRequested() {
  for (auto& [id, active] : active_) {
    if (active.request->cancelled.load(std::memory_order_relaxed)) active.handle->cancel();
  }
}

/// The CPU plugin packs the weights for its kernels at the first inference, and for others when a
/// batch of another kind comes; what it read from the file is not needed again. The call takes a
/// fraction of a millisecond: more and more rarely, at steps 1, 2, 4 and so on.
void ContinuousBatching::ReleaseWeightFile() {
  ++steps_;
  if ((steps_ & (steps_ - 1)) == 0) ReleaseMappedPages(weight_file_);
}

/// Emits what the last step added. Returns true if the request has ended.
bool ContinuousBatching::Read(Active& active, StepOutput& output) {
  Delta delta;
  delta.id = active.request->id;
  ov::genai::GenerationStatus status = active.handle->get_status();
  if (status == ov::genai::GenerationStatus::CANCEL) {
    delta.finish = Finish::kCancelled;
    output.Emit(std::move(delta));
    return true;
  }
  if (status == ov::genai::GenerationStatus::IGNORED) {
    output.Emit(Failure(delta.id, {code::kKvCacheExhausted,
                                   "The KV cache has no room left for this request; it was ended "
                                   "unfinished. Send fewer or shorter requests at a time, or "
                                   "raise the cache size."}));
    return true;
  }
  auto reason = ov::genai::GenerationFinishReason::NONE;
  bool ended_turn = false;
  while (active.handle->can_read() && !ended_turn) {
    for (auto& [sequence, output] : active.handle->read()) {
      ended_turn = Append(active, output, delta);
      reason = output.finish_reason;
    }
  }
  if (ended_turn) {
    active.handle->stop();
    delta.text += active.text.Flush();
    delta.finish = Finish::kStop;
    delta.stop = active.text.matched_stop();
  } else if (status == ov::genai::GenerationStatus::FINISHED) {
    delta.text += active.text.Flush();
    delta.finish =
        reason == ov::genai::GenerationFinishReason::LENGTH ? Finish::kLength : Finish::kStop;
  }
  const bool ended = delta.finish != Finish::kNone;
  if (ended || !delta.token_ids.empty()) output.Emit(std::move(delta));
  return ended;
}

/// Adds tokens up to one that ends the answer. Returns whether there was one. A step that checked
/// guesses brings several tokens, and the library goes on behind an end among them.
bool ContinuousBatching::Append(Active& active, const ov::genai::GenerationOutput& output,
                                Delta& delta) {
  const Request& request = *active.request;
  for (std::size_t i = 0; i < output.generated_ids.size(); ++i) {
    const std::int64_t token = output.generated_ids[i];
    delta.token_ids.push_back(static_cast<std::int32_t>(token));
    if (request.log_probs) delta.log_probs.push_back(output.generated_log_probs.at(i));
    const bool ends = request.stop_tokens.count(token) > 0;
    if (!ends || request.include_stop) delta.text += active.text.Push({token});
    if (ends || active.text.stopped()) return true;
  }
  return false;
}

BackendMetrics ContinuousBatching::Metrics() const {
  const ov::genai::PipelineMetrics library = pipeline_.get_metrics();
  BackendMetrics metrics;
  metrics.running = std::min(active_.size(), library.scheduled_requests);
  metrics.waiting = active_.size() - metrics.running;
  metrics.kv_cache_usage = static_cast<double>(library.cache_usage) / 100.0;
  metrics.kv_cache_bytes = library.cache_size_in_bytes;
  return metrics;
}

}  // namespace ovserve
