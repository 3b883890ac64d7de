import { use } from 'react';

const promised = Promise.resolve('what only React 19 can wait for');

const Line = () => <span>{use(promised)}</span>;

window.registerPlugin('com.example.era-12-needs', {
  initialize: (registry) => registry.registerLeftSidebarHeaderComponent({ component: Line }),
});
