// What the libraries contain in turn: works that their third-party lists name, and whose traces are
// in the bytes of a library. No trace is no proof of absence, so the bill of materials says that it
// is incomplete here.

import { github } from './components.mjs';

const runtime = [/runtime-third-party-programs\.txt$/];
const genai = [/genai[^/]*\/third-party-programs[^/]*$/];
const tokenizers = [/tokenizers\/third-party-programs\.txt$/];
// Its namespace has the version in it: "16" is the length of the name "json_abi_v3_11_3".
const json = { version: /16json_abi_v(\d_[\d_]{4})/, licence: 'MIT', ...github('nlohmann/json') };

/** `of` is the name of the component that may contain it, `trace` is what is looked for. */
export const contained = [
  {
    of: 'OpenVINO',
    name: 'oneDNN',
    trace: 'N4dnnl4impl',
    licence: 'Apache-2.0',
    ...github('uxlfoundation/oneDNN'),
    texts: [/onednn_third-party-programs\.txt$/, ...runtime],
  },
  {
    of: 'OpenVINO',
    name: 'Xbyak',
    trace: 'N5Xbyak',
    licence: 'BSD-3-Clause',
    ...github('herumi/xbyak'),
    texts: runtime,
  },
  {
    of: 'OpenVINO',
    name: 'pugixml',
    trace: 'N4pugi',
    licence: 'MIT',
    ...github('zeux/pugixml'),
    texts: runtime,
  },
  {
    of: 'OpenVINO',
    name: 'ITT API',
    trace: '__itt_',
    licence: 'BSD-3-Clause',
    ...github('intel/ittapi'),
    texts: runtime,
  },
  { of: 'OpenVINO', name: 'JSON for Modern C++', trace: 'json_abi_v', ...json, texts: runtime },
  {
    of: 'OpenVINO',
    name: 'MLAS of ONNX Runtime',
    trace: 'gemm_mlas',
    licence: 'MIT',
    ...github('microsoft/onnxruntime'),
    texts: runtime,
  },
  {
    of: 'OpenVINO',
    name: 'Level Zero',
    trace: 'ze_loader',
    licence: 'MIT',
    ...github('oneapi-src/level-zero'),
    texts: runtime,
  },
  {
    of: 'OpenVINO',
    name: 'Compute Library',
    trace: 'N11arm_compute',
    licence: 'MIT',
    ...github('ARM-software/ComputeLibrary'),
    texts: runtime,
  },
  {
    of: 'OpenVINO GenAI',
    name: 'xgrammar',
    trace: 'N8xgrammar',
    licence: 'Apache-2.0',
    ...github('mlc-ai/xgrammar'),
    texts: genai,
  },
  {
    of: 'OpenVINO GenAI',
    name: 'minja',
    trace: 'N5minja',
    licence: 'MIT',
    ...github('google/minja'),
    texts: genai,
  },
  {
    of: 'OpenVINO GenAI',
    name: 'gguf-tools',
    trace: 'gguf_value_name',
    licence: 'MIT',
    ...github('Lourdle/gguf-tools'),
    texts: genai,
  },
  { of: 'OpenVINO GenAI', name: 'JSON for Modern C++', trace: 'json_abi_v', ...json, texts: genai },
  {
    of: 'OpenVINO Tokenizers',
    name: 'SentencePiece',
    trace: '13sentencepiece',
    licence: 'Apache-2.0',
    ...github('google/sentencepiece'),
    texts: tokenizers,
  },
  {
    of: 'OpenVINO Tokenizers',
    name: 'darts-clone',
    trace: 'Darts',
    licence: 'BSD-2-Clause',
    ...github('s-yata/darts-clone'),
    texts: tokenizers,
  },
  {
    of: 'OpenVINO Tokenizers',
    name: 'PCRE2',
    trace: 'PCRE2 library',
    licence: 'BSD-3-Clause WITH PCRE2-exception',
    ...github('PCRE2Project/pcre2'),
    texts: tokenizers,
  },
  {
    of: 'OpenVINO Tokenizers',
    name: 'ICU',
    trace: 'icudt',
    licence: 'Unicode-DFS-2016',
    ...github('unicode-org/icu'),
    texts: tokenizers,
  },
  // Inside SentencePiece's sources; the list does not name it apart.
  {
    of: 'OpenVINO Tokenizers',
    name: 'Protocol Buffers',
    trace: 'N6google8protobuf',
    licence: 'BSD-3-Clause',
    ...github('protocolbuffers/protobuf'),
    texts: [],
  },
  {
    of: 'oneTBB',
    name: 'ITT API',
    trace: '__itt_',
    licence: 'BSD-3-Clause',
    ...github('intel/ittapi'),
    texts: [/onetbb_third-party-programs\.txt$/],
  },
];
