#include "stop_matcher.h"

#include <algorithm>
#include <utility>

namespace ovserve {

StopMatcher::StopMatcher(std::vector<std::string> stops, bool include)
    : stops_(std::move(stops)), include_(include) {}

std::string StopMatcher::Push(const std::string& text) {
  if (stopped()) return {};
  if (stops_.empty()) return text;
  held_ += text;
  std::size_t first = std::string::npos;
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    const std::size_t found = held_.find(stops_[i]);
    if (found >= first) continue;
    first = found;
    matched_ = static_cast<int>(i);
  }
  if (stopped()) {
    held_.resize(first + (include_ ? stops_[static_cast<std::size_t>(matched_)].size() : 0));
    return Flush();
  }
  const std::size_t shown = held_.size() - HeldLength();
  std::string result = held_.substr(0, shown);
  held_.erase(0, shown);
  return result;
}

std::string StopMatcher::Flush() { return std::exchange(held_, {}); }

/// Length of the longest ending of the text that begins some stop string. Comparing lengths of at
/// most the longest stop string keeps the cost independent of the length of the answer.
std::size_t StopMatcher::HeldLength() const {
  std::size_t longest = 0;
  for (const std::string& stop : stops_) {
    for (std::size_t length = std::min(stop.size() - 1, held_.size()); length > longest; --length) {
      if (held_.compare(held_.size() - length, length, stop, 0, length) == 0) {
        longest = length;
        break;
      }
    }
  }
  return longest;
}

}  // namespace ovserve
