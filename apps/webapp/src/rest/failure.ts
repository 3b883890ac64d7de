import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import { record, text } from './fields.ts';

/** The id of an error that did not come from Patchbay but from a proxy before it, whose page is its message. */
export const NOT_FROM_SERVER = 'patchbay.webapp.not_from_server';
/** The id of an error without any answer. */
export const NO_ANSWER = 'patchbay.webapp.no_answer';

interface Answer {
  url: string;
  /** 0 when there was no answer. */
  status: number;
  statusText: string;
  body: string;
}

/** An answer that is no success, as Client4 would throw it; a proxy's page of HTML becomes its title. */
export function failure({ url, status, statusText, body }: Answer): ClientError {
  const said = parse(body);
  const isHtml = said === undefined && /^\s*<(!doctype|html|head|body)/i.test(body);
  return new ClientError(Client4.getUrl(), {
    message:
      text(said?.message) ||
      (isHtml ? titleOf(body) : said === undefined ? body.trim() : '') ||
      fallback(status, statusText),
    server_error_id: status === 0 ? NO_ANSWER : isHtml ? NOT_FROM_SERVER : text(said?.id),
    status_code: status,
    url,
  });
}

const fallback = (status: number, statusText: string) => [status || '', statusText].filter(Boolean).join(' ');

function titleOf(html: string): string {
  return (/<title>([^<]*)<\/title>/i.exec(html)?.[1] ?? '').trim();
}

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(body));
  } catch {
    return undefined;
  }
}
