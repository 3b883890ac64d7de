import { combineReducers, type AnyAction } from 'redux';

import manifest from '../plugin.json';

export const MARKED = `${manifest.id}/marked`;
export const HEARD = `${manifest.id}/heard`;

const marked = (state: string[] = [], action: AnyAction) =>
  action.type === MARKED ? [...state, String(action.postId)] : state;
const heard = (state: string[] = [], action: AnyAction) =>
  action.type === HEARD ? [...state, String(action.said)] : state;

export const reducer = combineReducers({ marked, heard });

export type Slice = ReturnType<typeof reducer>;

export const slice = (state: unknown): Slice =>
  (state as Record<string, Slice>)[`plugins-${manifest.id}`] ?? { marked: [], heard: [] };
