import { OpenVINOServeError } from '../errors.js';

/**
 * A bundler that puts the library into the program's own file takes it away from its addon.
 * @throws {OpenVINOServeError} `ADDON_LOAD_FAILED`
 */
export function refuseBundle(): void {
  // Some bundlers leave no URL at all in CommonJS.
  const here = import.meta.url as string | undefined;
  if (here && /\/addon\/refuse-bundle\.[jt]s$/.test(here)) return;
  throw new OpenVINOServeError(
    'ADDON_LOAD_FAILED',
    'openvino-serve was bundled into the program, where it cannot find its native addon. ' +
      'Keep it external: esbuild --external:openvino-serve, or the like of your bundler.',
  );
}
