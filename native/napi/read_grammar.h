#pragma once

#include <napi.h>

#include "grammar.h"

namespace ovserve {

/// Reads a grammar of lib/binding.ts. @throws INVALID_ARGUMENT
Grammar ReadGrammar(const Napi::Value& value);

}  // namespace ovserve
