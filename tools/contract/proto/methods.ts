import type { MethodDefinition } from '@patchbay/contract/definitions';
import type { FieldTypes } from './field-type.ts';
import { HTTP_CALLS, type Call } from './http.ts';
import type { Field, Message } from './message.ts';
import { snakeCase } from './snake-case.ts';

/** Names of results where one is not enough; Go gives them none. */
const RESULT_NAMES: Readonly<Record<string, readonly string[]>> = { GetEmojiImage: ['result', 'image_type'] };
/** The second result of every hook that may refuse. */
const OF_HOOKS = ['result', 'rejection'];

const READER = 'io.Reader';
const WRITER = 'io.Writer';

/** Calls that are not the parameters and results of the Go method. */
const SPECIAL: Readonly<
  Record<string, Partial<Record<'params' | 'results', Field[]>> & { comment: string }>
> = {
  OnActivate: {
    params: [{ name: 'api_broker_id', type: 'uint32', property: 0 }],
    comment: 'The API is served under this id of the broker (plugin.GRPCBroker): dial it first.',
  },
  LoadPluginConfiguration: {
    params: [],
    // In place 0 is the error.
    results: [{ name: 'configuration', type: 'bytes', property: 1 }],
    comment: 'The settings of the plugin as JSON.',
  },
};
const LOG: Field[] = [
  { name: 'msg', type: 'string', property: 0 },
  { name: 'fields', type: 'google.protobuf.Struct', property: 1 },
];

/** The messages and the rpc of one hook or API method. */
export function callOf(method: MethodDefinition, types: FieldTypes): Call {
  const http = HTTP_CALLS[method.name];
  if (http !== undefined) return http(sinceText(method));
  const { name } = method;
  const special = SPECIAL[name];
  const logs = method.params.at(-1)?.variadic === true;
  const params = special?.params ?? (logs ? LOG : paramFields(method, types));
  const results = [...(special?.results ?? resultFields(method, types)), ...errorField(method)];
  const comment = [sinceText(method), special?.comment].filter((text) => text !== undefined).join(' ');
  const rpc = { name, request: `${name}Request`, response: `${name}Response`, comment };
  const reads = method.params.some((param) => param.type === READER);
  const writes = method.params.some((param) => param.type === WRITER);
  if (!reads && !writes)
    return {
      rpc,
      messages: [
        { name: rpc.request, fields: params },
        { name: rpc.response, fields: results },
      ],
    };
  return {
    rpc: { ...rpc, streams: writes ? 'both' : 'request' },
    messages: [
      ...parts(
        rpc.request,
        'init',
        'Init',
        params,
        'The first message, then the bytes; the end of the stream is theirs.',
      ),
      ...(writes
        ? parts(
            rpc.response,
            'result',
            'Result',
            results,
            'Bytes that replace what came, if any, then the result.',
          )
        : [{ name: rpc.response, fields: results }]),
    ],
  };
}

/** A stream of bytes with one message of another kind. */
function parts(
  name: string,
  field: string,
  inner: string,
  fields: readonly Field[],
  comment: string,
): Message[] {
  return [
    {
      name,
      oneof: true,
      comment,
      fields: [
        { name: field, type: `${name}.${inner}`, property: field },
        { name: 'chunk', type: 'bytes', property: 'chunk' },
      ],
    },
    { name: `${name}.${inner}`, fields },
  ];
}

function paramFields(method: MethodDefinition, types: FieldTypes): Field[] {
  return method.params.flatMap(({ name, type }, property) =>
    type === READER || type === WRITER ? [] : [{ name: snakeCase(name), type: types.of(type), property }],
  );
}

function resultFields(method: MethodDefinition, types: FieldTypes): Field[] {
  const results = method.results.slice(0, errorField(method).length === 0 ? undefined : -1);
  const names = RESULT_NAMES[method.name] ?? OF_HOOKS;
  return results.map((type, property) => {
    const name = names[property];
    if (name === undefined) throw new Error(`${method.name}: its results need names in RESULT_NAMES`);
    return { name, type: types.of(type), property };
  });
}

/** A trailing Go error is a field of the response: what failed is the method, not the call. */
function errorField(method: MethodDefinition): Field[] {
  const last = method.results.at(-1);
  if (last !== 'error' && last !== '*model.AppError') return [];
  const type = last === 'error' ? 'optional Error' : 'optional AppError';
  return [{ name: 'error', type, property: method.results.length - 1 }];
}

function sinceText(method: MethodDefinition): string | undefined {
  return method.minVersion === '' ? undefined : `Since ${method.minVersion}.`;
}
