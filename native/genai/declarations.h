// The few OpenVINO GenAI types this addon calls, declared for exactly the pinned library version.
//
// The wheels carry the library without its headers. These declarations name the same exported
// symbols with the same layout, so they are an ABI contract, not an API: every size is asserted
// here, genai/layout_test.cc drives every field through the library and reads it back, and
// genai/version.cc refuses a library of another version. Field meanings are documented upstream.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <openvino/core/any.hpp>
#include <openvino/core/version.hpp>
#include <openvino/runtime/tensor.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#define OPENVINO_SERVE_IMPORT __attribute__((visibility("default")))

extern "C" OPENVINO_SERVE_IMPORT ov::Version get_version();

namespace ov::genai {

// ---- scheduler_config.hpp, cache_eviction.hpp, sparse_attention.hpp

struct KVCrushConfig {
  std::size_t budget = 0;
  int anchor_point_mode = 0;
  std::size_t rng_seed = 0;
};

struct AdaptiveRKVConfig {
  double attention_mass = 0.9;
  std::size_t window_size = 8;
};

struct CacheEvictionConfig {
  int aggregation_mode = 1;
  bool apply_rotation = false;
  std::size_t snapkv_window_size = 8;
  KVCrushConfig kvcrush_config;
  AdaptiveRKVConfig adaptive_rkv_config;
  std::size_t start_size = 32;
  std::size_t recent_size = 128;
  std::size_t max_cache_size = 672;
  std::size_t evictable_size = 512;
};

struct SparseAttentionConfig {
  int mode = 0;
  std::size_t num_last_dense_tokens_in_prefill = 100;
  std::size_t num_retained_start_tokens_in_cache = 128;
  std::size_t num_retained_recent_tokens_in_cache = 1920;
  float xattention_threshold = 0.8F;
  std::size_t xattention_block_size = 64;
  std::size_t xattention_stride = 8;
};

struct SchedulerConfig {
  std::size_t max_num_batched_tokens = 256;
  std::size_t num_kv_blocks = 0;
  std::size_t cache_size = 0;
  std::size_t num_linear_attention_blocks = 0;
  std::optional<std::size_t> cache_interval_multiplier;
  bool dynamic_split_fuse = true;
  bool use_cache_eviction = false;
  CacheEvictionConfig cache_eviction_config;
  std::size_t max_num_seqs = 256;
  bool enable_prefix_caching = false;
  bool use_sparse_attention = false;
  SparseAttentionConfig sparse_attention_config;
};
static_assert(sizeof(SchedulerConfig) == 216);

// ---- tokenizer.hpp

struct TokenizedInputs {
  ov::Tensor input_ids;
  ov::Tensor attention_mask;
  std::optional<ov::Tensor> token_type_ids;
};
static_assert(sizeof(TokenizedInputs) == 104);

class OPENVINO_SERVE_IMPORT Tokenizer {
 public:
  explicit Tokenizer(const std::filesystem::path& tokenizer_path,
                     const ov::AnyMap& properties = {});
  Tokenizer(const Tokenizer&) = default;
  ~Tokenizer();

  TokenizedInputs encode(const std::string& prompt, const ov::AnyMap& tokenization_params = {});
  std::string decode(const std::vector<int64_t>& tokens,
                     const ov::AnyMap& detokenization_params = {});
  std::vector<std::string> decode(const std::vector<std::vector<int64_t>>& tokens,
                                  const ov::AnyMap& detokenization_params = {});
  std::string get_chat_template() const;
  std::int64_t get_bos_token_id() const;
  std::int64_t get_eos_token_id() const;
  std::int64_t get_pad_token_id() const;
  std::string get_bos_token() const;
  std::string get_eos_token() const;
  std::string get_pad_token() const;
  const std::vector<std::string>& get_vocab_vector() const;

