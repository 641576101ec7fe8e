#pragma once

#include <memory>
#include <string>
#include <vector>

#include "genai/genai.h"

namespace ovserve {

/// Bytes that each token id adds to an answer; empty for the special tokens that are not shown.
using VocabTable = std::vector<std::string>;

/// Reads the table of a byte-level vocabulary. Returns null if the model's detokenizer does not
/// simply concatenate such bytes, which is checked for every token and for sequences of them.
std::shared_ptr<const VocabTable> ReadVocabTable(ov::genai::Tokenizer& tokenizer);

}  // namespace ovserve
