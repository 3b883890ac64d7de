import { useDispatch, useSelector } from 'react-redux';
import type { TypedUseSelectorHook } from 'react-redux';
import type { GlobalState } from './global-state.ts';
import type { AppDispatch } from './store.ts';

export const useAppSelector: TypedUseSelectorHook<GlobalState> = useSelector;
export const useAppDispatch = (): AppDispatch => useDispatch();
