import { Client4 } from 'mattermost-redux/client';
import { failure } from './failure.ts';

interface FormRequest<Answer> {
  url: string;
  body: FormData;
  /** From 0 to 1. */
  onProgress(fraction: number): void;
  signal: AbortSignal;
  /** What the answer says; `undefined` when it says nothing of use, which is a failure too. */
  read(request: XMLHttpRequest): Answer | undefined;
}

/** Sends files. `fetch` tells nothing about how far an upload is, so they go through XMLHttpRequest. */
export function sendForm<Answer>({
  url,
  body,
  onProgress,
  signal,
  read,
}: FormRequest<Answer>): Promise<Answer> {
  const { headers } = Client4.getOptions({ method: 'post' });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => {
      const { status, statusText, responseText } = request;
      reject(failure({ url, status, statusText, body: responseText }));
    };
    request.open('POST', url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers as Record<string, string>)) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      const answer = request.status >= 200 && request.status < 300 ? read(request) : undefined;
      if (answer === undefined) {
        fail();
      } else {
        resolve(answer);
      }
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
