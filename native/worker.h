#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "backend.h"
#include "mailbox.h"
#include "request.h"

namespace ovserve {

/// Gauges and counters of an engine.
struct WorkerMetrics {
  BackendMetrics backend;
  std::uint64_t prompt_tokens = 0;
  std::uint64_t generation_tokens = 0;
  std::uint64_t steps = 0;
};

/// The one thread that owns a model: it loads the backend, then alone calls it. Requests come in
/// through an inbox, deltas go out through the mailbox. It sleeps while there is nothing to do.
class Worker : private StepOutput {
 public:
  using EnterStage = std::function<void(const char* stage)>;
  using Load = std::function<std::unique_ptr<Backend>(const EnterStage& enter_stage)>;

  /// Starts the thread. `wake` tells JavaScript that the mailbox has mail; it must not block.
  Worker(Load load, std::function<void()> wake);
  /// Closes and waits for the step, or the loading, that runs.
  ~Worker() override;
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Thread-safe, and none of them waits for the worker.
  void Submit(std::shared_ptr<Request> request);
  void Cancel(std::int32_t id);
  void Close();
  Mail TakeMail() { return mailbox_.TakeAll(); }
  WorkerMetrics metrics() const;

  /// Waits for the thread; short once the mail said closed.
  void Join();

 private:
  void Run();
  std::unique_ptr<Backend> LoadBackend();
  void Serve(std::unique_ptr<Backend> backend);
  bool WaitForWork(const Backend& backend, std::vector<std::shared_ptr<Request>>& arrived);
  void Accept(Backend& backend, std::shared_ptr<Request> request);
  void End(const ErrorInfo& error);

  void Emit(Delta delta) override;
  void Flush() override { wake_(); }
  void Publish(const BackendMetrics& metrics) override;

  const Load load_;
  const std::function<void()> wake_;
  Mailbox mailbox_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool closing_ = false;
  std::optional<ErrorInfo> ended_;  // Set once nothing will be served any more.
  std::vector<std::shared_ptr<Request>> inbox_;
  std::unordered_map<std::int32_t, std::shared_ptr<Request>> unfinished_;
  WorkerMetrics metrics_;

  std::thread thread_;  // Last, so that all it uses exists when it starts.
};

}  // namespace ovserve
