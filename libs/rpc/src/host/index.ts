export type { HttpRequest } from '@patchbay/contract';
export { HandshakeError, RpcError } from '../errors.ts';
export type { HandshakeErrorCode, RpcErrorCode } from '../errors.ts';
export { ERROR_CODES, ErrorString } from '../gob/errors-on-wire.ts';
export { asGobType, gobTypeOf } from '../gob/special.ts';
export { createTlsIdentity } from '../grpc/tls/identity.ts';
export type { TlsIdentity } from '../grpc/tls/identity.ts';
export { CONNECT_DEADLINE_MS, QUIT_DEADLINE_MS } from './connect.ts';
export { connectPlugin } from './connect-plugin.ts';
export { MATTERMOST_HANDSHAKE } from '../magic-cookie.ts';
export { handshakeEnvironment, readHandshake } from './handshake.ts';
export { isLocalAddress } from './local-address.ts';
export type {
  DriverError,
  DriverResult,
  DriverValue,
  NamedValue,
  NextRow,
  PluginDriver,
  PostgresErrorFields,
  TransactionOptions,
} from './plugin-driver.ts';
export type { ConnectOptions, Handshake, PluginConnection, ServeHttpOptions, WireLogger } from './types.ts';
