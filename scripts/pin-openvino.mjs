#!/usr/bin/env node
// Pins another version of OpenVINO: looks its wheels up and writes their names and hashes.
//
//   node scripts/pin-openvino.mjs VERSION            into scripts/openvino-wheels.json, and the
//                                                    versions into scripts/python-requirements.txt
//   node scripts/pin-openvino.mjs VERSION --out FILE into FILE only, for OPENVINO_SERVE_PINS

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { resolvePins } from './lib/pins.mjs';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';

const projectPins = join(projectRoot, 'scripts', 'openvino-wheels.json');
const pythonRequirements = join(projectRoot, 'scripts', 'python-requirements.txt');

/** The tests compare with the same version in Python. */
function writeRequirements(versions) {
  const lines = readFileSync(pythonRequirements, 'utf8').split('\n');
  const changed = lines.map((line) => {
    const [name] = line.split('==');
    return versions[name] ? `${name}==${versions[name]}` : line;
  });
  writeFileSync(pythonRequirements, changed.join('\n'));
}

await run('pin-openvino', async () => {
  const style = await resolveConfig(projectPins);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const [version, ...more] = positionals;
  if (!version || more.length > 0) fail('Name one version: node scripts/pin-openvino.mjs 2026.3.1');
  const pins = resolvePins(version, JSON.parse(readFileSync(projectPins, 'utf8')));
  const out = values.out ?? projectPins;
  writeFileSync(out, await format(JSON.stringify(pins), { ...style, parser: 'json' }));
  if (!values.out) writeRequirements(pins.versions);
  const { openvino, 'openvino-genai': genai } = pins.versions;
  console.log(
    `OpenVINO ${openvino}, GenAI ${genai} for ${Object.keys(pins.platforms).join(', ')}: ${out}`,
  );
});
