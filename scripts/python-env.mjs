#!/usr/bin/env node
// Prints, as JSON, the Python and the PYTHONPATH for tests that compare with Python:
//   {"python": "python3", "pythonPath": "..."}

import { pythonEnvironment } from './lib/python-env.mjs';
import { run } from './lib/report.mjs';

await run('python-env', () => {
  console.log(JSON.stringify(pythonEnvironment((line) => console.error(line))));
});
