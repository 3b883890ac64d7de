import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { WebSocketMessage } from '../models.ts';
import type { Action, Thunk } from '../store.ts';

/** Places that show a text or icon take a string, an element, or a component that is drawn without props. */
export type ComponentOrElement = ReactNode | ReactElement | ComponentType;

export type MaybePromise<Value> = Value | Promise<Value>;
/** What a hook answers that leaves things as they are. */
export type Nothing = undefined | null | void;

/** The answer to a request over the socket. */
export interface WebSocketReply {
  status: 'OK' | 'FAIL';
  seq_reply: number;
  data?: unknown;
  error?: { id: string; message: string };
}

type OnReply = (reply: WebSocketReply) => void;

/** The host's socket, as components get it. */
export interface WebSocketClient {
  sendMessage(action: string, data: unknown, callback?: OnReply): void;
  addMessageListener(listener: (message: WebSocketMessage) => void): void;
  removeMessageListener(listener: (message: WebSocketMessage) => void): void;
  addFirstConnectListener(listener: () => void): void;
  removeFirstConnectListener(listener: () => void): void;
  addReconnectListener(listener: () => void): void;
  removeReconnectListener(listener: () => void): void;
  addMissedMessageListener(listener: () => void): void;
  removeMissedMessageListener(listener: () => void): void;
  addErrorListener(listener: (error: unknown) => void): void;
  removeErrorListener(listener: (error: unknown) => void): void;
  addCloseListener(listener: (failures: number) => void): void;
  removeCloseListener(listener: (failures: number) => void): void;
  userTyping(channelId: string, parentId: string, callback?: OnReply): void;
  userUpdateActiveStatus(userIsActive: boolean, manual: boolean, callback?: OnReply): void;
  updateActiveChannel(channelId: string, callback?: OnReply): void;
  updateActiveTeam(teamId: string, callback?: OnReply): void;
  updateActiveThread(isThreadView: boolean, channelId: string, callback?: OnReply): void;
  acknowledgePostedNotification(postId: string, status: string, reason?: string, postedData?: string): void;
  getStatuses(callback?: OnReply): void;
  getStatusesByIds(userIds: string[], callback?: OnReply): void;
}

/** Ready-made values for `store.dispatch`. */
export interface RegisteredRightHandSidebar {
  id: string;
  showRHSPlugin: Action;
  hideRHSPlugin: Thunk;
  toggleRHSPlugin: Thunk;
}

export interface HookError {
  error: { message: string };
}

export interface CommandArguments {
  channel_id: string;
  team_id: string;
  root_id: string;
}
