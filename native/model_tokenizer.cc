#include "model_tokenizer.h"

#include <filesystem>
#include <utility>

namespace ovserve {
LoadedTokenizer LoadTokenizer(const std::string& model_path) {
  ov::genai::Tokenizer tokenizer(std::filesystem::u8path(model_path));
  auto detokenizer = std::make_shared<const Detokenizer>(tokenizer);
  return {std::move(tokenizer), std::move(detokenizer),
          std::make_shared<GrammarChecker>(model_path)};
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

}  // namespace ovserve
