export { connectPlugin, handshakeEnvironment, readHandshake } from '@patchbay/rpc/host';
