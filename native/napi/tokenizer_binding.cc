#include "napi/tokenizer_binding.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model_tokenizer.h"
#include "napi/addon_data.h"
#include "napi/async_task.h"
#include "napi/convert.h"
#include "napi/decode_stream_binding.h"
#include "napi/js_error.h"
#include "napi/read_grammar.h"

namespace ovserve {
namespace {

using TokenIds = std::vector<std::int64_t>;

Napi::Value SpecialToken(Napi::Env env, std::int64_t id, const std::string& text) {
  if (id < 0) return env.Null();
  Napi::Object token = Napi::Object::New(env);
  token.Set("id", static_cast<double>(id));
  token.Set("text", text);
  return token;
}

}  // namespace

Napi::Function TokenizerBinding::Define(Napi::Env env) {
  return DefineClass(env, "Tokenizer",
                     {InstanceMethod<&TokenizerBinding::Info>("info"),
                      InstanceMethod<&TokenizerBinding::Encode>("encode"),
                      InstanceMethod<&TokenizerBinding::Decode>("decode"),
                      InstanceMethod<&TokenizerBinding::NewDecodeStream>("newDecodeStream"),
                      InstanceMethod<&TokenizerBinding::CheckGrammar>("checkGrammar"),
                      InstanceMethod<&TokenizerBinding::TokenBytes>("tokenBytes")});
}

Napi::Object TokenizerBinding::Wrap(Napi::Env env, std::shared_ptr<LoadedTokenizer> tokenizer) {
  return GetAddonData(env).tokenizer.New(
      {Napi::External<std::shared_ptr<LoadedTokenizer>>::New(env, &tokenizer)});
}

TokenizerBinding::TokenizerBinding(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  if (info.Length() != 1 || !info[0].IsExternal()) {
    ThrowInvalid(info.Env(), "Use loadTokenizer() to make a Tokenizer");
  }
  tokenizer_ = *info[0].As<Napi::External<std::shared_ptr<LoadedTokenizer>>>().Data();
}

Napi::Value TokenizerBinding::Info(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const ov::genai::Tokenizer& tokenizer = tokenizer_->tokenizer;
  Napi::Object result = Napi::Object::New(env);
  result.Set("vocabSize", static_cast<double>(VocabSize()));
  result.Set("chatTemplate", tokenizer.get_chat_template());
  result.Set("bos", SpecialToken(env, tokenizer.get_bos_token_id(), tokenizer.get_bos_token()));
  result.Set("eos", SpecialToken(env, tokenizer.get_eos_token_id(), tokenizer.get_eos_token()));
  result.Set("pad", SpecialToken(env, tokenizer.get_pad_token_id(), tokenizer.get_pad_token()));
  result.Set("usesTable", tokenizer_->detokenizer->uses_table());
  return result;
}

Napi::Value TokenizerBinding::Encode(const Napi::CallbackInfo& info) {
  std::string text = ToString(info[0], "text");
  const bool add_special_tokens = ToBool(info[1], "addSpecialTokens");
  return AsyncTask<TokenIds>::Start(
      info.Env(), code::kOpenVINO,
      [tokenizer = tokenizer_, text = std::move(text), add_special_tokens] {
        return ovserve::Encode(tokenizer->tokenizer, text, add_special_tokens);
      },
      [](Napi::Env env, const TokenIds& ids) -> Napi::Value { return FromTokenIds(env, ids); });
}

Napi::Value TokenizerBinding::Decode(const Napi::CallbackInfo& info) {
  const bool skip_special_tokens = ToBool(info[1], "skipSpecialTokens");
  return AsyncTask<std::string>::Start(
      info.Env(), code::kOpenVINO,
      [tokenizer = tokenizer_, ids = ToTokenIds(info[0], VocabSize()), skip_special_tokens] {
        return ovserve::Decode(tokenizer->tokenizer, ids, skip_special_tokens);
      },
      [](Napi::Env env, const std::string& text) -> Napi::Value {
        return Napi::String::New(env, text);
      });
}

Napi::Value TokenizerBinding::NewDecodeStream(const Napi::CallbackInfo& info) {
  const bool window = ToBool(info[0], "window");
  const bool skip_special_tokens = ToBool(info[2], "skipSpecialTokens");
  const Detokenizer& detokenizer = *tokenizer_->detokenizer;
  return DecodeStreamBinding::Wrap(
      info.Env(), TextStream(window ? detokenizer.NewWindowStream(skip_special_tokens)
                                    : detokenizer.NewStream(skip_special_tokens),
                             ToStrings(info[1], "stop")));
}

Napi::Value TokenizerBinding::CheckGrammar(const Napi::CallbackInfo& info) {
  return AsyncTask<bool>::Start(
      info.Env(), code::kInvalidGrammar,
      [checker = tokenizer_->grammar_checker, grammar = ReadGrammar(info[0])] {
        checker->Check(grammar);
        return true;
      },
      [](Napi::Env env, const bool&) -> Napi::Value { return env.Undefined(); });
}

Napi::Value TokenizerBinding::TokenBytes(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const TokenIds ids = ToTokenIds(info[0], 0);
  Napi::Array result = Napi::Array::New(env, ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string bytes = tokenizer_->detokenizer->TokenBytes(ids[i]);
    result.Set(static_cast<std::uint32_t>(i),
               Napi::Buffer<char>::Copy(env, bytes.data(), bytes.size()));
  }
  return result;
}

std::size_t TokenizerBinding::VocabSize() const {
  return tokenizer_->tokenizer.get_vocab_vector().size();
}

Napi::Value LoadTokenizerAsync(const Napi::CallbackInfo& info) {
  using Loaded = std::shared_ptr<LoadedTokenizer>;
  return AsyncTask<Loaded>::Start(
      info.Env(), code::kModelLoadFailed,
      [path = ToString(info[0], "path")] {
        return std::make_shared<LoadedTokenizer>(LoadTokenizer(path));
      },
      [](Napi::Env env, const Loaded& tokenizer) -> Napi::Value {
        return TokenizerBinding::Wrap(env, tokenizer);
      });
}

}  // namespace ovserve
