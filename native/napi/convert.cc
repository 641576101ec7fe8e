#include "napi/convert.h"

#include <cmath>

#include "napi/js_error.h"

namespace ovserve {
namespace {

/// The value as a user would recognize it in a message.
std::string Show(const Napi::Value& value) {
  if (value.IsString()) return "\"" + value.As<Napi::String>().Utf8Value() + "\"";
  if (value.IsObject() && !value.IsFunction()) return value.IsArray() ? "an array" : "an object";
  if (value.IsSymbol()) return "a symbol";
  return value.ToString().Utf8Value();
}

[[noreturn]] void Reject(const Napi::Value& value, const char* name, const std::string& expected) {
  ThrowInvalid(value.Env(), std::string(name) + " must be " + expected + ", but is " + Show(value));
}

}  // namespace

std::string ToString(const Napi::Value& value, const char* name) {
  if (!value.IsString()) Reject(value, name, "a string");
  return value.As<Napi::String>().Utf8Value();
}

Napi::Object ToObject(const Napi::Value& value, const char* name) {
  if (!value.IsObject() || value.IsArray() || value.IsFunction()) Reject(value, name, "an object");
  return value.As<Napi::Object>();
}

bool ToBool(const Napi::Value& value, const char* name) {
  if (!value.IsBoolean()) Reject(value, name, "a boolean");
  return value.As<Napi::Boolean>();
}

std::int64_t ToInteger(const Napi::Value& value, const char* name, std::int64_t low,
                       std::int64_t high) {
  const double number = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : NAN;
  if (!(number >= static_cast<double>(low) && number <= static_cast<double>(high)) ||
      number != std::floor(number)) {
    Reject(value, name, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
  }
  return static_cast<std::int64_t>(number);
}

std::vector<std::int64_t> ToTokenIds(const Napi::Value& value, std::size_t vocab_size) {
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_int32_array) {
    Reject(value, "tokenIds", "an Int32Array");
  }
  const auto array = value.As<Napi::Int32Array>();
  std::vector<std::int64_t> ids(array.Data(), array.Data() + array.ElementLength());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] >= 0 && (vocab_size == 0 || static_cast<std::size_t>(ids[i]) < vocab_size)) continue;
    const std::string range = vocab_size == 0 ? " on" : " to " + std::to_string(vocab_size - 1);
    ThrowInvalid(value.Env(), "tokenIds[" + std::to_string(i) + "] is " + std::to_string(ids[i]) +
                                  ", but the model's token ids go from 0" + range);
  }
  return ids;
}

std::vector<std::string> ToStrings(const Napi::Value& value, const char* name) {
  if (!value.IsArray()) Reject(value, name, "an array of strings");
  const auto array = value.As<Napi::Array>();
  std::vector<std::string> strings;
  for (std::uint32_t i = 0; i < array.Length(); ++i) {
    strings.push_back(ToString(array.Get(i), name));
    if (strings.back().empty()) Reject(array.Get(i), name, "strings that are not empty");
  }
  return strings;
}

ov::AnyMap ToProperties(const Napi::Value& value, const char* name) {
  const Napi::Object object = ToObject(value, name);
  ov::AnyMap properties;
  const Napi::Array keys = object.GetPropertyNames();
  for (std::uint32_t i = 0; i < keys.Length(); ++i) {
    const std::string key = keys.Get(i).ToString().Utf8Value();
    const Napi::Value item = object.Get(key);
    if (item.IsString()) {
      properties[key] = item.As<Napi::String>().Utf8Value();
    } else if (item.IsBoolean()) {
      properties[key] = static_cast<bool>(item.As<Napi::Boolean>());
    } else if (item.IsNumber() && std::isfinite(item.As<Napi::Number>().DoubleValue())) {
      const double number = item.As<Napi::Number>().DoubleValue();
      if (number == std::floor(number) && std::abs(number) < 9e15) {
        properties[key] = static_cast<std::int64_t>(number);
      } else {
        properties[key] = number;
      }
    } else {
      Reject(item, (std::string(name) + "." + key).c_str(),
             "a string, a finite number or a boolean");
    }
  }
  return properties;
}

Napi::Int32Array FromTokenIds(Napi::Env env, const std::vector<std::int64_t>& ids) {
  Napi::Int32Array array = Napi::Int32Array::New(env, ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) array[i] = static_cast<std::int32_t>(ids[i]);
  return array;
}

}  // namespace ovserve
