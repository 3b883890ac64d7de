import { combineReducers } from 'redux';

import { id } from './manifest';

export const OPEN_WINDOW = id + '_open_window';
export const CLOSE_WINDOW = id + '_close_window';
export const MARK_POST = id + '_mark_post';
export const TICK = id + '_tick';

function windowVisible(state = false, action) {
  switch (action.type) {
    case OPEN_WINDOW:
      return true;
    case CLOSE_WINDOW:
      return false;
    default:
      return state;
  }
}

function marked(state = [], action) {
  return action.type === MARK_POST ? [...state, action.postId] : state;
}

function ticks(state = [], action) {
  return action.type === TICK ? [...state, action.said] : state;
}

export default combineReducers({ windowVisible, marked, ticks });

export const ownState = (state) => state['plugins-' + id] || {};
