/** An OpenAI server to ask. */
export interface Server {
  /** Up to and without `/chat/completions`, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: URL;
  /** Sent as `Authorization: Bearer`. */
  apiKey: string | undefined;
}

/** @param path such as `models`, below the base URL */
export function endpoint({ baseUrl }: Server, path: string): URL {
  return new URL(`${baseUrl.href.replace(/\/$/, '')}/${path}`);
}

export function authorization({ apiKey }: Server): Record<string, string> {
  return apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
}
