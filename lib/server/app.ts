/**
 * The endpoints as a Fastify plugin. It never listens. It is encapsulated: its validator,
 * error handler and body parser hold for its own routes only, so it can be registered in any
 * Fastify app, with or without a `prefix`.
 */
import type { FastifyPluginAsync } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { APP_DEFAULTS, type AppOptions, type AppSettings } from './app-options.js';
import { handleError, handleNotFound } from './plugins/error-handler.js';
import { acceptJsonOnly } from './plugins/json-only.js';
import { refuseOtherMethods } from './plugins/method-not-allowed.js';
import { describeApi } from './plugins/openapi.js';
import { validatorCompiler } from './plugins/validator.js';
import { chatCompletionsRoute } from './routes/chat-completions.js';
import { completionsRoute } from './routes/completions.js';
import { healthRoute } from './routes/health.js';
import { messagesRoutes } from './routes/messages.js';
import { modelsRoutes } from './routes/models.js';
import { responsesRoutes } from './routes/responses.js';
import { tokenizeRoutes } from './routes/tokenize.js';

export const app: FastifyPluginAsync<AppOptions> = async (fastify, options) => {
  const settings: AppSettings = { ...APP_DEFAULTS, ...options };
  const instance = fastify.withTypeProvider<TypeBoxTypeProvider>();
  instance.setValidatorCompiler(validatorCompiler);
  // The schemas of responses are documentation and types; a serializer built from them would hide
  // what does not fit instead of failing.
  instance.setSerializerCompiler(() => JSON.stringify);
  instance.setErrorHandler(handleError);
  // Without a prefix the handler would be that of the whole app, which is its owner's business.
  if (fastify.prefix !== '') instance.setNotFoundHandler(handleNotFound);
  acceptJsonOnly(fastify);

  await describeApi(fastify);
  refuseOtherMethods(fastify, '/openapi.json', ['GET', 'HEAD']);
  chatCompletionsRoute(instance, settings);
  refuseOtherMethods(fastify, '/v1/chat/completions', ['POST']);
  completionsRoute(instance, settings);
  refuseOtherMethods(fastify, '/v1/completions', ['POST']);
  messagesRoutes(instance, settings);
  responsesRoutes(instance, settings);
  tokenizeRoutes(instance, settings);
  refuseOtherMethods(fastify, '/tokenize', ['POST']);
  refuseOtherMethods(fastify, '/detokenize', ['POST']);
  modelsRoutes(instance, settings);
  refuseOtherMethods(fastify, '/v1/models', ['GET', 'HEAD']);
  refuseOtherMethods(fastify, '/v1/models/:model', ['GET', 'HEAD']);
  healthRoute(instance, settings);
  refuseOtherMethods(fastify, '/health', ['GET', 'HEAD']);
};
