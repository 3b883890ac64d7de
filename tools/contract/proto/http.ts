import type { Message, Rpc } from './message.ts';

export interface Call {
  readonly rpc: Rpc;
  readonly messages: readonly Message[];
}

const HEADER = { name: 'header', type: 'map<string, StringList>', property: 'header' };
const BODY = { name: 'body', type: 'bytes', property: 'body' };

/** Stands with the models, which need it. */
export const STRING_LIST: Message = {
  name: 'StringList',
  comment:
    'A list of texts where a field cannot be one: as the value of a map, or where none and empty differ.',
  fields: [{ name: 'values', type: 'repeated string', property: 0 }],
};

/** Messages that no Go struct stands for; in plugin.proto. */
export const SHARED_MESSAGES: readonly Message[] = [
  {
    name: 'Error',
    comment: 'A Go error that a method returned. code tells known ones apart: 1 is io.EOF.',
    fields: [
      { name: 'message', type: 'string', property: 'message' },
      { name: 'code', type: 'int64', property: 'code' },
      { name: 'app_error', type: 'optional AppError', property: 'app_error' },
    ],
  },
  {
    name: 'HTTPRequest',
    comment: 'An HTTP request without its body. Names in header are as in Content-Type.',
    fields: [
      { name: 'method', type: 'string', property: 'method' },
      { name: 'url', type: 'string', property: 'url' },
      { name: 'proto', type: 'string', property: 'proto' },
      { name: 'proto_major', type: 'int64', property: 'protoMajor' },
      { name: 'proto_minor', type: 'int64', property: 'protoMinor' },
      HEADER,
      { name: 'host', type: 'string', property: 'host' },
      { name: 'remote_addr', type: 'string', property: 'remoteAddr' },
      { name: 'request_uri', type: 'string', property: 'requestURI' },
    ],
  },
  {
    name: 'ServeHTTPRequest',
    oneof: true,
    comment:
      'init, then the body in chunks, then body_end. What comes as body after that are the bytes of a connection that was taken over.',
    fields: [
      { name: 'init', type: 'ServeHTTPRequest.Init', property: 'init' },
      BODY,
      { name: 'body_end', type: 'bool', property: 'bodyEnd' },
    ],
  },
  {
    name: 'ServeHTTPRequest.Init',
    fields: [
      { name: 'c', type: 'optional Context', property: 'c' },
      { name: 'request', type: 'HTTPRequest', property: 'request' },
    ],
  },
  {
    name: 'ServeHTTPResponse',
    oneof: true,
    comment:
      'init, then the body in chunks; flush sends what there is to the client. After an init with hijacked, body is the raw bytes of the connection, and the status and header mean nothing.',
    fields: [
      { name: 'init', type: 'ServeHTTPResponse.Init', property: 'init' },
      BODY,
      { name: 'flush', type: 'bool', property: 'flush' },
    ],
  },
  {
    name: 'ServeHTTPResponse.Init',
    fields: [
      { name: 'status', type: 'int32', property: 'status' },
      HEADER,
      { name: 'hijacked', type: 'bool', property: 'hijacked' },
    ],
  },
  {
    name: 'PluginHTTPRequest',
    oneof: true,
    comment: 'init, then the body in chunks; the end of the stream is its end.',
    fields: [{ name: 'init', type: 'HTTPRequest', property: 'init' }, BODY],
  },
  {
    name: 'PluginHTTPResponse',
    oneof: true,
    comment: 'init, then the body in chunks; the end of the stream is its end.',
    fields: [{ name: 'init', type: 'PluginHTTPResponse.Init', property: 'init' }, BODY],
  },
  {
    name: 'PluginHTTPResponse.Init',
    fields: [{ name: 'status_code', type: 'int32', property: 'statusCode' }, HEADER],
  },
];

const stream =
  (name: string, messages: string) =>
  (comment: string | undefined): Call => ({
    rpc: {
      name,
      request: `${messages}Request`,
      response: `${messages}Response`,
      streams: 'both',
      ...(comment === undefined ? {} : { comment }),
    },
    messages: [],
  });

/** HTTP passes as a stream in each direction. */
export const HTTP_CALLS: Readonly<Record<string, (comment: string | undefined) => Call>> = {
  ServeHTTP: stream('ServeHTTP', 'ServeHTTP'),
  ServeMetrics: stream('ServeMetrics', 'ServeHTTP'),
  PluginHTTP: stream('PluginHTTP', 'PluginHTTP'),
};
