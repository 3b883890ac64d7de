export { RpcError } from '../errors.ts';
export { ERROR_CODES, ErrorString } from '../gob/errors-on-wire.ts';
export { asGobType, gobTypeOf } from '../gob/special.ts';
export { MATTERMOST_HANDSHAKE } from '../magic-cookie.ts';
export { implementedHooks } from './hooks-service.ts';
export type { ServeOptions } from './serve-options.ts';
export { servePlugin } from './serve-plugin.ts';
export type { Listening, PluginProcess, PluginTransport } from './transport.ts';
