#include "grammar_checker.h"

#include <filesystem>
#include <regex>

#include "errors.h"

namespace ovserve {
namespace {

/// Without the time and the source file that xgrammar puts before what it says.
std::string Reason(const std::string& message) {
  static const std::regex kOrigin(R"(\[[0-9:]+\] \S+\.cc:[0-9]+: )");
  std::string reason = std::regex_replace(message, kOrigin, "");
  while (!reason.empty() && (reason.back() == '\n' || reason.back() == ' ')) reason.pop_back();
  return reason;
}

}  // namespace

void GrammarChecker::Check(const Grammar& grammar) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (tokenizer_ == nullptr) {
    tokenizer_ = std::make_unique<ov::genai::Tokenizer>(std::filesystem::u8path(model_path_));
  }
  try {
    grammar.Config().validate(*tokenizer_);
  } catch (...) {
    throw CodedError(code::kInvalidGrammar, Reason(DescribeCurrentException().message));
  }
}

}  // namespace ovserve