 private:
  std::shared_ptr<void> impl_;
};
static_assert(sizeof(Tokenizer) == 16);

// ---- generation_config.hpp: GenerationConfig is opaque, changed through its AnyMap only

struct StructuralTagItem {
  std::string begin;
  std::string schema;
  std::string end;
};

struct StructuralTagsConfig {
  std::vector<StructuralTagItem> structural_tags;
  std::vector<std::string> triggers;
};

/// Exactly one member may be set. Of the variants only the text is in use: a structural tag as
/// xgrammar's JSON.
class OPENVINO_SERVE_IMPORT StructuredOutputConfig {
 public:
  struct Regex {
    std::string value;
  };
  struct JSONSchema {
    std::string value;
  };
  struct EBNF {
    std::string value;
  };
  struct ConstString {
    std::string value;
  };
  struct AnyText {};
  struct QwenXMLParametersFormat {
    std::string json_schema;
  };
  struct Concat;
  struct Union;
  struct Tag;
  struct TriggeredTags;
  struct TagsWithSeparator;
  using StructuralTag =
      std::variant<std::string, Regex, JSONSchema, EBNF, ConstString, AnyText,
                   QwenXMLParametersFormat, std::shared_ptr<Concat>, std::shared_ptr<Union>,
                   std::shared_ptr<Tag>, std::shared_ptr<TriggeredTags>,
                   std::shared_ptr<TagsWithSeparator>>;

  std::optional<std::string> json_schema;
  std::optional<std::string> regex;
  std::optional<std::string> grammar;
  std::optional<std::variant<StructuralTagsConfig, StructuralTag>> structural_tags_config;
  std::optional<StructuralTag> compound_grammar;
  std::optional<std::string> backend;

  void validate() const;
  void validate(Tokenizer& tokenizer) const;
};
static_assert(sizeof(StructuredOutputConfig) == 272);

class OPENVINO_SERVE_IMPORT GenerationConfig {
 public:
  GenerationConfig(const GenerationConfig& other);
  virtual ~GenerationConfig();
  virtual void update_generation_config(const ov::AnyMap& properties);
  virtual void validate() const;

 private:
  alignas(8) std::byte storage_[720];
};
static_assert(sizeof(GenerationConfig) == 728);

// ---- generation_handle.hpp

enum class GenerationStatus { RUNNING = 0, FINISHED = 1, IGNORED = 2, CANCEL = 3, STOP = 4 };

enum class GenerationFinishReason { NONE = 0, STOP = 1, LENGTH = 2, TOOL_CALL = 3 };

struct GenerationOutput {
  std::vector<std::int64_t> generated_ids;
  std::vector<float> generated_log_probs;
  float score = 0;
  GenerationFinishReason finish_reason = GenerationFinishReason::NONE;
  std::vector<ov::Tensor> intermediate_hidden_states;
};
static_assert(sizeof(GenerationOutput) == 80);

using GenerationOutputs = std::unordered_map<std::uint64_t, GenerationOutput>;

class OPENVINO_SERVE_IMPORT GenerationHandleImpl {
 public:
  GenerationHandleImpl(const GenerationHandleImpl&) = delete;
  GenerationHandleImpl& operator=(const GenerationHandleImpl&) = delete;
  ~GenerationHandleImpl();
  GenerationStatus get_status();
  bool can_read();
  void stop(GenerationFinishReason finish_reason = GenerationFinishReason::STOP);
  void cancel();
  GenerationOutputs read();
};

using GenerationHandle = std::shared_ptr<GenerationHandleImpl>;

// ---- continuous_batching_pipeline.hpp

struct PipelineMetrics {
  std::size_t requests = 0;
  std::size_t scheduled_requests = 0;
  float cache_usage = 0;
  float max_cache_usage = 0;
  float avg_cache_usage = 0;
  float inference_duration = 0;
  float sampling_duration = 0;
  std::size_t cache_size_in_bytes = 0;
  std::size_t& kv_cache_size_in_bytes = cache_size_in_bytes;

