#include "detokenizer.h"

#include <utility>

#include "utf8.h"
#include "vocab_table.h"

namespace ovserve {
namespace {

class TableStream : public DecodeStream {
 public:
  TableStream(std::shared_ptr<const VocabTable> table, bool skip_special_tokens)
      : table_(std::move(table)), skip_special_tokens_(skip_special_tokens) {}

  std::string Push(const std::vector<std::int64_t>& token_ids) override {
    for (const std::int64_t id : token_ids) {
      // Ids past the table are padding of the model's output layer and stand for no text.
      if (static_cast<std::size_t>(id) >= table_->bytes.size()) continue;
      const std::string& bytes = table_->bytes[static_cast<std::size_t>(id)];
      bytes_ += bytes.empty() && !skip_special_tokens_ ? table_->SpecialText(id) : bytes;
    }
    std::string text;
    TakeWholeCharacters(bytes_, text);
    return text;
  }

 private:
  std::shared_ptr<const VocabTable> table_;
  bool skip_special_tokens_;
  std::string bytes_;
};

/// Decodes the tokens since the last clean cut with and without the newest and shows the
/// difference. The tokens before the newest give it its context (a leading space, for one).
class WindowStream : public DecodeStream {
 public:
  WindowStream(ov::genai::Tokenizer tokenizer, bool skip_special_tokens)
      : tokenizer_(std::move(tokenizer)),
        parameters_{{"skip_special_tokens", skip_special_tokens}} {}

  std::string Push(const std::vector<std::int64_t>& token_ids) override {
    std::string text;
    for (const std::int64_t id : token_ids) text += PushOne(id);
    return text;
  }

 private:
  // A run of tokens that never makes a character (a model babbling stray bytes) must not grow the
  // window; four tokens can complete any character, with room for those that precede it.
  static constexpr std::size_t kLongestRun = 12;

  std::string PushOne(std::int64_t id) {
    window_.push_back(id);
    const std::string text = tokenizer_.decode(window_, parameters_);
    const std::size_t pending = window_.size() - shown_tokens_;
    std::string added = text.size() > shown_text_.size() ? text.substr(shown_text_.size()) : "";
    if ((added.empty() || EndsIncomplete(text)) && pending < kLongestRun) return {};
    window_.erase(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(shown_tokens_));
    shown_tokens_ = window_.size();
    shown_text_ = tokenizer_.decode(window_, parameters_);
    return added;
  }

  static bool EndsIncomplete(const std::string& text) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    return text.size() >= kReplacement.size() &&
           text.compare(text.size() - kReplacement.size(), kReplacement.size(), kReplacement) == 0;
  }

  ov::genai::Tokenizer tokenizer_;
  ov::AnyMap parameters_;
  std::vector<std::int64_t> window_;
  std::size_t shown_tokens_ = 0;
  std::string shown_text_;
};

/// A piece of a SentencePiece vocabulary as the bytes it stands for: its mark of a space, and its
/// names of single bytes such as `<0x0A>`.
std::string PieceBytes(const std::string& piece) {
  constexpr std::string_view kSpace = "\xE2\x96\x81";
  if (piece.size() == 6 && piece.compare(0, 3, "<0x") == 0 && piece[5] == '>') {
    return {static_cast<char>(std::stoi(piece.substr(3, 2), nullptr, 16))};
  }
  std::string bytes;
  for (std::size_t i = 0; i < piece.size();) {
    const bool space = piece.compare(i, kSpace.size(), kSpace) == 0;
    bytes += space ? ' ' : piece[i];
    i += space ? kSpace.size() : 1;
  }
  return bytes;
}

}  // namespace

Detokenizer::Detokenizer(ov::genai::Tokenizer tokenizer)
    : tokenizer_(std::move(tokenizer)), table_(ReadVocabTable(tokenizer_)) {}

std::unique_ptr<DecodeStream> Detokenizer::NewStream(bool skip_special_tokens) const {
  if (table_ == nullptr) return NewWindowStream(skip_special_tokens);
  return std::make_unique<TableStream>(table_, skip_special_tokens);
}

std::unique_ptr<DecodeStream> Detokenizer::NewWindowStream(bool skip_special_tokens) const {
  return std::make_unique<WindowStream>(tokenizer_, skip_special_tokens);
}

std::string Detokenizer::TokenBytes(std::int64_t id) const {
  const auto index = static_cast<std::size_t>(id);
  const std::vector<std::string>& vocab =
      table_ == nullptr ? tokenizer_.get_vocab_vector() : table_->bytes;
  if (index >= vocab.size()) return {};
  if (table_ == nullptr) return PieceBytes(vocab[index]);
  return vocab[index].empty() ? table_->SpecialText(id) : vocab[index];
}

}  // namespace ovserve
