/** The look of the page: the system's own letters, and its choice of light or dark. */
export const REFERENCE_STYLE = `
:root { --text: #1c2430; --dim: #5a6573; --back: #fff; --box: #f5f7f9; --line: #d9dfe5; --link: #0a58ca;
  --get: #0b6e3b; --post: #1a4fb8; --put: #8a5300; --patch: #6d3fb0; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --dim: #9aa6b4; --back: #14181d; --box: #1d232a; --line: #323a44;
  --link: #7db2ff; --get: #5fd39a; --post: #86b4ff; --put: #f0b35a; --patch: #c3a2f5; --delete: #ff8f86; } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; color: var(--text); background: var(--back); font: 16px/1.5 system-ui, sans-serif;
  display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 2rem; max-width: 80rem; padding: 0 1.5rem; margin-inline: auto }
header { grid-column: 1 / -1; padding-block: 1.5rem .5rem; border-bottom: 1px solid var(--line) }
h1 { margin: 0; font-size: 1.75rem }
header p { margin: .25rem 0 .75rem; color: var(--dim) }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding-block: 1rem }
nav ul { list-style: none; margin: 0; padding: 0 }
nav a { display: flex; justify-content: space-between; padding: .2rem .5rem; border-radius: .3rem; color: inherit; text-decoration: none }
nav a:hover, nav a:focus-visible { background: var(--box) }
nav small { color: var(--dim) }
a { color: var(--link) }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem }
h4 { margin: .75rem 0 .25rem; font-size: .9rem; color: var(--dim) }
details { border: 1px solid var(--line); border-radius: .4rem; margin-block: .35rem; padding: 0 .75rem }
details[open] { padding-bottom: .75rem }
details:target { border-color: var(--link) }
summary { cursor: pointer; padding-block: .4rem; overflow-wrap: anywhere }
summary b { display: inline-block; min-width: 4rem; font: 700 .8rem ui-monospace, monospace }
summary span { color: var(--dim); margin-inline-start: .5rem }
.get { color: var(--get) } .post { color: var(--post) } .put { color: var(--put) } .patch { color: var(--patch) } .delete { color: var(--delete) }
code, pre { font: .875rem/1.5 ui-monospace, monospace }
pre { background: var(--box); padding: .75rem; border-radius: .4rem; overflow: auto; margin: .25rem 0 }
table { border-collapse: collapse; width: 100% }
td { border-top: 1px solid var(--line); padding: .25rem .75rem .25rem 0; vertical-align: top }
p { margin: .25rem 0 }
@media (max-width: 50rem) { body { display: block; padding: 0 1rem } nav { position: static; max-height: none }
  nav ul { display: flex; flex-wrap: wrap; gap: .25rem } nav a { gap: .4rem; border: 1px solid var(--line) }
  summary span { display: block; margin: 0 } }
`;
