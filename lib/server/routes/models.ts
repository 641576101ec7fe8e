/** `GET /v1/models` and `GET /v1/models/{model}`. */
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { modelNotFound } from '../find-engine.js';
import type { ModelEntry } from '../model-registry.js';
import { Model, ModelList, ModelPath } from '../schemas/models.js';
import { answers } from '../schemas/answers.js';

export function modelsRoutes(app: AppInstance, { models }: AppSettings): void {
  app.get('/v1/models', { schema: { response: answers(ModelList) } }, () => ({
    object: 'list' as const,
    data: models.list().map(toModel),
  }));

  const schema = { params: ModelPath, response: answers(Model) };
  app.get('/v1/models/:model', { schema }, (request) => {
    const id = request.params.model;
    const entry = models.list().find((item) => item.id === id);
    if (entry === undefined) throw modelNotFound(models, id);
    return toModel(entry);
  });
}

function toModel({ id, created }: ModelEntry): Model {
  return { id, object: 'model', created, owned_by: 'openvino-serve' };
}
