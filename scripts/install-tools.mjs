#!/usr/bin/env node
// Installs what the tests of the packages run and does not belong to the project: package managers, a
// registry, other runtimes. Prints their folders; does nothing else if they are there.

import { pinnedHere, pinnedPackages } from './lib/pinned-packages.mjs';
import { run } from './lib/report.mjs';

await run('install-tools', () => {
  if (!pinnedHere) return;
  for (const name of ['install-tools', 'runtimes']) {
    console.log(pinnedPackages(name, (line) => console.error(line)));
  }
});
