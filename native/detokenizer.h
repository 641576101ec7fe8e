#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "genai/genai.h"
#include "vocab_table.h"

namespace ovserve {

/// Turns the token ids of one answer into text as they arrive. Its cost per token does not depend
/// on how many came before.
class DecodeStream {
 public:
  virtual ~DecodeStream() = default;
  /// Returns the characters that became whole with these tokens.
  virtual std::string Push(const std::vector<std::int64_t>& token_ids) = 0;
};

/// Makes decode streams for one model. Thread-safe.
class Detokenizer {
 public:
  /// Builds a table of each token's bytes and checks it against the model's own detokenizer. Where
  /// the two differ (a SentencePiece vocabulary, say), streams call the detokenizer on a short
  /// window of tokens instead.
  explicit Detokenizer(ov::genai::Tokenizer tokenizer);

  std::unique_ptr<DecodeStream> NewStream(bool skip_special_tokens) const;

  /// The bytes that a token stands for, a special token's text included; empty for ids that stand
  /// for nothing. They may be a part of a character.
  std::string TokenBytes(std::int64_t id) const;

  /// True if streams look tokens up in the table.
  bool uses_table() const { return table_ != nullptr; }

  /// Streams that decode a window even where the table would do; for comparing the two.
  std::unique_ptr<DecodeStream> NewWindowStream(bool skip_special_tokens) const;

 private:
  ov::genai::Tokenizer tokenizer_;
  std::shared_ptr<const VocabTable> table_;
};

}  // namespace ovserve