  PipelineMetrics() = default;
  PipelineMetrics(const PipelineMetrics& other)
      : requests(other.requests),
        scheduled_requests(other.scheduled_requests),
        cache_usage(other.cache_usage),
        max_cache_usage(other.max_cache_usage),
        avg_cache_usage(other.avg_cache_usage),
        inference_duration(other.inference_duration),
        sampling_duration(other.sampling_duration),
        cache_size_in_bytes(other.cache_size_in_bytes) {}
};
static_assert(sizeof(PipelineMetrics) == 56);

class OPENVINO_SERVE_IMPORT ContinuousBatchingPipeline {
 public:
  ContinuousBatchingPipeline(const std::filesystem::path& models_path, const Tokenizer& tokenizer,
                             const SchedulerConfig& scheduler_config, const std::string& device,
                             const ov::AnyMap& properties = {});
  GenerationConfig get_config() const;
  PipelineMetrics get_metrics() const;
  GenerationHandle add_request(std::uint64_t request_id, const ov::Tensor& input_ids,
                               const GenerationConfig& sampling_params);
  void step();
  bool has_non_finished_requests();

 private:
  std::shared_ptr<void> impl_;
};
static_assert(sizeof(ContinuousBatchingPipeline) == 16);

// ---- streamer_base.hpp

enum class StreamingStatus { RUNNING = 0, STOP = 1, CANCEL = 2, TOOL_CALL_STOP = 3 };

class OPENVINO_SERVE_IMPORT StreamerBase {
 public:
  virtual StreamingStatus write(std::int64_t token) = 0;
  virtual StreamingStatus write(const std::vector<std::int64_t>& tokens);
  virtual void end() = 0;
  virtual ~StreamerBase();
};

// ---- perf_metrics.hpp, llm_pipeline.hpp

class OPENVINO_SERVE_IMPORT PerfMetrics {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  PerfMetrics(const PerfMetrics& other);
  virtual void evaluate_statistics(std::optional<TimePoint> start_time);
  virtual ~PerfMetrics();
  std::size_t get_num_generated_tokens();
  std::size_t get_num_input_tokens();

 private:
  alignas(8) std::byte storage_[464];
};
static_assert(sizeof(PerfMetrics) == 472);

struct ExtendedPerfMetrics;

class EncodedResults {
 public:
  std::vector<std::vector<std::int64_t>> tokens;
  std::vector<float> scores;
  std::vector<GenerationFinishReason> finish_reasons;
  PerfMetrics perf_metrics;
  std::shared_ptr<ExtendedPerfMetrics> extended_perf_metrics;
};
static_assert(sizeof(EncodedResults) == 560);

using StreamerVariant = std::variant<std::function<StreamingStatus(std::string)>,
                                     std::shared_ptr<StreamerBase>, std::monostate>;
using OptionalGenerationConfig = std::optional<GenerationConfig>;
using EncodedInputs = std::variant<ov::Tensor, TokenizedInputs>;

OPENVINO_SERVE_IMPORT std::pair<std::string, ov::Any> draft_model(
    const std::filesystem::path& models_path, const std::string& device = {},
    const ov::AnyMap& properties = {});

class LLMPipelineImplBase;

class OPENVINO_SERVE_IMPORT LLMPipeline {
 public:
  LLMPipeline(const std::filesystem::path& models_path, const Tokenizer& tokenizer,
              const std::string& device, const ov::AnyMap& properties = {});
  LLMPipeline(const LLMPipeline&) = delete;
  LLMPipeline& operator=(const LLMPipeline&) = delete;
  ~LLMPipeline();
  EncodedResults generate(const EncodedInputs& inputs,
                          OptionalGenerationConfig generation_config = std::nullopt,
                          StreamerVariant streamer = std::monostate());
  GenerationConfig get_generation_config() const;

 private:
  std::string device_;
  void* impl_ = nullptr;
};
static_assert(sizeof(LLMPipeline) == 40);

}  // namespace ov::genai
