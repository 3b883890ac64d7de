import { z } from 'zod';
import { refuse } from '../errors.ts';
import { Attachments } from '../integrations/attachment-bodies.ts';

const Text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const Request = z.object({
  text: Text,
  username: Text,
  icon_url: Text,
  channel: Text,
  root_id: Text,
  props: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  attachments: Attachments,
  type: Text,
  icon_emoji: Text,
  priority: z.object({ priority: z.string() }).nullish(),
});

/** What a program posts through a webhook. */
export type IncomingRequest = z.infer<typeof Request>;

/** Fields whose texts programs are known to send with raw line breaks and tabs in them. */
const LAX = /"(?:text|fallback|pretext|author_name|title|value)"\s*:\s*"(?:\\.|[^"\\])*"/gs;

/** Reads the JSON of a webhook; raw line breaks and tabs in its texts are forgiven. Throws 400. */
export function readIncomingRequest(json: string): IncomingRequest {
  const read = Request.safeParse(parse(json));
  if (read.success) return read.data;
  throw refuse(
    'web.incoming_webhook.decode.app_error',
    'incomingWebhook',
    {},
    read.error.issues.map((issue) => issue.path.join('.')).join(', '),
  );
}

/** The fields of a form, which a program sends instead of JSON. */
export function readIncomingForm(fields: Record<string, string>): IncomingRequest {
  const read = Request.safeParse({ ...fields, props: {}, attachments: [], priority: null });
  if (read.success) return read.data;
  throw refuse('web.incoming_webhook.decode.app_error', 'incomingWebhook');
}

function parse(json: string): unknown {
  for (const text of [
    json,
    json.replaceAll(LAX, (found) => found.replaceAll('\n', '\\n').replaceAll('\t', '\\t')),
  ])
    try {
      return JSON.parse(text);
    } catch {
      // The next one may be.
    }
  return undefined;
}
