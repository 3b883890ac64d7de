import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { API, ApiName, HookArgs, HookName, MethodDefinition } from '@patchbay/contract';
import { apiMethods, hookMethods } from '@patchbay/contract';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { BUILD_DEADLINE_MS, buildGrpcPeers, goIsMissing } from './fixtures/build-go-peers.ts';
import { filledArgs, filledError, filledResult } from './fixtures/filled.ts';
import { startGrpcPeer } from './fixtures/start-grpc-peer.ts';
import type { GrpcPeer } from './fixtures/start-grpc-peer.ts';

jest.setTimeout(60_000);

const [suite, note] = goIsMissing === undefined ? [describe, ''] : [describe.skip, ' (needs go)'];

const STREAMED = new Set(['ServeHTTP', 'ServeMetrics', 'FileWillBeUploaded', 'OnActivate', 'Implemented']);
const SPECIAL = new Set(['UserHasLoggedIn']);
const hooks = (Object.keys(hookMethods) as HookName[]).filter(
  (name) => !STREAMED.has(name) && !SPECIAL.has(name),
);

/** The API, comparing what it gets with what the plugin should have sent. */
function everyMethod(seen: Set<string>, failing: boolean): API {
  const api: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  for (const name of Object.keys(apiMethods) as ApiName[]) {
    const method = apiMethods[name];
    api[name] = async (...args) => {
      seen.add(name);
      expect(inOrder(method, args)).toEqual(await expectedArgs(name, args));
      const error = filledError(method);
      if (failing) throw error ?? new Error('there is no error in its result');
      return filledResult(method);
    };
  }
  api['LoadPluginConfiguration'] = async (destination) => {
    seen.add('LoadPluginConfiguration');
    if (failing) throw filledError(apiMethods.LoadPluginConfiguration);
    Object.assign(destination as object, { setting: 1 });
    return undefined;
  };
  api['PluginHTTP'] = async (request) => {
    seen.add('PluginHTTP');
    const { method, url, header, body } = request as { body: Readable } & Record<string, unknown>;
    if (failing) throw new Error('no route');
    expect({ method, url, header }).toEqual({
      method: 'HTTPRequest.method',
      url: 'HTTPRequest.url',
      header: { k: ['StringList.values', 'StringList.values'] },
    });
    return { statusCode: 201, header: {}, body: Readable.from([await text(body)]) };
  };
  return api as unknown as API;
}

/** Fields of a log line come in any order. */
function inOrder({ params }: MethodDefinition, args: unknown[]): unknown[] {
  if (params.at(-1)?.variadic !== true || args[1] === 'nested') return args;
  return [args[0], args[3], args[4], args[1], args[2]];
}

async function expectedArgs(name: ApiName, args: unknown[]): Promise<unknown[]> {
  const method = apiMethods[name];
  if (method.params.at(-1)?.variadic === true) {
    const nested = { a: [1.5, 'x', null, true] };
    return [`${name}Request.msg`, 'nested', nested, 'text', `${name}Request.fields`];
  }
  const place = method.params.findIndex(({ type }) => type === 'io.Reader');
  if (place < 0) return filledArgs(method);
  const expected = filledArgs(method, 'Init');
  expect(await text(args[place] as Readable)).toBe('one two');
  expected[place] = args[place];
  return expected;
}

suite(`over gRPC, a Go plugin on go-plugin and the published .proto files${note}`, () => {
  let program: string;
  beforeAll(() => {
    program = buildGrpcPeers().plugin;
  }, BUILD_DEADLINE_MS);

  describe.each([
    ['results', false],
    ['errors', true],
  ])('with %s', (mode, failing) => {
    const seen = new Set<string>();
    let peer: GrpcPeer;
    beforeAll(async () => {
      peer = await startGrpcPeer(program, {
        api: everyMethod(seen, failing),
        env: { PATCHBAY_PEER_MODE: mode },
      });
    });
    afterAll(() => peer?.stop());

    it('says which hooks it implements', () => {
      expect([...peer.plugin.implemented].sort()).toEqual(Object.keys(hookMethods).sort());
    });

    it('calls every API method with every field set, and gets every field back', async () => {
      await peer.plugin.call('OnActivate', []);
      expect([...seen].sort()).toEqual(Object.keys(apiMethods).sort());
    });

    it.each(hooks)('gets %s with every field set, and answers with every field set', async (name) => {
      const method = hookMethods[name];
      const call = peer.plugin.call(name, filledArgs(method) as HookArgs<typeof name>);
      const error = failing ? filledError(method) : undefined;
      if (error === undefined) expect(await call).toEqual(filledResult(method));
      else {
        const thrown = await call.catch((reason: unknown) => reason);
        expect(thrown).toBeInstanceOf(error.constructor);
        expect({ ...(thrown as Error) }).toEqual({ ...error });
      }
    });

    it('passes a file through FileWillBeUploaded and back', async () => {
      const method = hookMethods.FileWillBeUploaded;
      const [context, info] = filledArgs(method, 'Init');
      const output = new PassThrough();
      const written = text(output);
      const args = [context, info, Readable.from(['one ', 'two']), output];
      const result = await peer.plugin.call('FileWillBeUploaded', args as HookArgs<'FileWillBeUploaded'>);
      expect(await written).toBe('ONE TWO');
      expect(result).toEqual(filledResult(method, 'Result'));
    });
  });
});
