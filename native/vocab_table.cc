#include "vocab_table.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "utf8.h"

namespace ovserve {
namespace {

// Detokenizing in blocks bounds the memory that a vocabulary of 150,000 tokens needs for it.
constexpr std::size_t kBlock = 8192;
constexpr std::size_t kSequences = 64;
constexpr std::size_t kSequenceLength = 16;

/// Sets each token's bytes, or returns false if the detokenizer shows something else for it.
bool CheckTokens(ov::genai::Tokenizer& tokenizer, VocabTable& vocab) {
  std::vector<std::string>& table = vocab.bytes;
  for (std::size_t begin = 0; begin < table.size(); begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, table.size());
    std::vector<std::vector<std::int64_t>> ids;
    for (std::size_t id = begin; id < end; ++id) ids.push_back({static_cast<std::int64_t>(id)});
    const std::vector<std::string> texts = tokenizer.decode(ids);
    for (std::size_t id = begin; id < end; ++id) {
      const std::string& text = texts[id - begin];
      if (text.empty()) {
        // A special token.
        vocab.special.emplace(static_cast<std::int64_t>(id), std::exchange(table[id], {}));
      } else if (IsValidUtf8(table[id]) && text != table[id]) {
        return false;
      }
    }
  }
  return true;
}

/// Spread over the vocabulary, sequences show whether a token's text depends on its neighbours.
bool CheckSequences(ov::genai::Tokenizer& tokenizer, const std::vector<std::string>& table) {
  std::vector<std::int64_t> usable;
  for (std::size_t id = 0; id < table.size(); ++id) {
    if (!table[id].empty() && IsValidUtf8(table[id]))
      usable.push_back(static_cast<std::int64_t>(id));
  }
  if (usable.empty()) return false;
  std::vector<std::vector<std::int64_t>> sequences(kSequences);
  std::size_t next = 0;
  for (auto& sequence : sequences) {
    for (std::size_t i = 0; i < kSequenceLength; ++i) {
      sequence.push_back(usable[next % usable.size()]);
      next += 7919;  // A prime, so that the walk visits the whole vocabulary.
    }
  }
  const std::vector<std::string> texts = tokenizer.decode(sequences);
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    std::string expected;
    for (const std::int64_t id : sequences[i]) expected += table[static_cast<std::size_t>(id)];
    if (texts[i] != expected) return false;
  }
  return true;
}

}  // namespace

std::shared_ptr<const VocabTable> ReadVocabTable(ov::genai::Tokenizer& tokenizer) {
  auto table = std::make_shared<VocabTable>();
  table->bytes = tokenizer.get_vocab_vector();
  if (table->bytes.empty() || !CheckTokens(tokenizer, *table) ||
      !CheckSequences(tokenizer, table->bytes)) {
    return nullptr;
  }
  return table;
}

}  // namespace ovserve
