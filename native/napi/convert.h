// JavaScript values to C++ and back. What comes in is checked: a value of the wrong type throws
// INVALID_ARGUMENT that names it, and nothing is coerced.
#pragma once

#include <napi.h>

#include <cstdint>
#include <openvino/core/any.hpp>
#include <string>
#include <vector>

namespace ovserve {

std::string ToString(const Napi::Value& value, const char* name);
Napi::Object ToObject(const Napi::Value& value, const char* name);
bool ToBool(const Napi::Value& value, const char* name);
/// A whole number from `low` to `high`.
std::int64_t ToInteger(const Napi::Value& value, const char* name, std::int64_t low,
                       std::int64_t high);
/// An Int32Array, copied. Ids must lie in [0, vocab_size); a vocab_size of 0 is unknown.
std::vector<std::int64_t> ToTokenIds(const Napi::Value& value, std::size_t vocab_size);
/// An array of strings that are not empty.
std::vector<std::string> ToStrings(const Napi::Value& value, const char* name);
/// An object of strings, finite numbers and booleans, as OpenVINO properties.
ov::AnyMap ToProperties(const Napi::Value& value, const char* name);

Napi::Int32Array FromTokenIds(Napi::Env env, const std::vector<std::int64_t>& ids);

}  // namespace ovserve
