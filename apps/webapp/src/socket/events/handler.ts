import type { AppThunk } from '../../store/store.ts';
import type { SocketMessage } from '../frames.ts';

/** What one event does to the store. */
export type Handler = (message: SocketMessage) => AppThunk<void>;
/** By the name of the event (contract: management §10). */
export type Handlers = Readonly<Record<string, Handler>>;

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Some events carry an object, some its JSON. */
export const parsed = <Value>(value: unknown): Value =>
  (typeof value === 'string' ? JSON.parse(value) : value) as Value;

/** The user an event is about: in its data, or in its broadcast. */
export const userIdOf = ({ data, broadcast }: SocketMessage): string =>
  text(data.user_id) || text(broadcast.user_id);

/** The channel an event is about: in its data, or in its broadcast. */
export const channelIdOf = ({ data, broadcast }: SocketMessage): string =>
  text(data.channel_id) || text(broadcast.channel_id);
