import manifest from '../plugin.json';

export const id = manifest.id;
export const version = manifest.version;
