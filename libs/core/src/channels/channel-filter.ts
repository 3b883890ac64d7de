/** Which of all channels an administrator wants to see. What is left out does not narrow. */
export interface ChannelFilter {
  readonly term?: string;
  /** Ids are searched too. */
  readonly searchIds?: boolean;
  readonly teamIds?: readonly string[];
  readonly excludeNames?: readonly string[];
  readonly includeDeleted?: boolean;
  /** Archived ones only. */
  readonly deleted?: boolean;
  readonly isPublic?: boolean;
  readonly isPrivate?: boolean;
  readonly groupConstrained?: boolean;
  readonly excludeGroupConstrained?: boolean;
  readonly notAssociatedToGroup?: string;
  /** Without channels whose home is elsewhere. */
  readonly excludeRemote?: boolean;
}

/** Which of someone's channels are wanted. */
export interface OwnChannelsFilter {
  /** Of one team, and the direct ones; of all teams when left out. */
  readonly teamId?: string;
  readonly includeDeleted?: boolean;
  /** With archived ones: only those archived at this time, in ms, or later. */
  readonly lastDeleteAt?: number;
}
