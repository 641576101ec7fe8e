#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend.h"
#include "genai/genai.h"

namespace ovserve {

/// Loads the tokenizer of a model folder and makes its detokenizer.
LoadedTokenizer LoadTokenizer(const std::string& model_path);

// All of these may run on any thread, several at a time.

std::vector<std::int64_t> Encode(ov::genai::Tokenizer& tokenizer, const std::string& text,
                                 bool add_special_tokens);
std::string Decode(ov::genai::Tokenizer& tokenizer, const std::vector<std::int64_t>& ids,
                   bool skip_special_tokens);

}  // namespace ovserve
