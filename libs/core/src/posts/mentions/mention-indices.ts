import type { Database } from '../../database/database.ts';
import type { EventHub } from '../../events/event-hub.ts';
import type { MemberIds } from '../../events/member-ids.ts';
import { MentionIndex, type MentionableMember } from './mention-index.ts';

/** Channels whose members' words are kept ready. */
const KEPT = 200;
/** After these somebody may want to be called otherwise. */
const CHANGES = new Set(['user_updated', 'channel_member_updated']);

interface Kept {
  readonly memberIds: ReadonlySet<string>;
  readonly index: Promise<MentionIndex>;
}

/** The mention indices of channels, made when a post needs one, until a membership or somebody's settings change. */
export class MentionIndices {
  readonly #database: Database;
  readonly #memberIds: MemberIds;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database, memberIds: MemberIds, events: EventHub) {
    this.#database = database;
    this.#memberIds = memberIds;
    events.onPublish(({ event }) => {
      if (CHANGES.has(event)) this.#kept.clear();
    });
  }

  async of(channelId: string): Promise<MentionIndex> {
    // Another set is another membership: the list is forgotten whenever somebody comes or goes.
    const memberIds = await this.#memberIds.of(channelId);
    const kept = this.#kept.get(channelId);
    if (kept?.memberIds === memberIds) return kept.index;
    const index = this.#load(channelId);
    index.catch(() => this.#kept.delete(channelId));
    this.#kept.delete(channelId);
    this.#kept.set(channelId, { memberIds, index });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return index;
  }

  async #load(channelId: string): Promise<MentionIndex> {
    const rows = await this.#database.read
      .createQueryBuilder()
      .select('account.id', 'id')
      .addSelect('account.username', 'username')
      .addSelect('account.firstname', 'firstname')
      .addSelect('account.notifyprops', 'notifyprops')
      .addSelect('member.notifyprops', 'channelprops')
      .from('channelmembers', 'member')
      .innerJoin('users', 'account', 'account.id = member.userid')
      .where('member.channelid = :channelId AND account.deleteat = 0', { channelId })
      .getRawMany<Record<'id' | 'username' | 'firstname' | 'notifyprops' | 'channelprops', string | null>>();
    return new MentionIndex(
      rows.map((row): MentionableMember => ({
        id: row.id ?? '',
        username: row.username ?? '',
        firstName: row.firstname ?? '',
        notifyProps: propsOf(row.notifyprops),
        channelNotifyProps: propsOf(row.channelprops),
      })),
    );
  }
}

function propsOf(text: string | null): Record<string, string> {
  if (text === null || text === '') return {};
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, string>) : {};
}
