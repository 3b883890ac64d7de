/** How clients want threads in a list of posts. */
export interface ReadOptions {
  /** Replies stay out; their roots say how many there are and who takes part. */
  readonly collapsedThreads?: boolean;
  /** Those who take part come with their whole account, not with their id alone. */
  readonly extended?: boolean;
  /** Of the threads that replies belong to, only the root comes along. */
  readonly skipFetchThreads?: boolean;
  readonly includeDeleted?: boolean;
  /** Who reads: roots say whether they follow the thread. */
  readonly userId?: string;
}

/** Which part of a thread is wanted; all of it when nothing is given. Times in ms, 0 for none. */
export interface ThreadPart {
  /** 0 for all. */
  readonly perPage: number;
  /** Towards older or newer replies. */
  readonly direction: 'up' | 'down' | '';
  readonly fromPost: string;
  readonly fromCreateAt: number;
  readonly fromUpdateAt: number;
  readonly updatesOnly: boolean;
}

export const WHOLE_THREAD: ThreadPart = {
  perPage: 0,
  direction: '',
  fromPost: '',
  fromCreateAt: 0,
  fromUpdateAt: 0,
  updatesOnly: false,
};
