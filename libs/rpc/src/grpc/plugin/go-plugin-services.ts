import { status } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  Server,
  ServerDuplexStream,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import type { CapturedOutput } from '../../plugin/standard-output.ts';
import type { PluginProcess } from '../../plugin/transport.ts';
import { decode, encode } from '../codec/codecs.ts';
import { GO_PLUGIN_PATHS, HEALTH_SERVICE, SERVING, STDERR, STDOUT } from '../go-plugin-messages.ts';
import type { PluginBroker } from './broker.ts';

const asIs = (bytes: Buffer): Buffer => bytes;
const EMPTY = Buffer.alloc(0);

/** Serves what a go-plugin host expects of every gRPC plugin (contract: go-plugin-wire §F). */
export function serveGoPlugin(server: Server, plugin: PluginProcess, broker: PluginBroker): void {
  server.register(
    GO_PLUGIN_PATHS.health,
    (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
      const { service } = decode('grpc.health.v1.HealthCheckRequest', call.request) as { service: string };
      if (service === HEALTH_SERVICE || service === '')
        done(null, encode('grpc.health.v1.HealthCheckResponse', { status: SERVING }));
      else done({ code: status.NOT_FOUND, details: 'unknown service' });
    },
    asIs,
    asIs,
    'unary',
  );
  server.register(
    GO_PLUGIN_PATHS.shutdown,
    (_call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
      done(null, EMPTY);
      plugin.leave();
    },
    asIs,
    asIs,
    'unary',
  );
  let hosts = 0;
  server.register(
    GO_PLUGIN_PATHS.broker,
    (call: ServerDuplexStream<Buffer, Buffer>) => {
      hosts++;
      plugin.connected();
      broker.serve(call);
      let open = true;
      // The stream of a host that is gone ends with its connection.
      const gone = (): void => {
        if (!open) return;
        open = false;
        call.end();
        if (--hosts === 0) plugin.leave();
      };
      call.on('cancelled', gone).on('end', gone).on('error', gone);
    },
    asIs,
    asIs,
    'bidi',
  );
  server.register(
    GO_PLUGIN_PATHS.stdio,
    (call: ServerWritableStream<Buffer, Buffer>) => {
      call.on('error', () => undefined);
      send(call, STDOUT, plugin.stdout);
      send(call, STDERR, plugin.stderr);
    },
    asIs,
    asIs,
    'serverStream',
  );
}

function send(call: ServerWritableStream<Buffer, Buffer>, channel: number, output: CapturedOutput): void {
  output.connect({
    attach: (sink) => call.once('cancelled', () => sink.closed(undefined)),
    consumed: () => undefined,
    write: (data, done) => call.write(encode('plugin.StdioData', { channel, data }), () => done()),
  });
}
