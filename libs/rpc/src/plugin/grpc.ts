export { grpc } from '../grpc/plugin/transport.ts';
