/** A feature that Mattermost sells, or has only in its cloud, as a Team Edition answers for it. */
export interface UnlicensedFeature {
  /** In the words of the error: "<feature> needs a licence …". */
  readonly feature: string;
  /** Mattermost's error id. */
  readonly id: string;
  readonly status: number;
  /** Said instead, where it is not the licence that is missing. */
  readonly message?: string;
  /** Asked for first: without it 403. Upstream looks at the licence first where it is left out. */
  readonly permission?: string;
  /** Answered without a session too. */
  readonly isPublic?: boolean;
  /** `<METHOD> <path after /api/v4>`. */
  readonly routes: readonly string[];
}
