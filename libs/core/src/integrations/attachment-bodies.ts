import type { MessageAttachment } from '@patchbay/contract';
import { z } from 'zod';
import { fill } from '../model/fill.ts';

const Text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const Field = z.object({
  title: Text,
  // Go prints whatever it is.
  value: z
    .unknown()
    .optional()
    .transform((value) => (value === undefined || value === null ? '' : printed(value))),
  short: z
    .union([z.boolean(), z.literal(['true', 'false'])])
    .nullish()
    .transform((value) => value === true || value === 'true'),
});

const Option = z.object({ text: Text, value: Text });

const Action = z.object({
  id: Text,
  type: Text,
  name: Text,
  tooltip: Text,
  disabled: z.boolean().nullish().transform(Boolean),
  style: Text,
  data_source: Text,
  options: z.array(Option).nullish(),
  default_option: Text,
  integration: z.object({ url: Text, context: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

const Attachment = z
  .object({
    id: z.number().int().nullish(),
    fallback: Text,
    color: Text,
    pretext: Text,
    author_name: Text,
    author_link: Text,
    author_icon: Text,
    title: Text,
    title_link: Text,
    text: Text,
    fields: z.array(Field.nullable()).nullish(),
    image_url: Text,
    thumb_url: Text,
    footer: Text,
    footer_icon: Text,
    ts: z.unknown().optional(),
    actions: z.array(Action.nullable()).nullish(),
  })
  .transform((given) =>
    fill<MessageAttachment>('model.MessageAttachment', {
      ...given,
      fields: (given.fields ?? []).filter((field) => field !== null),
      actions: (given.actions ?? []).filter((action) => action !== null),
    } as object),
  );

/** Message attachments as other programs send them; what is null is left out, and no list is none. */
export const Attachments = z
  .array(Attachment.nullable())
  .nullish()
  .transform((list) => (list ?? []).filter((each) => each !== null));

function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
