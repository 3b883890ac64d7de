import { compareVersions, isStrictVersion } from '@patchbay/manifest';

/** Whether a version is strictly greater; false where one of the two is none that can be compared. */
export const isNewer = (version: string, than: string): boolean =>
  isStrictVersion(version) && isStrictVersion(than) && compareVersions(version, than) > 0;
