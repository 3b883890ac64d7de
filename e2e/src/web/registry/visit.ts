import type { ChatPage } from '../../chat-page.ts';
import type { RestClient } from '../../rest-client.ts';
import type { Site } from '../../site.ts';
import type { Proof } from './proof.ts';

/** Who is there, and what was prepared for the visits. */
export interface Stage {
  readonly site: Site;
  readonly chat: ChatPage;
  readonly proof: Proof;
  /** Somebody else, who writes and whose profile is looked at. */
  readonly other: RestClient;
  readonly otherName: string;
  readonly team: string;
  readonly teamId: string;
  /** A public channel named `proof`, at whose beginning one looks. */
  readonly proofId: string;
}

/** One location, seen in the page. */
export interface Visit {
  /** In words, for the table. */
  readonly place: string;
  /** What is seen there: methods, with the parts that are drawn besides the first. */
  readonly shows: Readonly<Record<string, readonly string[]>>;
  /** Makes it all visible. */
  open?(stage: Stage): Promise<void>;
  /** Uses callbacks; the runner opens it again after it. */
  use?(stage: Stage): Promise<void>;
  /** Waits for each to be there, where it is no text on the page. */
  seen?(stage: Stage, method: string): Promise<void>;
  /** Waits until it is not there any more. */
  gone?(stage: Stage, method: string): Promise<void>;
  /** What has no way to be taken back goes with the plugin. */
  readonly stays?: readonly string[];
}
