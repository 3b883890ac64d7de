import { which } from './jsx-runtime-of-page.ts';

const Line = () => (
  <>
    <span>{`era 12 either: a runtime ${which} for React ${window.React.version}`}</span>
    <br />
  </>
);

window.registerPlugin('com.example.era-12-either', {
  initialize: (registry) => registry.registerLeftSidebarHeaderComponent({ component: Line }),
});
