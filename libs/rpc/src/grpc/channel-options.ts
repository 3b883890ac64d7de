import type { ChannelOptions } from '@grpc/grpc-js';
import { MAX_MESSAGE_BYTES } from './codec/limits.ts';

/** Answers of one connection that may be under way. */
const MAX_CALLS_AT_ONCE = 1_024;
/** Never: an idle connection would look like one that was lost. */
const NO_IDLE_TIMEOUT_MS = 2 ** 31 - 1;

const LIMITS: ChannelOptions = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
};

export const SERVER_OPTIONS: ChannelOptions = {
  ...LIMITS,
  'grpc.max_concurrent_streams': MAX_CALLS_AT_ONCE,
};

/** A connection to one process on this machine: no proxy, no retries, nothing shared. */
export const CLIENT_OPTIONS: ChannelOptions = {
  ...LIMITS,
  'grpc.default_authority': 'localhost',
  'grpc.ssl_target_name_override': 'localhost',
  'grpc.client_idle_timeout_ms': NO_IDLE_TIMEOUT_MS,
  'grpc.enable_http_proxy': 0,
  'grpc.enable_retries': 0,
  'grpc.service_config_disable_resolution': 1,
  'grpc.use_local_subchannel_pool': 1,
};

/** What grpc-js calls an address of a handshake or of the broker. */
export function targetOf(network: string, address: string): string {
  return network === 'unix' ? `unix:${address}` : `dns:///${address}`;
}
