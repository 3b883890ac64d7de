/** While the server is busy, what can wait is refused: searches and typing. Of this node only. */
export class ServerBusy {
  #until = 0;

  /** @param now milliseconds */
  set(seconds: number, now: number): void {
    this.#until = now + seconds * 1000;
  }

  clear(): void {
    this.#until = 0;
  }

  isBusy(now: number): boolean {
    return now < this.#until;
  }

  /** As clients see it; `expires` in seconds. */
  view(now: number): { busy: boolean; expires: number; expires_ts: string } {
    const until = this.isBusy(now) ? this.#until : 0;
    return {
      busy: until > 0,
      expires: Math.floor(until / 1000),
      expires_ts: until > 0 ? new Date(until).toUTCString() : '',
    };
  }
}
