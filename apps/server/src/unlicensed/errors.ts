import { AppError } from '@patchbay/contract';
import type { UnlicensedFeature } from './unlicensed-feature.ts';

/** The answer for a feature that would need a licence: Patchbay takes none, so nothing that one could do changes it. */
export const unlicensed = ({ feature, id, status, message }: UnlicensedFeature): AppError =>
  new AppError(
    id,
    'license',
    status,
    message ?? `${feature} needs a licence of Mattermost; Patchbay has none and takes none.`,
  );
