import type { Theme } from 'mattermost-redux/selectors/entities/preferences';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { colourNames, themeFromJson } from '../../theme/themes.ts';
import type { ColourName } from '../../theme/themes.ts';
import { SelectSetting } from './controls.tsx';

interface CustomThemeProps {
  theme: Theme;
  onSave(theme: Theme): Promise<boolean>;
}

const codeThemes = ['github', 'monokai', 'solarized-dark', 'solarized-light'];

/** Six digits, as the browser's colour field wants them. */
function longColour(colour: string): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  return short === null
    ? colour
    : `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`;
}

/** A theme of the person's own: a field for each colour, and its JSON, to take one over or hand it on. */
export function CustomTheme({ theme, onSave }: CustomThemeProps) {
  const text = useText();
  const [changes, setChanges] = useState<Partial<Theme>>({});
  const [json, setJson] = useState<string>();
  const [isRefused, setRefused] = useState(false);
  const draft: Theme = { ...theme, ...changes, type: 'custom' };
  const isChanged = Object.keys(changes).length > 0;
  const shownJson = json ?? JSON.stringify(draft);

  const change = (name: ColourName | 'codeTheme', value: string) => {
    setJson(undefined);
    setChanges((before) => ({
      ...before,
      [name]: value,
      ...(name === 'mentionBg' ? { mentionBj: value } : {}),
    }));
  };
  const take = () => {
    const given = themeFromJson(shownJson, draft);
    setRefused(given === undefined);
    if (given !== undefined) {
      setJson(undefined);
      void onSave(given).then((isSaved) => isSaved && setChanges({}));
    }
  };
  return (
    <div className="custom-theme">
      <div className="custom-theme__colours">
        {colourNames.map((name) => (
          <label key={name} className="custom-theme__colour">
            <input
              type="color"
              data-testid={`colour-${name}`}
              value={longColour(draft[name])}
              onChange={(event) => change(name, event.target.value)}
            />
            <span>
              <Text id={`theme.${name}`} />
            </span>
          </label>
        ))}
      </div>
      <SelectSetting
        name="codeTheme"
        label={<Text id="theme.codeTheme" />}
        value={draft.codeTheme}
        choices={codeThemes.map((value) => ({ value, label: value }))}
        onChange={(value) => change('codeTheme', value)}
      />
      <label className="field">
        <span>
          <Text id="settings.themeJson" />
        </span>
        <textarea
          id="theme-json"
          className="form-control form-control--area"
          rows={4}
          spellCheck={false}
          value={shownJson}
          onChange={(event) => {
            setRefused(false);
            setJson(event.target.value);
          }}
        />
        <small className="field__help">
          <Text id="settings.themeJsonHelp" />
        </small>
      </label>
      {isRefused && (
        <p className="error-text" role="alert">
          {text('settings.themeJsonRefused')}
        </p>
      )}
      <div className="setting-group__actions">
        <button
          type="button"
          className="btn btn-primary btn-sm"
          disabled={!isChanged && json === undefined}
          onClick={take}
        >
          <Text id="save" />
        </button>
        {(isChanged || json !== undefined) && (
          <button
            type="button"
            className="btn btn-tertiary btn-sm"
            onClick={() => {
              setChanges({});
              setJson(undefined);
              setRefused(false);
            }}
          >
            <Text id="cancel" />
          </button>
        )}
      </div>
    </div>
  );
}
