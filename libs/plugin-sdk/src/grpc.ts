export { grpc } from '@patchbay/rpc/plugin/grpc';
