#!/usr/bin/env node
// What prebuildify runs in place of node-gyp, which would download Node's headers: the CMake build,
// which has them from npm. prebuildify's arguments name a Node version; one Node-API binary fits all.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lib/project.mjs';

await import('./build-native.mjs');

// prebuildify moves the addon away from its working folder: to it goes a copy, and the build folder
// stays as it is for whoever uses it meanwhile.
const product = join('build', 'Release');
if (!process.exitCode) cpSync(join(projectRoot, product), product, { recursive: true });
