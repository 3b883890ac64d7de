import { AppError } from '@patchbay/contract';
import type { API, ApiName } from '@patchbay/contract';
import { apiTable, serviceTable, WireMethod } from '../contract-method.ts';
import type { ContractMethod } from '../contract-method.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import type { MuxBroker } from '../mux-broker.ts';
import { readByteStream } from '../byte-stream.ts';
import type { RequestOnWire } from '../http-wire.ts';
import { pluginHttpBuffered, pluginHttpStream } from './plugin-http.ts';
import type { PluginHttpStreamArgs } from './plugin-http.ts';
import { METHODS_WITH_MANIFEST, server5Reply } from '../server5-types.ts';
import type { WireLogger } from './types.ts';

type AnyMethod = (...args: unknown[]) => unknown;

/** What a connection knows of its plugin, by the time that it is asked. */
export interface ApiCaller {
  /** The plugin has said that it knows of request contexts. */
  contexts(): boolean;
  /** It has no SQL driver, which plugins have had since the last releases of server 5. */
  server5(): boolean;
}

/** The plugin API as a table of methods, to be served on the stream a plugin dials in OnActivate. */
export function apiService(
  api: Partial<API>,
  broker: MuxBroker,
  logger: WireLogger | undefined,
  caller: ApiCaller = { contexts: () => false, server5: () => false },
): Map<string, ServedMethod> {
  const served = new Map<string, ServedMethod>();
  const streamed = streamedMethods(broker);
  for (const name of Object.keys(apiTable) as ApiName[]) {
    const method = apiTable[name];
    const special = streamed.get(name) ?? adapters.get(name);
    const implementation = (): AnyMethod => {
      const found = api[name] as AnyMethod | undefined;
      if (typeof found !== 'function') throw new NotOffered(name);
      return found;
    };
    const handle = (args: unknown): unknown =>
      attempt(method, logger, () => {
        const call = implementation();
        const list = args as unknown[];
        if (special !== undefined) return special(call.bind(api), list);
        const result = method.variadic
          ? call.call(api, ...list.slice(0, -1), ...(list.at(-1) as unknown[]))
          : call.apply(api, list);
        return result instanceof Promise
          ? result.then((value) => method.giveReply(value))
          : method.giveReply(result);
      });
    const old = METHODS_WITH_MANIFEST.has(name)
      ? new WireMethod(name, method.definition.args, server5Reply(name))
      : method;
    served.set(method.name, new Served(method, handle, () => (caller.server5() ? old : method)));
  }
  const buffered = apiTable.PluginHTTP;
  const streams = serviceTable('api').get('PluginHTTPStream');
  served.set(
    buffered.name,
    new Served(buffered, (args) => pluginHttpBuffered(api, args as [RequestOnWire, Buffer])),
  );
  if (streams !== undefined)
    served.set(
      streams.name,
      new Served(streams, (args) =>
        pluginHttpStream(api, broker, args as PluginHttpStreamArgs, caller.contexts()),
      ),
    );
  return served;
}

/** A method of the table whose types are looked at only when it is called. */
class Served implements ServedMethod {
  readonly name: string;
  readonly handle: (args: unknown) => unknown;
  readonly #method: WireMethod;
  readonly #replying: () => WireMethod;

  /** `replying`: the method whose type the reply has, when there is one. */
  constructor(method: WireMethod, handle: (args: unknown) => unknown, replying = () => method) {
    this.name = method.name;
    this.#method = method;
    this.#replying = replying;
    this.handle = handle;
  }

  get args(): WireMethod['args'] {
    return this.#method.args;
  }

  get reply(): WireMethod['reply'] {
    return this.#replying().reply;
  }
}

class NotOffered extends AppError {
  constructor(name: string) {
    const text = `API method ${name} is not implemented by this server`;
    super('app.plugin.api.not_implemented', name, 501, text);
  }
}

/** Runs an implementation; what it throws becomes the method's error result, if it has one. */
function attempt(method: ContractMethod, logger: WireLogger | undefined, run: () => unknown): unknown {
  const failed = (error: unknown): unknown[] => {
    if (error instanceof NotOffered)
      logger?.warn('A plugin called an API method that is not implemented', {
        method: method.definition.name,
      });
    const reply = method.giveError(error);
    if (reply !== undefined) return reply;
    if (!(error instanceof NotOffered))
      logger?.warn('An API method without an error result failed', {
        method: method.definition.name,
        error: error instanceof Error ? error.message : String(error),
      });
    throw error;
  };
  try {
    const result = run();
    return result instanceof Promise ? result.catch(failed) : result;
  } catch (error) {
    return failed(error);
  }
}

type Special = (call: AnyMethod, args: unknown[]) => unknown;

/** Methods whose arguments or results are not those of the Go signature. */
const adapters = new Map<string, Special>([
  [
    'LoadPluginConfiguration',
    async (call) => {
      // The implementation fills the object it is given, as in Go, or returns another one.
      const destination = {};
      const returned = await call(destination);
      return [Buffer.from(JSON.stringify(returned ?? destination))];
    },
  ],
]);

/** Methods that take a stream: its id stands in the place of the reader. */
function streamedMethods(broker: MuxBroker): Map<string, Special> {
  const open = async (id: unknown): Promise<ReturnType<typeof readByteStream>> =>
    readByteStream(await broker.dial(Number(id)));
  const withReader =
    (name: ApiName, place: number): Special =>
    async (call, args) => {
      const reader = await open(args[place]);
      try {
        const list = [...args];
        list[place] = reader;
        return apiTable[name].giveReply(await call(...list));
      } finally {
        reader.destroy();
      }
    };
  return new Map([
    ['InstallPlugin', withReader('InstallPlugin', 0)],
    ['UploadData', withReader('UploadData', 1)],
    ['ReceiveSharedChannelAttachmentSyncMsg', withReader('ReceiveSharedChannelAttachmentSyncMsg', 3)],
  ]);
}
