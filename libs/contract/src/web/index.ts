export type { RegistryMethod } from './registry-method.ts';
export { registryMethods } from './registry-methods.ts';
