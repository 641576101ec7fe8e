#pragma once

#include <napi.h>

#include <memory>

#include "backend.h"

namespace ovserve {

/// JavaScript's `Tokenizer`; see lib/binding.ts for their contract.
class TokenizerBinding : public Napi::ObjectWrap<TokenizerBinding> {
 public:
  static Napi::Function Define(Napi::Env env);
  static Napi::Object Wrap(Napi::Env env, std::shared_ptr<LoadedTokenizer> tokenizer);

  /// `new Tokenizer()` is not for JavaScript: the tokenizer comes as an External.
  explicit TokenizerBinding(const Napi::CallbackInfo& info);

 private:
  Napi::Value Info(const Napi::CallbackInfo& info);
  Napi::Value Encode(const Napi::CallbackInfo& info);
  Napi::Value Decode(const Napi::CallbackInfo& info);
  Napi::Value NewDecodeStream(const Napi::CallbackInfo& info);
  Napi::Value CheckGrammar(const Napi::CallbackInfo& info);
  Napi::Value TokenBytes(const Napi::CallbackInfo& info);
  std::size_t VocabSize() const;

  std::shared_ptr<LoadedTokenizer> tokenizer_;
};

/// `loadTokenizer(path): Promise<Tokenizer>`
Napi::Value LoadTokenizerAsync(const Napi::CallbackInfo& info);

}  // namespace ovserve
