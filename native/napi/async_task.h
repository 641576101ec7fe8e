#pragma once

#include <napi.h>

#include <functional>
#include <optional>
#include <utility>

#include "errors.h"
#include "napi/js_error.h"

namespace ovserve {

/// Runs `work` on a thread of the libuv pool and settles a promise with what `convert` makes of
/// its result on the JavaScript thread, or with what `work` threw.
template <typename Result>
class AsyncTask : public Napi::AsyncWorker {
 public:
  using Work = std::function<Result()>;
  using Convert = std::function<Napi::Value(Napi::Env, const Result&)>;

  static Napi::Promise Start(Napi::Env env, const char* fallback_code, Work work, Convert convert) {
    // Node-API owns the worker from Queue() on and deletes it after settling.
    auto* task = new AsyncTask(env, fallback_code, std::move(work), std::move(convert));
    const Napi::Promise promise = task->deferred_.Promise();
    task->Queue();
    return promise;
  }

 protected:
  void Execute() override {
    try {
      result_ = work_();
    } catch (...) {
      error_ = DescribeCurrentException(fallback_code_);
    }
  }

  void OnOK() override {
    const Napi::HandleScope scope(Env());
    if (error_) {
      deferred_.Reject(ToJsError(Env(), *error_).Value());
    } else {
      deferred_.Resolve(convert_(Env(), *result_));
    }
  }

 private:
  AsyncTask(Napi::Env env, const char* fallback_code, Work work, Convert convert)
      : Napi::AsyncWorker(env),
        deferred_(Napi::Promise::Deferred::New(env)),
        fallback_code_(fallback_code),
        work_(std::move(work)),
        convert_(std::move(convert)) {}

  Napi::Promise::Deferred deferred_;
  const char* fallback_code_;
  Work work_;
  Convert convert_;
  std::optional<Result> result_;
  std::optional<ErrorInfo> error_;
};

}  // namespace ovserve
