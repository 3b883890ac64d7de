const KEY = 'patchbay_session_expired';

/** Notes that the session ended by itself, and where the person was; the page is loaded anew after it. */
export function noteExpiredSession(path: string): void {
  try {
    sessionStorage.setItem(KEY, path);
  } catch {
    // The login then says nothing of it.
  }
}

/** Where the person was when their session ended, once; undefined when it did not. */
export function takeExpiredSession(): string | undefined {
  try {
    const path = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
    return path;
  } catch {
    return undefined;
  }
}
