import { flag, list, number, record, text } from './fields.ts';
import { json } from './request.ts';

/** A team as administrators read it. */
export interface TeamEntry {
  id: string;
  /** In addresses. */
  name: string;
  displayName: string;
  description: string;
  /** Everybody on the server may join it, without being invited. */
  isOpen: boolean;
  allowedDomains: string;
  /** In milliseconds since 1970. */
  createAt: number;
  /** When it was archived; 0 where it is not. */
  deleteAt: number;
}

export interface ChannelEntry {
  id: string;
  name: string;
  displayName: string;
  purpose: string;
  isPrivate: boolean;
  isArchived: boolean;
}

/** A page of the teams whose names have the words in them, and how many there are of these. */
export async function searchTeams(
  term: string,
  page: number,
  size: number,
  signal: AbortSignal,
): Promise<{ teams: TeamEntry[]; total: number }> {
  const body = { term, page, per_page: size };
  const { teams, total_count: total } = record(await json('teams/search', { method: 'POST', body, signal }));
  return { teams: list(teams).map(readTeam), total: number(total) };
}

export async function getTeam(id: string, signal: AbortSignal): Promise<TeamEntry> {
  return readTeam(await json(`teams/${encodeURIComponent(id)}`, { signal }));
}

/** Members whose accounts are active. */
export async function countMembers(teamId: string, signal: AbortSignal): Promise<number> {
  const path = `teams/${encodeURIComponent(teamId)}/stats`;
  return number(record(await json(path, { signal })).active_member_count);
}

/** The channels of a team, public and private, archived ones too. */
export async function channelsOfTeam(
  teamId: string,
  page: number,
  size: number,
  signal: AbortSignal,
): Promise<{ channels: ChannelEntry[]; total: number }> {
  const body = { term: '', team_ids: [teamId], include_deleted: true, page, per_page: size };
  const answer = record(await json('channels/search', { method: 'POST', body, signal }));
  return { channels: list(answer.channels).map(readChannel), total: number(answer.total_count) };
}

function readTeam(value: unknown): TeamEntry {
  const team = record(value);
  return {
    id: text(team.id),
    name: text(team.name),
    displayName: text(team.display_name) || text(team.name),
    description: text(team.description),
    isOpen: flag(team.allow_open_invite),
    allowedDomains: text(team.allowed_domains),
    createAt: number(team.create_at),
    deleteAt: number(team.delete_at),
  };
}

function readChannel(value: unknown): ChannelEntry {
  const channel = record(value);
  return {
    id: text(channel.id),
    name: text(channel.name),
    displayName: text(channel.display_name) || text(channel.name),
    purpose: text(channel.purpose),
    isPrivate: channel.type === 'P',
    isArchived: number(channel.delete_at) > 0,
  };
}
