#include "stop_matcher.h"

#include <algorithm>
#include <utility>

namespace ovserve {

StopMatcher::StopMatcher(std::vector<std::string> stops) : stops_(std::move(stops)) {}

std::string StopMatcher::Push(const std::string& text) {
  if (stopped_) return {};
  if (stops_.empty()) return text;
  held_ += text;
  std::size_t first = std::string::npos;
  for (const std::string& stop : stops_) first = std::min(first, held_.find(stop));
  if (first != std::string::npos) {
    stopped_ = true;
    held_.resize(first);
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
