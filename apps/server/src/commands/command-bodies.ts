import { z } from 'zod';

export const Execution = z.object({
  command: z.string(),
  channel_id: z.string(),
  team_id: z.string().default(''),
  root_id: z.string().default(''),
});
export type ExecutionBody = z.infer<typeof Execution>;

/** A custom command as clients send it; what the server decides is not read. */
export const CommandBody = z.object({
  id: z.string().default(''),
  team_id: z.string().default(''),
  trigger: z.string().default(''),
  method: z.string().default(''),
  username: z.string().max(64).default(''),
  icon_url: z.string().max(1024).default(''),
  auto_complete: z.boolean().default(false),
  auto_complete_desc: z.string().max(1024).default(''),
  auto_complete_hint: z.string().max(1024).default(''),
  display_name: z.string().default(''),
  description: z.string().default(''),
  url: z.string().default(''),
});
export type CommandInput = z.infer<typeof CommandBody>;

/** Whoever sits at the machine says whose the command is. */
export const NewCommandBody = CommandBody.extend({ creator_id: z.string().default('') });

export const Move = z.object({ team_id: z.string() });
