/** Errors of the Responses API, which has the fields of tools elsewhere than chat completions. */
import { errorHandlerOf } from '../plugins/error-handler.js';

export const handleResponsesError = errorHandlerOf((failure) => {
  const { error } = failure.toBody();
  return { error: { ...error, param: error.param && toPath(error.param) } };
});

function toPath(param: string): string {
  return param.replace(/^(tools\[\d+\])\.function\./, '$1.');
}
