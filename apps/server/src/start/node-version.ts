import { oldNode } from './errors.ts';

/** @throws StartError for a Node older than 20.19 */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw oldNode(version);
}
