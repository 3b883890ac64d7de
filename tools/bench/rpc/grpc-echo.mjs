/** The same over gRPC: one unary method, JSON as its message format so that only the transport differs. */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { service } from './grpc-service.mjs';

const server = new Server();
server.addService(service, {
  messageWillBePosted: ({ request: { post } }, done) =>
    done(null, { post: { ...post, message: `${post.message} (seen)` } }),
});
server.bindAsync(`unix:${process.argv[2]}`, ServerCredentials.createInsecure(), () =>
  process.stdout.write('ready\n'),
);
process.stdin.resume().on('end', () => process.exit(0));
