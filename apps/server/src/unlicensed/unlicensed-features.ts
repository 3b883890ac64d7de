import { accessFeatures } from './access.features.ts';
import { chatFeatures } from './chat.features.ts';
import { cloudFeatures } from './cloud.features.ts';
import { complianceFeatures } from './compliance.features.ts';
import { directoryFeatures } from './directory.features.ts';
import { groupFeatures } from './groups.features.ts';
import { remoteFeatures } from './remote.features.ts';
import type { UnlicensedFeature } from './unlicensed-feature.ts';

/** Everything that is answered by saying that it needs a licence. A feature that is built leaves this table. */
export const unlicensedFeatures: readonly UnlicensedFeature[] = [
  ...directoryFeatures,
  ...complianceFeatures,
  ...cloudFeatures,
  ...groupFeatures,
  ...accessFeatures,
  ...chatFeatures,
  ...remoteFeatures,
];
