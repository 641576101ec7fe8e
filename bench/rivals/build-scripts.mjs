// The parts of the build scripts that the rivals use as well, for TypeScript (build-scripts.d.mts).

export { installOnce, cacheRoot } from '../../scripts/lib/cache.mjs';
export { findPython, pip, pipFailure } from '../../scripts/lib/python.mjs';
export { fail } from '../../scripts/lib/report.mjs';
