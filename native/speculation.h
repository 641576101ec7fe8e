#pragma once

#include <cstddef>
#include <openvino/core/any.hpp>
#include <string>

#include "genai/genai.h"

namespace ovserve {

/// How answers are guessed ahead: the model then checks several tokens in the time of one.
struct Speculation {
  /// Guess what followed the same tokens earlier in the prompt or the answer.
  bool prompt_lookup = false;
  /// Or let the smaller model of this folder guess.
  std::string draft_path;
  /// Guesses a step.
  std::size_t tokens = 0;
  /// A request that finds this many others at work gets the fewest guesses.
  std::size_t max_requests = 0;

  bool enabled() const { return prompt_lookup || !draft_path.empty(); }

  /// What the pipeline must be told at load. Reads the draft model.
  ov::AnyMap LoadProperties(ov::AnyMap properties) const {
    if (prompt_lookup) properties["prompt_lookup"] = true;
    if (!draft_path.empty()) {
      properties.insert(ov::genai::draft_model(std::filesystem::u8path(draft_path)));
    }
    return properties;
  }

  /// What a request must be told that starts while `running` others run. The library has no way to
  /// switch guessing off for a request; one guess is the least.
  ov::AnyMap RequestParameters(std::size_t running) const {
    if (!enabled()) return {};
    ov::AnyMap parameters{{"num_assistant_tokens", running < max_requests ? tokens : 1}};
    // Three tokens in a row are rarely the same by chance; the library tries fewer when none match.
    if (prompt_lookup) parameters["max_ngram_size"] = std::size_t{3};
    return parameters;
  }
};

}  // namespace ovserve
