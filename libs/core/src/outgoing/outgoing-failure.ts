import type { IncomingMessage } from 'node:http';

/** Why another server could not be asked, in words for the administrator. Addresses are told without their query: keys may be in it. */
export class OutgoingFailure extends Error {
  override readonly name = 'OutgoingFailure';
  /** Whether asking again may help. */
  readonly passing: boolean;

  constructor(message: string, { passing = false, cause }: { passing?: boolean; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.passing = passing;
  }

  static notAnAddress(): OutgoingFailure {
    return new OutgoingFailure('That is not a URL. Give a whole one, as https://example.com/plugin.tar.gz.');
  }

  static scheme(url: URL): OutgoingFailure {
    return new OutgoingFailure(`${url.protocol}// is not supported: give an https:// URL.`);
  }

  static insecure(url: URL): OutgoingFailure {
    return new OutgoingFailure(
      `${nameOf(url)} is not https. Use https, or switch on PluginSettings.AllowInsecureDownloadURL.`,
    );
  }

  static credentials(url: URL): OutgoingFailure {
    return new OutgoingFailure(
      `The URL of ${url.host} holds a name or password, which would be written to logs. Give one without.`,
    );
  }

  static internal(url: URL): OutgoingFailure {
    return new OutgoingFailure(
      `${nameOf(url)} is an address inside a network, and what named it is not. ` +
        `If that is right, add ${url.hostname} to ServiceSettings.AllowedUntrustedInternalConnections.`,
    );
  }

  static redirects(url: URL, limit: number): OutgoingFailure {
    return new OutgoingFailure(`${nameOf(url)} redirects more than ${String(limit)} times.`);
  }

  static status(url: URL, response: IncomingMessage): OutgoingFailure {
    const { statusCode = 0, statusMessage = '' } = response;
    return new OutgoingFailure(
      `${nameOf(url)} answered ${`${String(statusCode)} ${printable(statusMessage)}`.trim()}${saidBy(response)}.`,
      { passing: statusCode >= 500 || statusCode === 429 },
    );
  }

  static tooLarge(url: URL, limitBytes: number): OutgoingFailure {
    return new OutgoingFailure(
      `What ${nameOf(url)} sends is larger than ${String(limitBytes)} bytes, the limit of this server.`,
    );
  }

  static silent(url: URL, afterMs: number): OutgoingFailure {
    return new OutgoingFailure(`${nameOf(url)} sent nothing for ${String(afterMs / 1000)} seconds.`);
  }

  static tooLong(url: URL, afterMs: number): OutgoingFailure {
    return new OutgoingFailure(`${nameOf(url)} was not through after ${String(afterMs / 60_000)} minutes.`);
  }

  static cutOff(url: URL, bytes: number, cause: unknown): OutgoingFailure {
    return new OutgoingFailure(
      `The connection to ${url.host} ended after ${String(bytes)} bytes, before all was there.`,
      {
        passing: true,
        cause,
      },
    );
  }

  static unreachable(url: URL, cause: NodeJS.ErrnoException): OutgoingFailure {
    return new OutgoingFailure(`${nameOf(url)} cannot be reached: ${reasonOf(url, cause)}.`, {
      passing: ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN'].includes(cause.code ?? ''),
      cause,
    });
  }
}

/** Without query, fragment and credentials. */
export const nameOf = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`;

function reasonOf({ hostname }: URL, { code = '', message, name }: NodeJS.ErrnoException): string {
  if (name === 'AbortError') return 'it was given up';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `there is no host by the name of ${hostname}, as seen from the server`;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return `its certificate is not trusted (${code})`;
  return code === '' ? message : code;
}

/** The server or proxy that gave an answer, by its own words. */
function saidBy({ headers }: IncomingMessage): string {
  const names = [headers.server, headers.via]
    .filter((value): value is string => typeof value === 'string')
    .map(printable)
    .filter((value) => value !== '');
  return names.length === 0 ? '' : ` (${names.join(', via ')})`;
}

const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 80);
