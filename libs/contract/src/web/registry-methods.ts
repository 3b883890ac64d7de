import { json } from '../generated/data/registry.ts';
import type { RegistryMethod } from './registry-method.ts';

/** Every method of the web registry, in the order in which the contract lists them. */
export const registryMethods = JSON.parse(json) as readonly RegistryMethod[];
