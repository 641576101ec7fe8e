#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "genai/genai.h"

namespace ovserve {

/// What each token id adds to an answer.
struct VocabTable {
  /// Bytes by id; empty for the special tokens, which are not shown unless asked for.
  std::vector<std::string> bytes;
  /// The special tokens' texts.
  std::unordered_map<std::int64_t, std::string> special;

  std::string SpecialText(std::int64_t id) const {
    const auto entry = special.find(id);
    return entry == special.end() ? std::string() : entry->second;
  }
};

/// Reads the table of a byte-level vocabulary. Returns null if the model's detokenizer does not
/// simply concatenate such bytes, which is checked for every token and for sequences of them.
std::shared_ptr<const VocabTable> ReadVocabTable(ov::genai::Tokenizer& tokenizer);

}  // namespace ovserve
