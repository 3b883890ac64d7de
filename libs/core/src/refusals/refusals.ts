/** Refusals of one area: Mattermost's id, the status it answers with, and our words. `{name}` is replaced by what the caller gives. */
export type Refusals = Record<string, readonly [status: number, message: string]>;
