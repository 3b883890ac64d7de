/** What a browser reports of a component of a plugin that threw. */
export interface WebFailureReport {
  readonly message: string;
  /** Where it was shown, for example `ChannelHeaderButton`. */
  readonly location: string;
  readonly stack: string;
  /** Of the plugin whose code the browser runs. */
  readonly version: string;
}

/** Characters that are kept of each. */
const LONGEST: Readonly<Record<keyof WebFailureReport, number>> = {
  message: 1_000,
  location: 100,
  stack: 8_000,
  version: 100,
};

/** The report as it is kept: any user may send one, so nothing in it is longer than it needs to be. */
export function webFailureOf(report: WebFailureReport): WebFailureReport {
  const cut = (field: keyof WebFailureReport): string => report[field].slice(0, LONGEST[field]);
  return {
    message: cut('message'),
    location: cut('location'),
    stack: cut('stack'),
    version: cut('version'),
  };
}
