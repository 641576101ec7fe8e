#!/usr/bin/env node
// What prebuildify runs in place of node-gyp, which would download Node's headers: the CMake build,
// which has them from npm. prebuildify's arguments name a Node version; one Node-API binary fits all.

await import('./build-native.mjs');
