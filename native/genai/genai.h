// OpenVINO GenAI as the addon sees it: an installed SDK's headers where the build found one,
// else the project's own declarations for the pinned library. The rest of native/ includes only
// this file and does not know which it got.
#pragma once

#if defined(OPENVINO_SERVE_GENAI_SDK)
#include <openvino/genai/continuous_batching_pipeline.hpp>
#include <openvino/genai/llm_pipeline.hpp>
#include <openvino/genai/tokenizer.hpp>
#include <openvino/genai/version.hpp>
#else
#include "genai/declarations.h"
#endif
