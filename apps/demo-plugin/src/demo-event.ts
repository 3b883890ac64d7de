/** The id in plugin.json; both halves need it. */
export const PLUGIN_ID = 'com.patchbay.demo';

/** Name under which the server half publishes; browsers get it as `custom_com.patchbay.demo_hello`. */
export const HELLO_EVENT = 'hello';

/** Posts of this type are drawn by the web half. */
export const DEMO_POST_TYPE = 'custom_demo';

/** What `/demo` sends to the sidebar. */
export interface HelloEvent {
  /** What was typed behind `/demo`. */
  text: string;
  username: string;
  channel: string;
  /** Milliseconds since 1970. */
  at: number;
}
