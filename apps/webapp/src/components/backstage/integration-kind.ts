import type { Team } from '@mattermost/types/teams';
import type { MessageId } from '../../i18n/catalogue.ts';
import type { AppDispatch } from '../../store/store.ts';

/** What a form holds, by the name of the field; the lines of a list have newlines between them. */
export type Values = Readonly<Record<string, string | boolean>>;

export interface IntegrationField {
  name: string;
  label: MessageId;
  help?: MessageId;
  input: 'text' | 'area' | 'lines' | 'check' | 'channel' | 'choice';
  isRequired?: true;
  /** Of a choice; the first is what a new one has. */
  choices?: readonly { value: string; text: MessageId }[];
  /** An empty choice of a channel is one too. */
  noChannel?: MessageId;
  /** Only administrators may fill it in. */
  isForAdmins?: true;
}

/** Something to know about an integration, such as its address, to be copied. */
export interface Fact {
  label: MessageId;
  value: string;
  isSecret?: true;
}

/** A webhook, a slash command, an application or a bot. */
export interface Integration {
  id: string;
  name: string;
  description: string;
  /** A user's id, or a plugin's. */
  ownerId: string;
  /** In milliseconds since 1970. */
  createAt: number;
  isActive: boolean;
  values: Values;
  facts: readonly Fact[];
  /** As the server has it. */
  raw: Readonly<Record<string, unknown>>;
}

/** For whom and where something is done. */
export interface IntegrationContext {
  team: Team;
  userId: string;
  isAdmin: boolean;
  dispatch: AppDispatch;
}

export type KindName = 'incoming_webhooks' | 'outgoing_webhooks' | 'commands' | 'oauth2-apps' | 'bots';

/** How one sort of integration is listed, made, changed and deleted. Every function throws what the server refuses. */
export interface IntegrationKind {
  /** In its address, as Mattermost has it. */
  name: KindName;
  icon: string;
  fields: readonly IntegrationField[];
  list(context: IntegrationContext): Promise<Integration[]>;
  create(context: IntegrationContext, values: Values): Promise<unknown>;
  update(context: IntegrationContext, before: Integration, values: Values): Promise<unknown>;
  remove?(context: IntegrationContext, id: string): Promise<unknown>;
  /** Gives it a new token or secret; the old one is worth nothing then. */
  regenerate?(context: IntegrationContext, id: string): Promise<unknown>;
  setActive?(context: IntegrationContext, id: string, isActive: boolean): Promise<unknown>;
  /** Programs act as it with tokens. */
  hasTokens?: true;
}

/** What a thunk of `mattermost-redux` answers; its error is thrown. */
export async function answerOf<Data>(
  answer: Promise<{ data?: Data; error?: unknown }>,
): Promise<Data | undefined> {
  const { data, error } = await answer;
  if (error !== undefined && error !== null) {
    throw error;
  }
  return data;
}

export const linesOf = (value: string | boolean | undefined): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const textOf = (value: string | boolean | undefined): string =>
  typeof value === 'string' ? value.trim() : '';
