/** `GET /health`: whether the default model can answer. */
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { failureReason } from '../find-engine.js';
import type { ModelRegistry } from '../model-registry.js';
import { Health } from '../schemas/health.js';
import { answers } from '../schemas/answers.js';

export function healthRoute(app: AppInstance, { models }: AppSettings): void {
  const schema = { response: { ...answers(Health), 503: Health } };
  app.get('/health', { schema }, (_request, reply) => {
    const health = healthOf(models);
    reply.code(health.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
    return health;
  });
}

function healthOf(models: ModelRegistry): Health {
  const model = models.defaultId;
  const status = models.status(model);
  switch (status?.state) {
    case 'ready':
      return { status: 'ok', model };
    case 'loading':
      return { status: 'loading', model, stage: status.stage };
    case 'failed':
      return { status: 'failed', model, reason: failureReason(status.error) };
    case 'unloaded':
      return { status: 'loading', model, stage: 'not asked for yet' };
    default:
      return { status: 'failed', model, reason: "The model's folder is gone." };
  }
}
