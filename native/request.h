#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <openvino/core/any.hpp>
#include <openvino/runtime/tensor.hpp>
#include <set>
#include <string>
#include <vector>

namespace ovserve {

/// One generation, shared by the JavaScript side, which may cancel it, and the engine thread.
struct Request {
  /// Unique among the engine's unfinished requests.
  std::int32_t id = 0;
  std::vector<std::int64_t> prompt;
  /// GenAI's names and values, laid over the model's generation_config.json.
  ov::AnyMap sampling;
  /// Tokens that end the answer, the model's own included; none where they are to be ignored.
  std::set<std::int64_t> stop_tokens;
  /// Texts that end the answer, in UTF-8.
  std::vector<std::string> stops;
  /// Shows what ends the answer, too.
  bool include_stop = false;
  /// Leaves special tokens out of the text.
  bool skip_special_tokens = true;
  /// Reports each token's log-probability.
  bool log_probs = false;
  std::atomic<bool> cancelled{false};

  /// The prompt as the library takes it: a batch of one.
  ov::Tensor PromptTensor() const {
    ov::Tensor tensor(ov::element::i64, {1, prompt.size()});
    std::copy(prompt.begin(), prompt.end(), tensor.data<std::int64_t>());
    return tensor;
  }
};

}  // namespace ovserve
