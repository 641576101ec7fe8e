#!/usr/bin/env node
// Prints, as JSON, the Python and the PYTHONPATH for tests that compare with Python:
//   {"python": "python3", "pythonPath": "..."}
// or, given another file of pinned packages, for those:
//   node scripts/python-env.mjs bench/python-server/requirements.txt

import { pythonEnvironment } from './lib/python-env.mjs';
import { run } from './lib/report.mjs';

await run('python-env', () => {
  const [requirements] = process.argv.slice(2);
  console.log(JSON.stringify(pythonEnvironment((line) => console.error(line), requirements)));
});
