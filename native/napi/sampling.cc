#include "napi/sampling.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <string>

#include "napi/convert.h"
#include "napi/js_error.h"
#include "napi/read_grammar.h"

namespace ovserve {
namespace {

constexpr std::int64_t kMaxInteger = 9007199254740991;  // Number.MAX_SAFE_INTEGER

float ToFloat(const Napi::Value& value, const char* name) {
  const double number = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : NAN;
  if (!std::isfinite(number)) {
    ThrowInvalid(value.Env(), std::string(name) + " must be a finite number");
  }
  return static_cast<float>(number);
}

}  // namespace

void ReadSampling(const Napi::Object& params, Request& request) {
  ov::AnyMap& sampling = request.sampling;
  // The engine serves one sequence a request, whatever generation_config.json says.
  sampling["num_beams"] = std::size_t{1};
  sampling["num_return_sequences"] = std::size_t{1};
  sampling["max_length"] = std::numeric_limits<std::size_t>::max();
  sampling["echo"] = false;

  const auto integer = [&](const char* key, const char* name, std::int64_t low) {
    const Napi::Value value = params.Get(key);
    if (value.IsUndefined()) return;
    sampling[name] = static_cast<std::size_t>(ToInteger(value, key, low, kMaxInteger));
  };
  const auto real = [&](const char* key, const char* name) {
    const Napi::Value value = params.Get(key);
    if (!value.IsUndefined()) sampling[name] = ToFloat(value, key);
  };
  integer("maxTokens", "max_new_tokens", 1);
  integer("minTokens", "min_new_tokens", 0);
  integer("seed", "rng_seed", 0);
  real("presencePenalty", "presence_penalty");
  real("frequencyPenalty", "frequency_penalty");
  real("repetitionPenalty", "repetition_penalty");

  const float temperature = ToFloat(params.Get("temperature"), "temperature");
  const float top_p = ToFloat(params.Get("topP"), "topP");
  // The limit of both as they go to zero is the likeliest token.
  const bool do_sample = temperature > 0 && top_p > 0;
  sampling["do_sample"] = do_sample;
  if (do_sample) {
    sampling["temperature"] = temperature;
    sampling["top_p"] = top_p;
    integer("topK", "top_k", 1);
    real("minP", "min_p");
  }

  const std::vector<std::int64_t> stop_ids = ToTokenIds(params.Get("stopTokenIds"), 0);
  const std::set<std::int64_t> stop_tokens(stop_ids.begin(), stop_ids.end());
  const bool ignore_eos = ToBool(params.Get("ignoreEos"), "ignoreEos");
  sampling["stop_token_ids"] = stop_tokens;
  sampling["ignore_eos"] = ignore_eos;
  if (!ignore_eos) request.stop_tokens = stop_tokens;
  if (const Napi::Value value = params.Get("stop"); !value.IsUndefined()) {
    request.stops = ToStrings(value, "stop");
  }
  request.include_stop = ToBool(params.Get("includeStop"), "includeStop");
  request.skip_special_tokens = ToBool(params.Get("skipSpecialTokens"), "skipSpecialTokens");
  request.log_probs = ToBool(params.Get("logprobs"), "logprobs");
  if (request.log_probs) sampling["logprobs"] = std::size_t{1};
  if (const Napi::Value value = params.Get("grammar"); !value.IsUndefined()) {
    sampling["structured_output_config"] = ReadGrammar(value).Config();
  }
}

}  // namespace ovserve
