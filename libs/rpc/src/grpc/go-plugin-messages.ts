import type { ProtoField } from '@patchbay/contract/proto';

/** What go-plugin itself speaks over gRPC, and the health service (contract: go-plugin-wire §F.1). */
export const GO_PLUGIN_MESSAGES: Readonly<Record<string, readonly ProtoField[]>> = {
  'plugin.Empty': [],
  'plugin.ConnInfo': [
    [1, 'serviceId', 'uint32'],
    [2, 'network', 'string'],
    [3, 'address', 'string'],
    [4, 'knock', 'optional plugin.ConnInfo.Knock'],
  ],
  'plugin.ConnInfo.Knock': [
    [1, 'knock', 'bool'],
    [2, 'ack', 'bool'],
    [3, 'error', 'string'],
  ],
  'plugin.StdioData': [
    [1, 'channel', 'int32'],
    [2, 'data', 'bytes'],
  ],
  'grpc.health.v1.HealthCheckRequest': [[1, 'service', 'string']],
  'grpc.health.v1.HealthCheckResponse': [[1, 'status', 'int32']],
};

export interface ConnInfo {
  serviceId: number;
  network: string;
  address: string;
  knock?: { knock: boolean; ack: boolean; error: string } | undefined;
}

export interface StdioData {
  channel: number;
  data: Buffer;
}

/** StdioData.channel. */
export const STDOUT = 1;
export const STDERR = 2;

/** HealthCheckResponse.status. */
export const SERVING = 1;
/** The name under which go-plugin asks for the health of a plugin. */
export const HEALTH_SERVICE = 'plugin';

export const GO_PLUGIN_PATHS = {
  health: '/grpc.health.v1.Health/Check',
  broker: '/plugin.GRPCBroker/StartStream',
  shutdown: '/plugin.GRPCController/Shutdown',
  stdio: '/plugin.GRPCStdio/StreamStdio',
} as const;

/** The path of one of our own calls. */
export function pathOf(service: 'Hooks' | 'API', name: string): string {
  return `/patchbay.plugin.v1.${service}/${name}`;
}
