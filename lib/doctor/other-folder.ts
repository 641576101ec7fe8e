/** What a folder holds that is no model in OpenVINO's form. */
import { readdirSync } from 'node:fs';
import { listModelFolders } from '../server/model-folders.js';

interface Kind {
  pattern: RegExp;
  /** What the folder is, and what makes a model of it. */
  explain: (folder: string) => { is: string; remedy: string };
}

const exportFrom = (source: string, output: string) =>
  `Run: optimum-cli export openvino --model ${source} --weight-format int8 ${output}`;

const KINDS: Kind[] = [
  {
    pattern: /^openvino_(language_model|vision_embeddings_model)\.xml$/,
    explain: () => ({
      is: 'a model for images and text in OpenVINO form',
      remedy: 'Only models for text are served.',
    }),
  },
  {
    pattern: /^openvino_(encoder|decoder).*\.xml$/,
    explain: () => ({
      is: 'a model of encoder and decoder in OpenVINO form',
      remedy: 'Only models that generate text from text, with openvino_model.xml, are served.',
    }),
  },
  {
    pattern: /\.safetensors$|^pytorch_model.*\.bin$/,
    explain: (folder) => ({
      is: "a model in the form of Hugging Face's transformers",
      remedy: exportFrom(folder, `${folder}-ov`),
    }),
  },
  {
    pattern: /\.gguf$/,
    explain: (folder) => ({
      is: "a model in llama.cpp's form (GGUF)",
      remedy: exportFrom('<the original model>', `${folder}-ov`),
    }),
  },
  {
    pattern: /\.onnx$/,
    explain: (folder) => ({
      is: 'a model in ONNX form',
      remedy: exportFrom('<the original model>', `${folder}-ov`),
    }),
  },
];

/** Undefined for a folder that holds nothing known. */
export function explainOtherFolder(folder: string): { is: string; remedy: string } | undefined {
  const deeper = listModelFolders(folder).length;
  if (deeper > 0) {
    const is = `a folder of ${deeper} ${deeper === 1 ? 'model' : 'models'}`;
    return { is, remedy: `Serve it with --models ${folder}, or move them up.` };
  }
  const names = readdirSync(folder);
  const kind = KINDS.find(({ pattern }) => names.some((name) => pattern.test(name)));
  return kind?.explain(folder);
}
