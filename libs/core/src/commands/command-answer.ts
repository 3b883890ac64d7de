import type { CommandResponse } from '@patchbay/contract';
import { z } from 'zod';
import { Attachments } from '../integrations/attachment-bodies.ts';
import { fill } from '../model/fill.ts';

const Text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const fields = {
  response_type: Text,
  text: Text,
  username: Text,
  channel_id: Text,
  icon_url: Text,
  type: Text,
  props: z.record(z.string(), z.unknown()).nullish(),
  goto_location: Text,
  skip_slack_parsing: z.boolean().nullish(),
  attachments: Attachments,
};

const toResponse = (given: object): CommandResponse => fill<CommandResponse>('model.CommandResponse', given);

const Extra = z.object(fields).transform(toResponse);

const Answer = z
  .object({
    ...fields,
    extra_responses: z
      .array(Extra.nullable())
      .nullish()
      .transform((list) => (list ?? []).filter((each) => each !== null)),
  })
  .transform(toResponse);

/** What the program behind a command says: JSON of Mattermost's form, or plain text. Throws for JSON that is not it. */
export function readCommandAnswer(contentType: string, body: string): CommandResponse {
  const [mediaType = ''] = contentType.split(';');
  if (mediaType.trim().toLowerCase() !== 'application/json') return toResponse({ text: body });
  return Answer.parse(JSON.parse(body));
}
