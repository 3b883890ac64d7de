const Line = () => <span>drawn with a runtime of React 19</span>;

window.registerPlugin('com.example.era-12-brings', {
  initialize: (registry) => registry.registerLeftSidebarHeaderComponent({ component: Line }),
});
