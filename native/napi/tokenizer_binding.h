#pragma once

#include <napi.h>

#include <memory>
#include <optional>

#include "backend.h"
#include "text_stream.h"

namespace ovserve {

/// JavaScript's `Tokenizer` and `DecodeStream`; see lib/binding.ts for their contract.
class TokenizerBinding : public Napi::ObjectWrap<TokenizerBinding> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Wrap(Napi::Env env, std::shared_ptr<LoadedTokenizer> tokenizer);

  /// `new Tokenizer()` is not for JavaScript: the tokenizer comes as an External.
  explicit TokenizerBinding(const Napi::CallbackInfo& info);

 private:
  Napi::Value Info(const Napi::CallbackInfo& info);
  Napi::Value Encode(const Napi::CallbackInfo& info);
  Napi::Value EncodeChat(const Napi::CallbackInfo& info);
  Napi::Value ApplyChatTemplate(const Napi::CallbackInfo& info);
  Napi::Value Decode(const Napi::CallbackInfo& info);
  Napi::Value NewDecodeStream(const Napi::CallbackInfo& info);
  std::size_t VocabSize() const;

  std::shared_ptr<LoadedTokenizer> tokenizer_;
};

class DecodeStreamBinding : public Napi::ObjectWrap<DecodeStreamBinding> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Wrap(Napi::Env env, TextStream stream);

  explicit DecodeStreamBinding(const Napi::CallbackInfo& info);

 private:
  Napi::Value Push(const Napi::CallbackInfo& info);
  Napi::Value Flush(const Napi::CallbackInfo& info);
  Napi::Value Stopped(const Napi::CallbackInfo& info);

  std::optional<TextStream> stream_;  // Always set once constructed.
};

/// `loadTokenizer(path): Promise<Tokenizer>`
Napi::Value LoadTokenizerAsync(const Napi::CallbackInfo& info);

}  // namespace ovserve
