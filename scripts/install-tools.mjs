#!/usr/bin/env node
// Installs what the tests of the packages run and does not belong to the project: package managers, a
// registry, other versions of Node.js. Does nothing if they are there.

import { pinnedFor, pinnedPackages } from './lib/pinned-packages.mjs';
import { run } from './lib/report.mjs';

await run('install-tools', () => {
  if (`${process.platform}-${process.arch}` !== pinnedFor) return;
  for (const name of ['install-tools', 'runtimes']) {
    console.log(pinnedPackages(name, (line) => console.error(line)));
  }
});
