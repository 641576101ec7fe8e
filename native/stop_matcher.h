#pragma once

#include <string>
#include <vector>

namespace ovserve {

/// Finds stop strings in streamed text without ever letting a part of one out.
class StopMatcher {
 public:
  /// @param include shows the stop string that ends the text, too
  StopMatcher(std::vector<std::string> stops, bool include);

  /// Takes the next piece of text and returns what can be shown: everything before the first stop
  /// string, less an ending that may be the start of one. Returns nothing more once stopped.
  std::string Push(const std::string& text);

  /// Returns what was held back; for the end of an answer that no stop string ended.
  std::string Flush();

  bool stopped() const { return matched_ >= 0; }
  /// Which of the stop strings ended the text; -1 if none has.
  int matched() const { return matched_; }

 private:
  std::size_t HeldLength() const;

  std::vector<std::string> stops_;
  bool include_;
  std::string held_;
  int matched_ = -1;
};

}  // namespace ovserve
