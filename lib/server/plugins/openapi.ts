/** `GET /openapi.json`: the API's description, made from the schemas that requests are checked with. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { packageVersion } from '../../package-info.js';

/** Register it before the routes that it shall describe. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'openvino-serve',
        description:
          'Language models on Intel CPUs, GPUs and NPUs, with the APIs of OpenAI, vLLM and Anthropic.',
        version: packageVersion(),
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    convertConstToEnum: false,
    // The app that this plugin is a part of may describe its own routes under the usual name.
    decorator: 'openvinoServeApi',
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.openvinoServeApi());
}

declare module 'fastify' {
  interface FastifyInstance {
    openvinoServeApi: () => object;
  }
}
