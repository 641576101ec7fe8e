// The works that a package of libraries is made of. Every binary in it must belong to one of them,
// and every one must have its licence among the texts in licenses/.

const openvino = /^licenses\/(openvino|licensing)\/(.*\/)?LICENSE$/;

/** Where a work on GitHub is found. */
export const github = (path) => ({
  purl: `pkg:github/${path.toLowerCase()}`,
  website: `https://github.com/${path}`,
});

/**
 * name, licence (SPDX), purl, website: the work;
 * files: its binaries, by name; uses: the works that it needs beside it or has compiled in;
 * trace: what tells its binaries from others of the same names;
 * version: what finds the version in the bytes of the first of its files that has it;
 * pinned: the name of the wheel that has its version, where the bytes do not tell;
 * texts: what finds its licence texts in the package;
 * or packageVersion: the version of this npm package in the project's tree.
 */
export const components = [
  {
    name: 'openvino-serve addon',
    licence: 'Apache-2.0',
    purl: 'pkg:npm/openvino-serve',
    own: true,
    // Every binary of the project's own has its name, but for those that stand for a plugin.
    files: /^(lib)?openvino[-_]serve[^/]*\.(node|so|dylib|dll)$/,
    trace: 'openvino_serve_set_plugin_path',
    texts: [/^LICENSE$/],
    uses: ['OpenVINO', 'OpenVINO GenAI', 'node-addon-api', 'node-api-headers'],
  },
  {
    name: 'OpenVINO',
    licence: 'Apache-2.0',
    ...github('openvinotoolkit/openvino'),
    files:
      /^(lib)?openvino(_c|_(auto|hetero|auto_batch|intel_cpu|arm_cpu|intel_gpu|intel_npu)_plugin|_ir_frontend)?(\.\d+)?\.(so|dylib|dll)(\.\d+)?$/,
    uses: ['oneTBB'],
    version: /\b(20\d\d\.\d+\.\d+)-\d+-[0-9a-f]{7,}/,
    texts: [openvino, /runtime-third-party-programs\.txt$/],
  },
  {
    name: 'OpenVINO GenAI',
    licence: 'Apache-2.0',
    ...github('openvinotoolkit/openvino.genai'),
    files: /^(lib)?openvino_genai(\.\d+)?\.(so|dylib|dll)(\.\d+)?$/,
    uses: ['OpenVINO', 'OpenVINO Tokenizers'],
    version: /\b(20\d\d\.\d+\.\d+\.\d+)-\d+-[0-9a-f]{7,}/,
    texts: [/genai[^/]*\/LICENSE[^/]*$/, /genai[^/]*\/third-party-programs[^/]*$/],
  },
  {
    name: 'OpenVINO Tokenizers',
    licence: 'Apache-2.0',
    ...github('openvinotoolkit/openvino_tokenizers'),
    files: /^(lib)?openvino_tokenizers\.(so|dylib|dll)$/,
    uses: ['OpenVINO'],
    pinned: 'openvino-tokenizers',
    texts: [/tokenizers\/LICENSE$/, /tokenizers\/third-party-programs\.txt$/],
  },
  {
    name: 'oneTBB',
    licence: 'Apache-2.0',
    ...github('uxlfoundation/oneTBB'),
    files: /^(lib)?tbb(12|malloc|bind_2_5)?(\.\d+)*\.(so|dylib|dll)(\.\d+)?$/,
    uses: ['hwloc'],
    version: /oneTBB: VERSION\s+([\d.]+)/,
    texts: [openvino, /onetbb_third-party-programs\.txt$/],
  },
  {
    name: 'hwloc',
    licence: 'BSD-3-Clause',
    ...github('open-mpi/hwloc'),
    files: /^(lib)?hwloc(\.\d+)?\.(so|dylib|dll)(\.\d+)?$/,
    version: /\0(\d+\.\d+\.\d+(?:rc\d+)?(?:-git)?)\0/,
    texts: [/onetbb_third-party-programs\.txt$/],
  },
  {
    name: 'node-addon-api',
    licence: 'MIT',
    purl: 'pkg:npm/node-addon-api',
    packageVersion: 'node-addon-api',
    texts: [/node-addon-api\//],
  },
  {
    name: 'node-api-headers',
    licence: 'MIT',
    purl: 'pkg:npm/node-api-headers',
    packageVersion: 'node-api-headers',
    texts: [/node-api-headers\//],
  },
];

/** The work that a binary comes from, or undefined. */
export const workOf = ({ name, data }) =>
  components.find(
    ({ files, trace }) => files?.test(name) || (trace !== undefined && data.includes(trace)),
  );
