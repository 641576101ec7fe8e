// Drives every field of genai/declarations.h through the GenAI library and prints, as JSON, what
// came back; test/native/genai-layout.test.ts says what must. Run: genai_layout_check MODEL_DIR
//
// The fields of SchedulerConfig go in and come back as the text that the library itself prints of
// them at debug level (all but adaptive_rkv_config, which it does not print and the addon leaves
// at its defaults; the fields behind it prove its size).
#include <cmath>
#include <iostream>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "genai/genai.h"

namespace {

using namespace ov::genai;

std::ostringstream json;

template <typename Value>
void Put(const char* name, const Value& value) {
  json << (json.tellp() > 0 ? "," : "{") << '"' << name << "\":" << value;
}

/// Every field has a value of its own, so that one read at another's place shows.
SchedulerConfig DistinctScheduler() {
  SchedulerConfig config;
  config.max_num_batched_tokens = 1001;
  config.num_kv_blocks = 1002;
  config.cache_size = 1003;
  config.num_linear_attention_blocks = 1004;
  config.cache_interval_multiplier = 1005;
  config.dynamic_split_fuse = false;
  config.use_cache_eviction = true;
  config.cache_eviction_config.aggregation_mode = 0;
  config.cache_eviction_config.apply_rotation = true;
  config.cache_eviction_config.snapkv_window_size = 1006;
  config.cache_eviction_config.kvcrush_config.budget = 1007;
  config.cache_eviction_config.kvcrush_config.anchor_point_mode = 3;
  config.cache_eviction_config.kvcrush_config.rng_seed = 1008;
  config.cache_eviction_config.start_size = 1009;
  config.cache_eviction_config.recent_size = 1010;
  config.cache_eviction_config.max_cache_size = 1011;
  config.cache_eviction_config.evictable_size = 1012;
  config.max_num_seqs = 1013;
  config.enable_prefix_caching = true;
  config.use_sparse_attention = true;
  config.sparse_attention_config.mode = 1;
  config.sparse_attention_config.num_last_dense_tokens_in_prefill = 1014;
  config.sparse_attention_config.num_retained_start_tokens_in_cache = 1015;
  config.sparse_attention_config.num_retained_recent_tokens_in_cache = 1016;
  config.sparse_attention_config.xattention_threshold = 0.25F;
  config.sparse_attention_config.xattention_block_size = 1017;
  config.sparse_attention_config.xattention_stride = 1018;
  return config;
}

void PrintSchedulers(const std::string& model, const Tokenizer& tokenizer) {
  std::cout << "== defaults\n";
  ContinuousBatchingPipeline(model, tokenizer, SchedulerConfig(), "CPU");
  std::cout << "== distinct\n";
  try {
    ContinuousBatchingPipeline(model, tokenizer, DistinctScheduler(), "CPU");
  } catch (const std::exception&) {
    // Printed before the library finds that these values do not go together.
  }
  std::cout << "== end\n";
}

void CheckGenerationConfig(const GenerationConfig& defaults) {
  GenerationConfig config = defaults;
  config.update_generation_config({{"do_sample", true}, {"temperature", 0.5F}});
  config.validate();
  config.update_generation_config({{"temperature", -1.0F}});
  bool refused = false;
  try {
    static_cast<const GenerationConfig&>(config).validate();
  } catch (const std::exception&) {
    refused = true;
  }
  Put("configRefusesNegativeTemperature", refused);
}

/// The library names what is set when more than one is.
void CheckStructuredOutput(Tokenizer tokenizer) {
  StructuredOutputConfig config;
  config.json_schema = "schema-text";
  config.regex = "regex-text";
  config.grammar = "grammar-text";
  config.compound_grammar = StructuredOutputConfig::StructuralTag("compound-text");
  std::string message;
  try {
    static_cast<const StructuredOutputConfig&>(config).validate();
  } catch (const std::exception& error) {
    message = error.what();
  }
  for (const char* text : {"json=schema-text", "regex=regex-text", "grammar=grammar-text",
                           "compound_grammar=compound-text"}) {
    Put(text, message.find(text) != std::string::npos);
  }
  StructuredOutputConfig other;
  other.regex = "a";
  other.backend = "another";
  message.clear();
  try {
    other.validate();
  } catch (const std::exception& error) {
    message = error.what();
  }
  Put("namesBackend", message.find("'another'") != std::string::npos);
  const auto refuses = [&](const StructuredOutputConfig& broken) {
    try {
      broken.validate(tokenizer);
    } catch (const std::exception&) {
      return true;
    }
    return false;
  };
  StructuredOutputConfig schema;
  schema.json_schema = "{";
  Put("refusesBrokenSchema", refuses(schema));
  StructuredOutputConfig tag;
  tag.structural_tags_config = StructuredOutputConfig::StructuralTag(R"({"type":"thing"})");
  Put("refusesBrokenTag", refuses(tag));
  tag.structural_tags_config = StructuredOutputConfig::StructuralTag(
      R"({"type":"structural_tag","format":{"type":"const_string","value":"a"}})");
  Put("takesTag", !refuses(tag));
}

void CheckContinuousBatching(const std::string& model, const Tokenizer& tokenizer,
                             const TokenizedInputs& inputs) {
  SchedulerConfig scheduler;
  scheduler.num_kv_blocks = 64;
  ContinuousBatchingPipeline pipeline(model, tokenizer, scheduler, "CPU");
  CheckGenerationConfig(pipeline.get_config());
  GenerationConfig config = pipeline.get_config();
  config.update_generation_config({{"max_new_tokens", std::size_t{5}},
                                   {"ignore_eos", true},
                                   {"logprobs", std::size_t{1}},
                                   {"do_sample", false}});
  const GenerationHandle first = pipeline.add_request(0, inputs.input_ids, config);
  const GenerationHandle second = pipeline.add_request(1, inputs.input_ids, config);
  Put("statusBefore", static_cast<int>(first->get_status()));
  pipeline.step();
  const PipelineMetrics metrics = pipeline.get_metrics();
  Put("requests", metrics.requests);
  Put("scheduledRequests", metrics.scheduled_requests);
  Put("cacheUsage", metrics.cache_usage);
  Put("maxCacheUsage", metrics.max_cache_usage);
  Put("avgCacheUsage", metrics.avg_cache_usage);
  Put("inferenceDuration", metrics.inference_duration);
  Put("samplingDuration", metrics.sampling_duration);
  Put("cacheSizeInBytes", metrics.cache_size_in_bytes);
  Put("kvCacheSizeInBytes", metrics.kv_cache_size_in_bytes);
  second->cancel();
  Put("statusCancelled", static_cast<int>(second->get_status()));

  std::size_t ids = 0;
  std::size_t log_probs = 0;
  float sum = 0;
  GenerationOutput last;
  while (pipeline.has_non_finished_requests() || first->can_read()) {
    if (pipeline.has_non_finished_requests()) pipeline.step();
    while (first->can_read()) {
      for (const auto& [sequence, output] : first->read()) {
        ids += output.generated_ids.size();
        log_probs += output.generated_log_probs.size();
        sum = std::accumulate(output.generated_log_probs.begin(), output.generated_log_probs.end(),
                              sum);
        last = output;
      }
    }
  }
  Put("generatedIds", ids);
  Put("generatedLogProbs", log_probs);
  Put("logProbSum", sum);
  Put("score", last.score);
  Put("finishReason", static_cast<int>(last.finish_reason));
  Put("hiddenStates", last.intermediate_hidden_states.size());
  Put("statusAfter", static_cast<int>(first->get_status()));
}

/// Overrides one `write` only, so that the library's own other one must call it.
class CountingStreamer : public StreamerBase {
 public:
  StreamingStatus write(std::int64_t) override {
    ++tokens;
    return StreamingStatus::RUNNING;
  }
  using StreamerBase::write;
  void end() override { ++ends; }

