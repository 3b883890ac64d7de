import type { IncomingHttpHeaders } from 'node:http';
import { CliError } from '../errors.ts';
import { printable } from '../output/printable.ts';

/** What a server answered instead of doing it; `id` is empty when the answer was not one of a chat server. */
export class ApiError extends CliError {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly id: string;

  constructor(status: number, id: string, message: string) {
    super(message);
    this.status = status;
    this.id = id;
  }
}

/** What to do about errors whose own text does not say it, by Mattermost's error ids. */
const REMEDIES: Record<string, string> = {
  'api.context.session_expired.app_error': 'Log in again: patchbay auth login <url>',
  'api.context.permissions.app_error':
    'Log in as an administrator, or use --local on the machine of the server.',
  'app.plugin.upload_disabled.app_error':
    'Switch uploads on, on the machine of the server: patchbay --local config set PluginSettings.EnableUploads true',
  'app.plugin.disabled.app_error': 'Switch plugins on: patchbay config set PluginSettings.Enable true',
  'app.plugin.not_installed.app_error': '"patchbay plugin list" shows the ids of what is installed.',
  'app.plugin.install_id.app_error': 'Use --force to replace it.',
  'api.config.update_config.not_allowed_security.app_error':
    'That setting can be changed on the machine of the server only: patchbay --local config set …',
  'api.plugin.upload.file_too_large.app_error': 'Raise FileSettings.MaxFileSize on the server.',
};

const PROXY_REMEDIES: Record<number, string> = {
  413: 'The proxy in front of the server takes no uploads of this size: raise its limit (nginx: client_max_body_size).',
  502: 'The proxy in front of the server does not reach it: is the server running?',
  503: 'The proxy in front of the server does not reach it: is the server running?',
  504: 'The proxy in front of the server gave up waiting: raise its time limit.',
};

/** Of what a proxy says, so many characters are shown. */
const SAID_LENGTH = 120;

/** Makes an error of an answer; one that is not JSON comes from something else than a chat server. */
export function apiError(
  status: number,
  headers: IncomingHttpHeaders,
  body: string,
  where: string,
): ApiError {
  const parsed = parseAppError(body);
  if (parsed !== undefined) {
    const remedy = remedyOf(parsed);
    const detail =
      parsed.detail === '' || parsed.message.includes(parsed.detail) ? '' : ` (${parsed.detail})`;
    return new ApiError(
      status,
      parsed.id,
      `${parsed.message}${detail}${remedy === undefined ? '' : ` ${remedy}`}`,
    );
  }
  const type = (headers['content-type'] ?? 'no type').split(';')[0] ?? '';
  const by = headers.server === undefined ? '' : ` by ${headers.server}`;
  const said = firstLine(body);
  const remedy =
    PROXY_REMEDIES[status] ??
    `Is ${where} the address of a Patchbay server, with nothing in front that answers for it?`;
  return new ApiError(
    status,
    '',
    `The answer is ${String(status)} with ${type}${by}, not one of a chat server${said === '' ? '' : `: "${said}"`}. ${remedy}`,
  );
}

/** Not where a server says itself what to do. */
function remedyOf({ id, message }: { id: string; message: string }): string | undefined {
  return id === 'app.plugin.install_id.app_error' && message.includes('force') ? undefined : REMEDIES[id];
}

/** What an answer for people says first, without its markup. */
function firstLine(body: string): string {
  const words = body.replaceAll(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/gi, '').replaceAll(/<[^>]*>/g, '\n');
  const line = words.split('\n').find((text) => text.trim() !== '') ?? '';
  return printable(line.trim()).slice(0, SAID_LENGTH);
}

function parseAppError(body: string): { id: string; message: string; detail: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('id' in value) || !('message' in value))
    return undefined;
  const message = String(value.message).trim();
  return {
    id: String(value.id),
    message: message === '' ? String(value.id) : /[.!?…]$/.test(message) ? message : `${message}.`,
    detail: 'detailed_error' in value ? String(value.detailed_error) : '',
  };
}
