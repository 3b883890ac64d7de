import { Validator } from '@seriousme/openapi-schema-validator';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { readOpenApi } from './openapi-file.ts';
import type { OpenApi } from './reference-page.ts';

const GENERATOR = fileURLToPath(new URL('../../../../tools/openapi/main.mjs', import.meta.url));
const MAX_BYTES = 16 * 1024 * 1024;

describe('the OpenAPI document', () => {
  let app: ChatApp;
  let document: OpenApi;

  beforeAll(async () => {
    app = await startChatApp();
    const answer = await fetch(`${app.url}/api/v4/openapi.json`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    document = (await answer.json()) as OpenApi;
  });
  afterAll(() => app.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is valid, and every operation has a name of its own', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('names every route of the server, and no other', () => {
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    const routes = app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('tells what a body and an answer are, what is an id, who may, and what an error is', () => {
    const create = document.paths['/api/v4/channels']?.['post'];
    expect(create?.description).toContain('members of the team');
    const get = document.paths['/api/v4/channels/{channel_id}']?.['get'];
    expect(get?.parameters[0]).toMatchObject({ name: 'channel_id', schema: { pattern: '^[a-z0-9]{26}$' } });
    expect(JSON.stringify(get?.responses)).toContain('#/components/schemas/Channel');
    expect(JSON.stringify(create?.requestBody)).toContain('display_name');
    expect(document.components.schemas['AppError']).toHaveProperty('properties.request_id');
  });

  it('is what the controllers say now: `node tools/openapi/main.mjs` writes it', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [GENERATOR, '--print'], {
      maxBuffer: MAX_BYTES,
    });
    expect(stdout === (await readOpenApi())).toBe(true);
  });

  it('is a page too, with nothing in it that runs or comes from elsewhere', async () => {
    const answer = await fetch(`${app.url}/api/reference`);
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('/api/v4/users/{user_id}');
    expect(page).not.toMatch(/<script|https?:\/\/|javascript:/);
    for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });
});
