import { z } from 'zod';

const URL_LIMIT = 2_048;

export const Opening = z.looseObject({
  trigger_id: z.string().min(1),
  url: z.string().min(1),
  dialog: z.looseObject({}),
});
export type OpeningBody = z.infer<typeof Opening>;

export const Submission = z.object({
  type: z.string().default(''),
  url: z.string().min(1).max(URL_LIMIT),
  callback_id: z.string().default(''),
  state: z.string().default(''),
  channel_id: z.string().length(26),
  team_id: z.string().default(''),
  submission: z.record(z.string(), z.unknown()).nullish(),
  cancelled: z.boolean().default(false),
  file_ids: z.array(z.string()).nullish(),
});
export type SubmissionBody = z.infer<typeof Submission>;

/** A button of a dialog that is pressed. The team is that of the channel, whatever a client says. */
export const Press = z.object({
  url: z.string().min(1).max(URL_LIMIT),
  context: z.record(z.string(), z.string()).nullish(),
  channel_id: z.string().length(26),
});
export type PressBody = z.infer<typeof Press>;

/** What may be answered to a dialog; whatever else is said is nothing to the client. */
export const SubmitAnswer = z.object({
  error: z.string().optional(),
  errors: z.record(z.string(), z.string()).nullish(),
  type: z.string().optional(),
  form: z.unknown().optional(),
});

/** The values of a menu that depend on what is typed. */
export const LookupAnswer = z.object({
  items: z
    .array(z.object({ text: z.string().default(''), value: z.string().default('') }))
    .nullish()
    .transform((items) => items ?? []),
});

/** A lookup goes to a plugin, or over https to a program outside. */
export function isLookupUrl(url: string): boolean {
  if (url.startsWith('/plugins/') || url.startsWith('plugins/')) return !url.includes('..');
  return URL.canParse(url) && /^https?:\/\/[^/]/i.test(url);
}
