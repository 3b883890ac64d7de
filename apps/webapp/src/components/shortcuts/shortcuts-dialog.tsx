import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { commandKey } from './command-key.ts';

/** `command` is Ctrl, or the command key of a Mac. */
const groups: readonly [MessageId, readonly [MessageId, string][]][] = [
  [
    'shortcuts.navigation',
    [
      ['shortcuts.previous', 'alt ↑'],
      ['shortcuts.next', 'alt ↓'],
      ['shortcuts.previousUnread', 'alt shift ↑'],
      ['shortcuts.nextUnread', 'alt shift ↓'],
      ['shortcuts.previousTeam', 'command alt ↑'],
      ['shortcuts.nextTeam', 'command alt ↓'],
      ['shortcuts.quick', 'command K'],
      ['shortcuts.direct', 'command shift K'],
      ['shortcuts.filter', 'command shift U'],
      ['shortcuts.info', 'command alt I'],
      ['shortcuts.settings', 'command shift A'],
      ['shortcuts.nextRegion', 'command F6'],
      ['shortcuts.previousRegion', 'command shift F6'],
      ['shortcuts.help', 'command /'],
    ],
  ],
  [
    'shortcuts.messages',
    [
      ['shortcuts.focus', 'command shift L'],
      ['shortcuts.newLine', 'shift enter'],
      ['shortcuts.editLast', '↑'],
      ['shortcuts.bold', 'command B'],
      ['shortcuts.italic', 'command I'],
      ['shortcuts.readAll', 'shift escape'],
    ],
  ],
  [
    'shortcuts.sidebar',
    [
      ['shortcuts.pickUp', 'space'],
      ['shortcuts.move', '↑ ↓'],
      ['shortcuts.putBack', 'escape'],
    ],
  ],
];

export function ShortcutsDialog({ onExited }: { onExited(): void }) {
  const text = useText();
  return (
    <Dialog title={<Text id="shortcuts.title" />} onClose={onExited}>
      <div
        id="shortcutsModalLabel"
        className="shortcuts"
        // What scrolls has to be reached by key.
        tabIndex={0}
        data-autofocus
        role="region"
        aria-label={text('shortcuts.title')}
      >
        {groups.map(([title, shortcuts]) => (
          <section key={title}>
            <h3>
              <Text id={title} />
            </h3>
            <dl>
              {shortcuts.map(([what, keys]) => (
                <div key={what} className="shortcuts__row">
                  <dt>
                    <Text id={what} />
                  </dt>
                  <dd>
                    {keys.split(' ').map((key) => (
                      <KeyName key={key} name={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const named: Readonly<Record<string, MessageId>> = {
  alt: 'key.alt',
  shift: 'key.shift',
  enter: 'key.enter',
  escape: 'key.escape',
  space: 'key.space',
};

function KeyName({ name }: { name: string }) {
  const text = useText();
  const id = named[name];
  return <kbd>{name === 'command' ? commandKey(text) : id === undefined ? name : text(id)}</kbd>;
}