  std::size_t tokens = 0;
  std::size_t ends = 0;
};

void CheckLLMPipeline(const std::string& model, const Tokenizer& tokenizer,
                      const TokenizedInputs& inputs) {
  LLMPipeline pipeline(model, tokenizer, "CPU", {});
  GenerationConfig config = pipeline.get_generation_config();
  config.update_generation_config(
      {{"max_new_tokens", std::size_t{5}}, {"ignore_eos", true}, {"do_sample", false}});
  const auto streamer = std::make_shared<CountingStreamer>();
  EncodedResults results =
      pipeline.generate(EncodedInputs(inputs), OptionalGenerationConfig(config),
                        StreamerVariant(std::shared_ptr<StreamerBase>(streamer)));
  Put("streamedTokens", streamer->tokens);
  Put("streamEnds", streamer->ends);
  streamer->write(std::vector<std::int64_t>{1, 2, 3});
  Put("streamedTokensAfterVector", streamer->tokens);
  Put("resultSequences", results.tokens.size());
  Put("resultTokens", results.tokens.at(0).size());
  Put("resultScores", results.scores.size());
  Put("resultFinishReason", static_cast<int>(results.finish_reasons.at(0)));
  Put("perfGeneratedTokens", results.perf_metrics.get_num_generated_tokens());
  Put("perfInputTokens", results.perf_metrics.get_num_input_tokens());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: genai_layout_check MODEL_DIR\n";
    return 2;
  }
  try {
    const std::string model = argv[1];
    Tokenizer tokenizer{std::filesystem::path(model)};
    const TokenizedInputs inputs = tokenizer.encode(std::string("one two three"));
    Put("inputIds", inputs.input_ids.get_size());
    Put("attentionMask", inputs.attention_mask.get_size());
    Put("hasTokenTypeIds", inputs.token_type_ids.has_value());
    PrintSchedulers(model, tokenizer);
    CheckStructuredOutput(tokenizer);
    CheckContinuousBatching(model, tokenizer, inputs);
    CheckLLMPipeline(model, tokenizer, inputs);
    std::cout << json.str() << "}\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
