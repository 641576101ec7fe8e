#pragma once

#include <string>
#include <vector>

namespace ovserve {

/// Finds stop strings in streamed text without ever letting a part of one out.
class StopMatcher {
 public:
  explicit StopMatcher(std::vector<std::string> stops);

  /// Takes the next piece of text and returns what can be shown: everything before the first stop
  /// string, less an ending that may be the start of one. Returns nothing more once stopped.
  std::string Push(const std::string& text);

  /// Returns what was held back; for the end of an answer that no stop string ended.
  std::string Flush();

  bool stopped() const { return stopped_; }

 private:
  std::size_t HeldLength() const;

  std::vector<std::string> stops_;
  std::string held_;
  bool stopped_ = false;
};

}  // namespace ovserve
