// The symbols that the addon and the layout check take from OpenVINO, against those a version has.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lib/project.mjs';
import { fail } from '../lib/report.mjs';
import { presentFiles } from './libraries.mjs';

function symbols(file, which) {
  const args = ['--dynamic', which, '--format=posix', file];
  const text = execFileSync('nm', args, { encoding: 'utf8', maxBuffer: Infinity });
  return text.split('\n').flatMap((line) => line.split(/[ @]/, 1).filter(Boolean));
}

function demangle(names) {
  if (names.length === 0) return [];
  const text = execFileSync('c++filt', {
    input: names.join('\n'),
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  return text.trimEnd().split('\n');
}

// Templates of the standard library over OpenVINO's types are compiled into both sides.
const isOpenVINO = (name) =>
  /^_ZN?[A-Z]*2ov|^_ZT[IVS]N2ov|^_Z[A-Za-z]*N2ov|^get_version$/.test(name);

/** What the present build takes from OpenVINO's libraries. */
function neededSymbols() {
  const build = join(projectRoot, 'build', 'cmake');
  const addon = join(projectRoot, 'build', 'Release', 'openvino_serve.node');
  if (!existsSync(addon) || !existsSync(build)) {
    fail('The addon of the pinned version is not built.', 'Run: npm run build:native');
  }
  execFileSync('cmake', ['--build', build, '--target', 'genai_layout_check'], { stdio: 'pipe' });
  const names = [addon, join(build, 'genai_layout_check')].flatMap((file) =>
    symbols(file, '--undefined-only'),
  );
  return [...new Set(names)].filter(isOpenVINO).sort();
}

/** "ov::genai::Tokenizer::encode" of its whole signature. */
const functionName = (signature) => signature.replace(/\[abi:[^\]]*\]|\(.*|<.*/g, '').trim();

/** Returns what must change; `note` is told what fits. */
export function checkSymbols(wheels, note) {
  const libraries = [...presentFiles(wheels)].filter(([name]) =>
    /^libopenvino(_genai)?\.so\./.test(name),
  );
  const defined = new Set(libraries.flatMap(([, file]) => symbols(file, '--defined-only')));
  const needed = neededSymbols();
  const missing = needed.filter((name) => !defined.has(name));
  note(`${needed.length - missing.length} of the ${needed.length} symbols in use are exported.`);
  if (missing.length === 0) return [];
  const exported = demangle([...defined].filter(isOpenVINO));
  return demangle(missing).map((signature) => {
    const name = functionName(signature);
    const others = exported.filter((other) => functionName(other) === name);
    const now = others.length > 0 ? `now: ${others.join('\n       ')}` : 'nothing of that name';
    return `Not exported: ${signature}\n  ${now}`;
  });
}
