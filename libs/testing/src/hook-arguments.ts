import {
  hookMethods,
  mayBeNil,
  parseGoType,
  type HookName,
  type HttpRequest,
  type Input,
  type ParameterDefinition,
  type ResponseWriter,
} from '@patchbay/contract';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { complete } from './complete.ts';
import { canonical, RecordedResponse } from './recorded-response.ts';

/** A request with what is left out as from a browser; the body may be text. Header names in any case. */
export type RequestInput = Partial<Omit<HttpRequest, 'body' | 'header'>> & {
  readonly header?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: Readable | Uint8Array | string | undefined;
};

/** One argument of a hook: anything may be left out, and stands for zero. */
type ArgumentInput<T> = T extends Readable | Writable | ResponseWriter
  ? T
  : T extends HttpRequest
    ? RequestInput
    : Input<T>;

/** The arguments of a hook; trailing ones may be left out altogether. */
export type HookInput<Args extends readonly unknown[]> = Partial<{
  [Index in keyof Args]: ArgumentInput<Args[Index]> | undefined;
}>;

/** What a plugin would get: its own copy of every argument, complete. */
export function completeArguments(hook: HookName, args: readonly unknown[]): unknown[] {
  return hookMethods[hook].params.map((parameter, index) => completeArgument(parameter, args[index]));
}

function completeArgument(parameter: ParameterDefinition, value: unknown): unknown {
  const type = parseGoType(parameter.type);
  switch (parameter.type) {
    case 'http.ResponseWriter':
      return value ?? new RecordedResponse();
    case '*http.Request':
      return completeRequest((value ?? {}) as RequestInput);
    case 'io.Reader':
    case 'io.ReadCloser':
      return value ?? Readable.from([]);
    case 'io.Writer':
      return value ?? new PassThrough().resume();
    default:
      // The server passes no nil where the contract has none.
      return complete(type.kind === 'pointer' && !mayBeNil(parameter) ? type.elem : type, value);
  }
}

function completeRequest({ header = {}, body, ...given }: RequestInput): HttpRequest {
  const lists = Object.entries(header).map(([name, value]) => [
    canonical(name),
    typeof value === 'string' ? [value] : [...value],
  ]);
  const url = given.url ?? '/';
  return {
    method: 'GET',
    url,
    proto: 'HTTP/1.1',
    protoMajor: 1,
    protoMinor: 1,
    host: 'localhost',
    remoteAddr: '127.0.0.1:1',
    requestURI: url,
    ...given,
    header: Object.fromEntries(lists) as HttpRequest['header'],
    body: body instanceof Readable ? body : Readable.from(body === undefined ? [] : [Buffer.from(body)]),
  };
}
