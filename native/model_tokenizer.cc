#include "model_tokenizer.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "errors.h"

namespace ovserve {
namespace {

std::optional<ov::genai::JsonContainer> ParseJson(const std::string& json) {
  if (json.empty()) return std::nullopt;
  return ov::genai::JsonContainer::from_json_string(json);
}

}  // namespace

LoadedTokenizer LoadTokenizer(const std::string& model_path) {
  ov::genai::Tokenizer tokenizer(std::filesystem::u8path(model_path));
  auto detokenizer = std::make_shared<const Detokenizer>(tokenizer);
  return {std::move(tokenizer), std::move(detokenizer)};
}

std::vector<std::int64_t> Encode(ov::genai::Tokenizer& tokenizer, const std::string& text,
                                 bool add_special_tokens) {
  const ov::Tensor ids =
      tokenizer.encode(text, {{"add_special_tokens", add_special_tokens}}).input_ids;
  const auto* begin = ids.data<std::int64_t>();
  return {begin, begin + ids.get_size()};
}

std::string Decode(ov::genai::Tokenizer& tokenizer, const std::vector<std::int64_t>& ids,
                   bool skip_special_tokens) {
  if (ids.empty()) return {};
  return tokenizer.decode(ids, {{"skip_special_tokens", skip_special_tokens}});
}

std::string ApplyChatTemplate(const ov::genai::Tokenizer& tokenizer, const ChatInput& input) {
  try {
    const ov::genai::ChatHistory history(
        ov::genai::JsonContainer::from_json_string(input.messages));
    return tokenizer.apply_chat_template(history, input.add_generation_prompt, input.chat_template,
                                         ParseJson(input.tools), ParseJson(input.extra_context));
  } catch (...) {
    throw CodedError(code::kChatTemplate, DescribeCurrentException().message);
  }
}

}  // namespace ovserve
