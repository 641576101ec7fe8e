#include "detokenizer.h"

#include <utility>

#include "utf8.h"
#include "vocab_table.h"

namespace ovserve {
namespace {

class TableStream : public DecodeStream {
 public:
  explicit TableStream(std::shared_ptr<const VocabTable> table) : table_(std::move(table)) {}

  std::string Push(const std::vector<std::int64_t>& token_ids) override {
    for (const std::int64_t id : token_ids) {
      // Ids past the table are padding of the model's output layer and stand for no text.
      if (static_cast<std::size_t>(id) < table_->size()) bytes_ += (*table_)[id];
    }
    std::string text;
    TakeWholeCharacters(bytes_, text);
    return text;
  }

 private:
  std::shared_ptr<const VocabTable> table_;
  std::string bytes_;
};

/// Decodes the tokens since the last clean cut with and without the newest and shows the
/// difference. The tokens before the newest give it its context (a leading space, for one).
class WindowStream : public DecodeStream {
 public:
  explicit WindowStream(ov::genai::Tokenizer tokenizer) : tokenizer_(std::move(tokenizer)) {}

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
    const std::string text = tokenizer_.decode(window_);
    const std::size_t pending = window_.size() - shown_tokens_;
    std::string added = text.size() > shown_text_.size() ? text.substr(shown_text_.size()) : "";
    if ((added.empty() || EndsIncomplete(text)) && pending < kLongestRun) return {};
    window_.erase(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(shown_tokens_));
    shown_tokens_ = window_.size();
    shown_text_ = tokenizer_.decode(window_);
    return added;
  }

  static bool EndsIncomplete(const std::string& text) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    return text.size() >= kReplacement.size() &&
           text.compare(text.size() - kReplacement.size(), kReplacement.size(), kReplacement) == 0;
  }

  ov::genai::Tokenizer tokenizer_;
  std::vector<std::int64_t> window_;
  std::size_t shown_tokens_ = 0;
  std::string shown_text_;
};

}  // namespace

Detokenizer::Detokenizer(ov::genai::Tokenizer tokenizer)
    : tokenizer_(std::move(tokenizer)), table_(ReadVocabTable(tokenizer_)) {}

std::unique_ptr<DecodeStream> Detokenizer::NewStream() const {
  if (table_ == nullptr) return NewWindowStream();
  return std::make_unique<TableStream>(table_);
}

std::unique_ptr<DecodeStream> Detokenizer::NewWindowStream() const {
  return std::make_unique<WindowStream>(tokenizer_);
}

}  // namespace ovserve
