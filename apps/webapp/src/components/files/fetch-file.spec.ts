import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FileInfo } from '@mattermost/types/files';
import { fetchFile } from './fetch-file.ts';

const before = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = before;
});

function answer(status: number, statusText: string, json: () => Promise<unknown>) {
  const response = { ok: status < 400, status, statusText, json } as Response;
  globalThis.fetch = jest.fn<typeof fetch>().mockResolvedValue(response);
  return fetchFile({ id: 'f1' } as FileInfo, new AbortController().signal);
}

describe('fetchFile', () => {
  it('gives the answer', async () => {
    await expect(answer(200, 'OK', () => Promise.resolve({}))).resolves.toMatchObject({ status: 200 });
  });

  it('says why a plugin keeps a file back', async () => {
    const refused = answer(403, 'Forbidden', () => Promise.resolve({ message: 'not this one' }));
    await expect(refused).rejects.toThrow('not this one');
  });

  it('says the status where the answer has no words', async () => {
    const refused = answer(502, 'Bad Gateway', () => Promise.reject(new SyntaxError('no JSON')));
    await expect(refused).rejects.toThrow('502 Bad Gateway');
  });
});
