/** The least number that the API's clients take for "as good as impossible"; JSON has no infinity. */
export function finite(logprob: number): number {
  return Math.max(logprob, -9999);
}
