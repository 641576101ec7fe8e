/** From `npm install` to the first token of the demo model, beside the Python wheels. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../../lib/bench/statistics.js';
import { publish, startRegistry } from '../../test/package/registry.js';
import { projectRoot } from '../../test/package/scripts.js';
import { packAll } from '../../test/package/tarballs.js';
import { markdown } from '../report/table.js';
import { findPython } from '../rivals/build-scripts.mjs';
import { sizeTable } from './install/sizes.js';
import { execute, time, type Timing } from './install/trial.js';
import { npmPackages, wheels } from './install/ways.js';
import type { Study } from './study.js';

function wheelVersions(): string[] {
  const file = path.join(projectRoot, 'scripts/openvino-wheels.json');
  const pins = JSON.parse(readFileSync(file, 'utf8')) as { versions: Record<string, string> };
  return Object.entries(pins.versions).map(([name, version]) => `${name}==${version}`);
}

const NOTE = `Medians of the rounds, with the least and the most. npm takes all packages from a registry on this
machine, which has fetched those of others before; the first line of Python takes its wheels from a
folder on this machine, too, the second downloads them from the configured index. Neither has a
cache. So the downloads are left out but in the last line: the sizes below say what they weigh. The
packages that npm installs further, of JavaScript only, are not listed. openvino-genai-node and
openvino-node download their libraries at installation, from a server that is no npm registry; npm does
not say how large these archives are.`;

export const install: Study = {
  title: 'From installing to the first token of the demo model, and what is downloaded for it',
  run: async (rounds, log) => {
    const store = mkdtempSync(path.join(tmpdir(), 'openvino-serve-study-'));
    const tarballs = await packAll(path.join(store, 'tarballs'));
    const registry = await startRegistry(store);
    try {
      for (const tarball of tarballs) await publish(registry, tarball, store);
      const versions = wheelVersions();
      const folder = path.join(store, 'wheels');
      await execute(findPython(), ['-m', 'pip', 'download', '-q', '-d', folder, ...versions]);
      const ours = npmPackages(registry.url);
      const ways = [
        ours,
        wheels('Python: pip install from a folder, script', versions, [
          '--no-index',
          '--find-links',
          folder,
        ]),
        wheels('Python: pip install from the index, script', versions, []),
      ];
      const results = ways.map((): Timing[] => []);
      await time(ours); // The registry fetches what others have published.
      for (let round = 0; round < rounds; round++) {
        for (const [i, way] of ways.entries()) {
          const timing = await time(way);
          results[i]?.push(timing);
          log(`round ${round + 1}: ${way.name}: ${JSON.stringify(timing)}`);
        }
      }
      const rows = ways.map(({ name }, i) => [name, ...cells(results[i] ?? [])]);
      const timings = markdown(['', 'installed s', 'first token s', 'on disk MB'], rows);
      mkdirSync(path.join(store, 'rivals'));
      const sizes = await sizeTable(tarballs, folder, path.join(store, 'rivals'));
      return `${timings}\n\n${NOTE}\n\n${sizes}`;
    } finally {
      await registry.stop();
      rmSync(store, { recursive: true, force: true });
    }
  },
};

function cells(timings: readonly Timing[]): string[] {
  const spread = (values: number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `${median(values).toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`;
  };
  return [
    spread(timings.map((one) => one.install)),
    spread(timings.map((one) => one.firstToken)),
    (median(timings.map((one) => one.installed)) / 1e6).toFixed(0),
  ];
}
