#pragma once

#include <string>

#include "genai/genai.h"

namespace ovserve {

/// How a grammar is written.
enum class GrammarKind { kJsonSchema, kRegex, kEbnf, kStructuralTag };

/// What an answer is constrained to.
struct Grammar {
  GrammarKind kind = GrammarKind::kJsonSchema;
  /// The schema or structural tag as JSON text, the regular expression, or xgrammar's EBNF.
  std::string text;

  ov::genai::StructuredOutputConfig Config() const {
    ov::genai::StructuredOutputConfig config;
    switch (kind) {
      case GrammarKind::kJsonSchema:
        config.json_schema = text;
        break;
      case GrammarKind::kRegex:
        config.regex = text;
        break;
      case GrammarKind::kEbnf:
        config.grammar = text;
        break;
      case GrammarKind::kStructuralTag:
        config.structural_tags_config = ov::genai::StructuredOutputConfig::StructuralTag(text);
        break;
    }
    return config;
  }
};

}  // namespace ovserve
