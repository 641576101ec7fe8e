#!/usr/bin/env node
// Prints the folder whose node_modules has the JavaScript runtimes that the packages are tested
// under, and installs them first if they are not there.

import { run } from './lib/report.mjs';
import { runtimesFolder } from './lib/runtimes.mjs';

await run('install-runtimes', () => {
  // They are programs for this platform; their tests are skipped on others.
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return;
  console.log(runtimesFolder((line) => console.error(line)));
});
