#include "worker.h"

#include <utility>

#include "errors.h"
#include "freed_memory.h"

namespace ovserve {

Worker::Worker(Load load, std::function<void()> wake)
    : load_(std::move(load)), wake_(std::move(wake)), thread_([this] { Run(); }) {}

Worker::~Worker() {
  Close();
  Join();
}

void Worker::Submit(std::shared_ptr<Request> request) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (ended_) {
    mailbox_.Add(Failure(request->id, *ended_));
    wake_();
    return;
  }
  unfinished_.emplace(request->id, request);
  inbox_.push_back(std::move(request));
  changed_.notify_one();
}

void Worker::Cancel(std::int32_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto entry = unfinished_.find(id);
  if (entry != unfinished_.end()) entry->second->cancelled.store(true, std::memory_order_relaxed);
}

void Worker::Close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  closing_ = true;
  // A backend that runs one request to its end within a step looks at the flag for each token.
  for (auto& [id, request] : unfinished_) {
    request->cancelled.store(true, std::memory_order_relaxed);
  }
  changed_.notify_one();
}

void Worker::Join() {
  if (thread_.joinable()) thread_.join();
}

WorkerMetrics Worker::metrics() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  WorkerMetrics metrics = metrics_;
  metrics.backend.waiting += inbox_.size();
  return metrics;
}

void Worker::Run() {
  try {
    if (std::unique_ptr<Backend> backend = LoadBackend()) Serve(std::move(backend));
  } catch (...) {  // Out of memory, in all likelihood.
    const ErrorInfo error = DescribeCurrentException(code::kEngineFailed);
    End(error);
    mailbox_.SetFailed(error);
  }
  End({code::kEngineClosed, "The engine was closed"});
  mailbox_.SetClosed();
  wake_();
}

std::unique_ptr<Backend> Worker::LoadBackend() {
  try {
    std::unique_ptr<Backend> backend = load_([this](const char* stage) {
      mailbox_.AddStage(stage);
      wake_();
    });
    mailbox_.SetReady();
    wake_();
    return backend;
  } catch (...) {
    mailbox_.SetFailed(DescribeCurrentException(code::kModelLoadFailed));
    wake_();
    return nullptr;
  }
}

void Worker::Serve(std::unique_ptr<Backend> backend) {
  std::vector<std::shared_ptr<Request>> arrived;
  FreedMemory freed_memory;
  while (WaitForWork(*backend, arrived)) {
    for (auto& request : arrived) Accept(*backend, std::move(request));
    arrived.clear();
    if (backend->HasWork()) {
      try {
        backend->Step(*this);
      } catch (...) {
        // The library's own state is unknown now; going on could mix up requests.
        const ErrorInfo error = DescribeCurrentException();
        const ErrorInfo failure{code::kEngineFailed, "The engine failed: " + error.message};
        End(failure);
        mailbox_.SetFailed(failure);
        return;
      }
      const std::lock_guard<std::mutex> lock(mutex_);
      ++metrics_.steps;
    }
    wake_();
    freed_memory.ReturnSometimes();
  }
}

/// Sleeps until there is something to do. Returns false once closed.
bool Worker::WaitForWork(const Backend& backend, std::vector<std::shared_ptr<Request>>& arrived) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return closing_ || !inbox_.empty() || backend.HasWork(); });
  arrived.swap(inbox_);
  return !closing_;
}

void Worker::Accept(Backend& backend, std::shared_ptr<Request> request) {
  const std::int32_t id = request->id;
  const std::size_t prompt_tokens = request->prompt.size();
  try {
    backend.Add(std::move(request));
  } catch (...) {
    Emit(Failure(id, DescribeCurrentException()));
    return;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  metrics_.prompt_tokens += prompt_tokens;
}

/// Ends all requests, and those to come, with the error; the first call decides which.
void Worker::End(const ErrorInfo& error) {
  std::unordered_map<std::int32_t, std::shared_ptr<Request>> unfinished;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (ended_) return;
    ended_ = error;
    unfinished.swap(unfinished_);
    inbox_.clear();
    metrics_.backend = {};
  }
  for (const auto& [id, request] : unfinished) mailbox_.Add(Failure(id, error));
}

void Worker::Emit(Delta delta) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    metrics_.generation_tokens += delta.token_ids.size();
    if (delta.finish != Finish::kNone) unfinished_.erase(delta.id);
  }
  mailbox_.Add(std::move(delta));
}

void Worker::Publish(const BackendMetrics& metrics) {
  const std::lock_guard<std::mutex> lock(mutex_);
  metrics_.backend = metrics;
}

}  // namespace ovserve
