#pragma once

#include <napi.h>

#include "errors.h"

namespace ovserve {

/// A JavaScript Error with the `code` property of lib/errors.ts.
Napi::Error ToJsError(Napi::Env env, const ErrorInfo& error);

/// Throws INVALID_ARGUMENT into JavaScript.
[[noreturn]] void ThrowInvalid(Napi::Env env, const std::string& message);

}  // namespace ovserve
