#include "napi/read_grammar.h"

#include <string>

#include "napi/convert.h"
#include "napi/js_error.h"

namespace ovserve {

Grammar ReadGrammar(const Napi::Value& value) {
  const Napi::Object object = ToObject(value, "grammar");
  const std::string kind = ToString(object.Get("kind"), "grammar.kind");
  Grammar grammar;
  grammar.text = ToString(object.Get("text"), "grammar.text");
  if (kind == "json-schema") {
    grammar.kind = GrammarKind::kJsonSchema;
  } else if (kind == "regex") {
    grammar.kind = GrammarKind::kRegex;
  } else if (kind == "ebnf") {
    grammar.kind = GrammarKind::kEbnf;
  } else if (kind == "structural-tag") {
    grammar.kind = GrammarKind::kStructuralTag;
  } else {
    ThrowInvalid(value.Env(), "grammar.kind must be json-schema, regex, ebnf or structural-tag");
  }
  return grammar;
}

}  // namespace ovserve
