#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "detokenizer.h"
#include "stop_matcher.h"

namespace ovserve {

/// The visible text of one answer: whole characters, ended by the first stop string.
class TextStream {
 public:
  /// @param include_stop shows the stop string that ends the text, too
  TextStream(std::unique_ptr<DecodeStream> decoder, std::vector<std::string> stops,
             bool include_stop = false)
      : decoder_(std::move(decoder)), matcher_(std::move(stops), include_stop) {}

  std::string Push(const std::vector<std::int64_t>& token_ids) {
    return matcher_.Push(decoder_->Push(token_ids));
  }

  /// What was held back as the possible start of a stop string. Half a character at the very end
  /// is not text and stays out.
  std::string Flush() { return matcher_.Flush(); }

  /// True once a stop string has been found; pushed tokens add nothing from then on.
  bool stopped() const { return matcher_.stopped(); }
  /// Which stop string was found; -1 if none was.
  int matched_stop() const { return matcher_.matched(); }

 private:
  std::unique_ptr<DecodeStream> decoder_;
  StopMatcher matcher_;
};

}  // namespace ovserve
