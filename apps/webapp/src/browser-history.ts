import { createBrowserHistory } from 'history';
import { basename } from './site-url.ts';

/** The app's history; plugins get it as `WebappUtils.browserHistory`. */
export const browserHistory = createBrowserHistory({ basename });
