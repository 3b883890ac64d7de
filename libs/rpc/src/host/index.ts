export type { ConnectOptions, Handshake, HttpRequest, PluginConnection, WireLogger } from './types.ts';
