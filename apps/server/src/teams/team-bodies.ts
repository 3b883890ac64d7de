import { z } from 'zod';

export const NewTeam = z.object({
  name: z.string(),
  display_name: z.string(),
  type: z.enum(['O', 'I']),
  description: z.string().optional(),
  company_name: z.string().optional(),
  allowed_domains: z.string().optional(),
  allow_open_invite: z.boolean().optional(),
});

export const TeamPatch = NewTeam.omit({ name: true, type: true }).partial();

export const NewTeamMember = z.object({ team_id: z.string().optional(), user_id: z.string() });
