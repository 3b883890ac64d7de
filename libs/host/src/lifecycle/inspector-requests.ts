/** How Node's inspector is to be opened in a plugin that is started. */
export interface InspectorRequest {
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** Waits before the first line until a debugger has come. */
  readonly wait: boolean;
}

/** By plugin id. */
export type InspectorRequests = ReadonlyMap<string, InspectorRequest>;

const LARGEST_PORT = 65_535;

/**
 * Reads `PATCHBAY_PLUGIN_INSPECT` and `PATCHBAY_PLUGIN_INSPECT_BRK`: `<plugin id>[:<port>]`, several with commas
 * between. What is no port is none, and so is a host: the inspector gives whoever reaches it the plugin, so it listens
 * on this machine alone.
 */
export function inspectorRequests(
  environment: Readonly<Record<string, string | undefined>>,
): InspectorRequests {
  return new Map([
    ...requestsIn(environment['PATCHBAY_PLUGIN_INSPECT'], false),
    ...requestsIn(environment['PATCHBAY_PLUGIN_INSPECT_BRK'], true),
  ]);
}

/** What Node is started with. */
export function inspectorArguments({ port, wait }: InspectorRequest): string[] {
  return [`--inspect${wait ? '-brk' : ''}=127.0.0.1:${String(port)}`];
}

function requestsIn(text: string | undefined, wait: boolean): [string, InspectorRequest][] {
  return (text ?? '')
    .split(',')
    .map((part) => /^([^:]+)(?::(\d{1,5}))?$/.exec(part.trim()))
    .filter((match) => match !== null)
    .map(([, id = '', port = '0']): [string, InspectorRequest] => [
      id.toLowerCase(),
      { port: Number(port), wait },
    ])
    .filter(([, { port }]) => port <= LARGEST_PORT);
}
