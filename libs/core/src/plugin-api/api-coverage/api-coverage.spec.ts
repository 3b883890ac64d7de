import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { apiMethods, AppError, type ApiName } from '@patchbay/contract';
import { format, resolveConfig } from 'prettier';
import { shapeOf } from '../../model/go-json.ts';
import { NOBODY, openKit, PNG, type Kit } from '../fixtures/case.ts';
import { USED } from '../fixtures/used.ts';
import { coveragePage } from './coverage-page.ts';
import { UNLICENSED } from './unlicensed-methods.ts';

const PAGE = new URL('../../../../../docs/reference/api-coverage.md', import.meta.url);
const names = Object.keys(apiMethods) as ApiName[];

describe('the API of plugins', () => {
  let kit: Kit;

  beforeAll(async () => {
    kit = await openKit();
  });
  afterAll(() => kit.test.close());
  beforeEach(async () => {
    // A feature that is switched off would answer 501, too.
    const ServiceSettings = { EnableOAuthServiceProvider: true, EnableUserAccessTokens: true };
    const FileSettings = { EnablePublicLink: true };
    await kit.test.core.config.patch({ ServiceSettings, FileSettings }, { userId: '' });
  });

  /** Something of a Go type, of nobody. */
  const argument = (type: string): unknown => {
    if (type === 'io.Reader') return Readable.from([Buffer.from('x')]);
    switch (shapeOf(type).shape) {
      case 'string':
        return NOBODY;
      case 'number':
        return 1;
      case 'bool':
        return false;
      case 'bytes':
        return PNG;
      case 'slice':
        return type === '[]string' ? [NOBODY] : [];
      default:
        return {};
    }
  };
  const call = async (name: ApiName): Promise<unknown> => {
    const method = kit.api[name] as ((...given: unknown[]) => Promise<unknown>) | undefined;
    if (!method) return new AppError('missing', name, 501, 'not implemented');
    const { params } = apiMethods[name];
    return Promise.resolve(method(...params.map(({ type }) => argument(type)))).then(
      () => undefined,
      (error: unknown) => error,
    );
  };

  it.each(names)('answers %s as is said of it', async (name) => {
    const answer = await call(name);
    const unlicensed = UNLICENSED[name];
    if (unlicensed) expect(answer).toMatchObject({ id: unlicensed.id, status_code: unlicensed.status });
    else if (answer !== undefined) {
      expect(answer).toBeInstanceOf(AppError);
      const { id, message, status_code: status } = answer as AppError;
      expect([status, id, message]).not.toEqual([501, expect.anything(), expect.anything()]);
      expect(message).not.toMatch(/not implemented/i);
    }
  });

  it('works wherever a public plugin uses it', () => {
    expect(USED).toHaveLength(151);
    expect(USED.filter((name) => UNLICENSED[name])).toEqual([]);
  });

  it('is what the page says', async () => {
    const options = await resolveConfig(PAGE);
    const page = await format(coveragePage(), { ...options, parser: 'markdown' });
    if (process.env['PATCHBAY_WRITE_PAGES']) await writeFile(PAGE, page);
    expect(await readFile(PAGE, 'utf8')).toBe(page);
  });
});
