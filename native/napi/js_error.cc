#include "napi/js_error.h"

namespace ovserve {

Napi::Error ToJsError(Napi::Env env, const ErrorInfo& error) {
  Napi::Error result = Napi::Error::New(env, error.message);
  result.Value().Set("code", error.code);
  return result;
}

void ThrowInvalid(Napi::Env env, const std::string& message) {
  throw ToJsError(env, {code::kInvalidArgument, message});
}

}  // namespace ovserve
