import type { TinyPlugin } from '../tiny-plugin.ts';

const bundle = `
window.registerPlugin('com.example.people', new (class {
  initialize(registry) {
    const e = window.React.createElement;
    registry.registerUserSettings({
      id: 'com.example.people',
      uiName: 'Tea',
      sections: [{
        title: 'Taste',
        settings: [{
          name: 'milk', title: 'Milk', type: 'radio', default: 'no',
          options: [{ value: 'no', text: 'Without milk' }, { value: 'yes', text: 'With milk' }],
        }],
        onSubmit: (changes) => { window.teaChanges = changes; },
      }, { title: 'Broken', component: () => { throw new Error('no tea'); } }],
    });
    registry.registerPopoverUserAttributesComponent(({ user }) => e('p', { id: 'tea-row' }, 'Tea of ' + user.username));
    registry.registerSearchComponents({
      buttonComponent: () => 'Teas',
      suggestionsComponent: ({ searchTerms, onRunSearch }) =>
        e('button', { id: 'tea-suggestion', onClick: () => onRunSearch('green ' + searchTerms) }, 'Green'),
      hintsComponent: ({ onChangeSearch }) =>
        e('button', { id: 'tea-hint', onClick: () => onChangeSearch('leaf', 'le') }, 'Leaf'),
      action: (terms) => { window.teaSearch = terms; },
    });
  }
})());
`;

/** Has a place wherever people are shown, looked for, and set things for themselves. */
export const peoplePlugin: TinyPlugin = { id: 'com.example.people', version: '1.0.0', webapp: bundle };
