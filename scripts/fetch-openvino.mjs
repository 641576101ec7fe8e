#!/usr/bin/env node
// Gets the pinned OpenVINO wheels and prints the folder that holds them, unpacked.

import { run } from './lib/report.mjs';
import { fetchWheels } from './lib/wheels.mjs';

await run('fetch-openvino', () => {
  console.log(fetchWheels((line) => console.error(line)));
});
