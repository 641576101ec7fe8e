#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend.h"
#include "genai/genai.h"

namespace ovserve {

/// What a chat template is given, each as JSON text.
struct ChatInput {
  std::string messages;       // An array.
  std::string tools;          // An array, or empty for none.
  std::string extra_context;  // An object, or empty for none.
  std::string chat_template;  // Instead of the model's own, unless empty.
  bool add_generation_prompt = true;
};

/// Loads the tokenizer of a model folder and makes its detokenizer.
LoadedTokenizer LoadTokenizer(const std::string& model_path);

// All of these may run on any thread, several at a time.

std::vector<std::int64_t> Encode(ov::genai::Tokenizer& tokenizer, const std::string& text,
                                 bool add_special_tokens);
std::string Decode(ov::genai::Tokenizer& tokenizer, const std::vector<std::int64_t>& ids,
                   bool skip_special_tokens);
/// @throws CodedError CHAT_TEMPLATE_ERROR
std::string ApplyChatTemplate(const ov::genai::Tokenizer& tokenizer, const ChatInput& input);

}  // namespace ovserve
