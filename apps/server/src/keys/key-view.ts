import type { KeyFile } from './trusted-keys.ts';

/** A trusted key file over REST. */
export interface KeyFileView {
  name: string;
  /** Why the file is passed over; '' when it is not. */
  problem: string;
  keys: {
    fingerprint: string;
    user_ids: string[];
    algorithms: string[];
    /** Milliseconds since 1970. */
    created_at: number;
    /** 0 for never. */
    expires_at: number;
    /** 'expired', 'revoked', 'cannot sign', or '' when what it signs is accepted. */
    unusable: string;
    /** Armored. */
    public_key: string;
  }[];
}

export const toKeyFileView = ({ name, problem, keys }: KeyFile): KeyFileView => ({
  name,
  problem,
  keys: keys.map((key) => ({
    fingerprint: key.fingerprint,
    user_ids: key.userIds,
    algorithms: key.algorithms,
    created_at: key.createdAt.getTime(),
    expires_at: key.expiresAt?.getTime() ?? 0,
    unusable: key.unusable,
    public_key: key.armored,
  })),
});
