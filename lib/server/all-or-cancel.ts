/** Runs the choices of one request: all of them succeed, or none goes on. */

/**
 * @param cancel makes all promises that still run settle soon
 * @throws what the first one that failed threw, once the others have settled too
 */
export async function allOrCancel<T>(
  pending: readonly Promise<T>[],
  cancel: (reason: unknown) => void,
): Promise<T[]> {
  try {
    return await Promise.all(pending);
  } catch (error) {
    cancel(error);
    await Promise.allSettled(pending);
    throw error;
  }
}
