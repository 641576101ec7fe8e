#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "errors.h"

namespace ovserve {

enum class Finish : std::int32_t { kNone = 0, kStop = 1, kLength = 2, kCancelled = 3, kError = 4 };

/// What happened to one request since JavaScript last looked.
struct Delta {
  std::int32_t id = 0;
  Finish finish = Finish::kNone;
  /// Which stop string ended the answer; -1 if none did.
  std::int32_t stop = -1;
  std::vector<std::int32_t> token_ids;
  /// Of each token, if the request asked for them; else empty.
  std::vector<float> log_probs;
  std::string text;
  ErrorInfo error;  // Set with Finish::kError.
};

/// The delta that ends a request with an error.
inline Delta Failure(std::int32_t id, ErrorInfo error) {
  Delta delta;
  delta.id = id;
  delta.finish = Finish::kError;
  delta.error = std::move(error);
  return delta;
}

/// All that JavaScript has not seen yet.
struct Mail {
  std::vector<std::string> stages;  // Loading stages entered.
  bool ready = false;               // Loading ended well.
  std::optional<ErrorInfo> failed;  // Loading failed, or the engine broke.
  std::vector<Delta> deltas;
  bool closed = false;  // The thread has ended; always the last.
};

/// From the worker's thread to JavaScript. Deltas of one request merge while they wait, so a busy
/// event loop costs memory for the answers' own text only, and one wake-up carries all requests.
class Mailbox {
 public:
  void Add(Delta delta) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto [entry, is_new] = index_.try_emplace(delta.id, mail_.deltas.size());
    if (is_new) {
      mail_.deltas.push_back(std::move(delta));
      return;
    }
    Delta& waiting = mail_.deltas[entry->second];
    waiting.token_ids.insert(waiting.token_ids.end(), delta.token_ids.begin(),
                             delta.token_ids.end());
    waiting.log_probs.insert(waiting.log_probs.end(), delta.log_probs.begin(),
                             delta.log_probs.end());
    waiting.text += delta.text;
    waiting.finish = delta.finish;
    waiting.stop = delta.stop;
    waiting.error = std::move(delta.error);
  }

  void AddStage(std::string stage) {
    const std::lock_guard<std::mutex> lock(mutex_);
    mail_.stages.push_back(std::move(stage));
  }

  void SetReady() {
    const std::lock_guard<std::mutex> lock(mutex_);
    mail_.ready = true;
  }

  void SetFailed(ErrorInfo error) {
    const std::lock_guard<std::mutex> lock(mutex_);
    mail_.failed = std::move(error);
  }

  void SetClosed() {
    const std::lock_guard<std::mutex> lock(mutex_);
    mail_.closed = true;
  }

  Mail TakeAll() {
    const std::lock_guard<std::mutex> lock(mutex_);
    index_.clear();
    return std::exchange(mail_, {});
  }

 private:
  std::mutex mutex_;
  Mail mail_;
  std::unordered_map<std::int32_t, std::size_t> index_;
};

}  // namespace ovserve
