// The ceiling: a bare loop over ContinuousBatchingPipeline, without detokenizing, JavaScript or
// HTTP. usage: bare_loop MODEL_DIR STREAMS OUTPUT_TOKENS [PROPERTY=VALUE...] < PROMPTS
// Standard input holds one prompt a line, as token ids. STREAMS requests run at a time, each for
// exactly OUTPUT_TOKENS; the next prompt starts as one ends. Prints one line of JSON.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "genai/genai.h"

namespace {

using namespace ov::genai;
using Clock = std::chrono::steady_clock;

std::vector<ov::Tensor> ReadPrompts() {
  std::vector<ov::Tensor> prompts;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::vector<std::int64_t> ids;
    for (std::int64_t id = 0; words >> id;) ids.push_back(id);
    if (ids.empty()) continue;
    ov::Tensor tensor(ov::element::i64, {1, ids.size()});
    std::copy(ids.begin(), ids.end(), tensor.data<std::int64_t>());
    prompts.push_back(tensor);
  }
  return prompts;
}

double SecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The first inference packs the weights; servers have that behind them when they are measured.
void WarmUp(ContinuousBatchingPipeline& pipeline, std::size_t streams) {
  GenerationConfig config = pipeline.get_config();
  config.update_generation_config(
      {{"max_new_tokens", std::size_t{4}}, {"ignore_eos", true}, {"do_sample", false}});
  std::vector<GenerationHandle> handles;  // A request whose handle goes is dropped.
  for (std::size_t i = 0; i < streams; ++i) {
    ov::Tensor prompt(ov::element::i64, {1, 8});
    std::fill_n(prompt.data<std::int64_t>(), 8, static_cast<std::int64_t>(300 + i));
    handles.push_back(pipeline.add_request(i, prompt, config));
  }
  while (pipeline.has_non_finished_requests()) pipeline.step();
}

int Run(const std::string& model, std::size_t streams, std::size_t output_tokens,
        const ov::AnyMap& properties) {
  const std::vector<ov::Tensor> prompts = ReadPrompts();
  SchedulerConfig scheduler;
  scheduler.enable_prefix_caching = true;
  const Tokenizer tokenizer{std::filesystem::path(model)};
  ContinuousBatchingPipeline pipeline(model, tokenizer, scheduler, "CPU", properties);
  WarmUp(pipeline, streams);
  GenerationConfig config = pipeline.get_config();
  config.update_generation_config(
      {{"max_new_tokens", output_tokens}, {"ignore_eos", true}, {"do_sample", false}});

  std::map<std::uint64_t, GenerationHandle> running;
  std::size_t next = 0;
  std::size_t tokens = 0;
  std::size_t steps = 0;
  const Clock::time_point begin = Clock::now();
  while (next < prompts.size() || !running.empty()) {
    while (running.size() < streams && next < prompts.size()) {
      running.emplace(next, pipeline.add_request(next, prompts[next], config));
      ++next;
    }
    pipeline.step();
    ++steps;
    for (auto entry = running.begin(); entry != running.end();) {
      const GenerationHandle& handle = entry->second;
      while (handle->can_read()) {
        for (const auto& [id, output] : handle->read()) tokens += output.generated_ids.size();
      }
      const bool ended = handle->get_status() != GenerationStatus::RUNNING;
      entry = ended ? running.erase(entry) : std::next(entry);
    }
  }
  const double seconds = SecondsSince(begin);
  std::cout << "{\"requests\":" << prompts.size() << ",\"output_tokens\":" << tokens
            << ",\"steps\":" << steps << ",\"duration\":" << seconds
            << ",\"output_throughput\":" << static_cast<double>(tokens) / seconds << "}\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: bare_loop MODEL_DIR STREAMS OUTPUT_TOKENS [PROPERTY=VALUE...] < PROMPTS\n";
    return 2;
  }
  try {
    ov::AnyMap properties;
    for (int i = 4; i < argc; ++i) {
      const std::string text = argv[i];
      properties[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
    }
    return Run(argv[1], std::stoul(argv[2]), std::stoul(argv[3]), properties);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
