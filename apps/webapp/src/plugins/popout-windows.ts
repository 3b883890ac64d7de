import { basename } from '../site-url.ts';

/** What goes between a page and the windows it opened; anything else that arrives is none of ours. */
interface PopoutMessage {
  readonly patchbayPopout: true;
  readonly channel: string;
  readonly args: readonly unknown[];
}

type Listener = (channel: string, ...args: unknown[]) => void;

/** What somebody who opened a window has of it (contract: registry registerRHSPluginPopoutListener). */
export interface PopoutHandle {
  sendToPopout(channel: string, ...args: unknown[]): void;
  onMessageFromPopout(listener: Listener): void;
  onClosePopout(listener: () => void): void;
}

/** A window says nothing when it is closed, so it is asked. */
const CLOSED_POLL_MS = 1000;
const FEATURES = 'popup=yes,width=800,height=700';
const POPOUT_PATH = `${basename}/_popout/`;

function isPopoutMessage(data: unknown): data is PopoutMessage {
  return typeof data === 'object' && data !== null && (data as PopoutMessage).patchbayPopout === true;
}

function send(to: Window, channel: string, args: readonly unknown[]): void {
  const message: PopoutMessage = { patchbayPopout: true, channel, args };
  to.postMessage(message, window.location.origin);
}

/** Only of the same site, and only from the one window. */
function listen(from: () => Window | null, listener: Listener): () => void {
  const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === from() && origin === window.location.origin && isPopoutMessage(data)) {
      listener(data.channel, ...data.args);
    }
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

/** Opens an address of the app in a window of its own; undefined when the browser does not let it. */
export function openPopout(path: string): PopoutHandle | undefined {
  const child = window.open(`${basename}${path}`, '_blank', FEATURES);
  if (child === null) {
    return undefined;
  }
  const stops: (() => void)[] = [];
  const closed = new Set<() => void>();
  const timer = window.setInterval(() => {
    if (child.closed) {
      window.clearInterval(timer);
      stops.forEach((stop) => stop());
      closed.forEach((listener) => listener());
    }
  }, CLOSED_POLL_MS);
  return {
    sendToPopout: (channel, ...args) => send(child, channel, args),
    onMessageFromPopout: (listener) => void stops.push(listen(() => child, listener)),
    onClosePopout: (listener) => void closed.add(listener),
  };
}

export function isPopoutWindow(): boolean {
  return window.location.pathname.startsWith(POPOUT_PATH);
}

/** From a window to the page that opened it; nothing where nobody did. */
export function sendToParent(channel: string, ...args: unknown[]): void {
  const parent = window.opener as Window | null;
  if (parent !== null) {
    send(parent, channel, args);
  }
}

/** Answers a function that ends it. */
export function onMessageFromParent(listener: Listener): () => void {
  return listen(() => window.opener as Window | null, listener);
}
