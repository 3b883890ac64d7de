import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { patchMe } from '../../actions/account.ts';
import { chooseLocale, localeNames } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { SelectSetting, SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** The language of everything; each is called by its own name. */
export function LanguageSetting() {
  const { locale } = useAppSelector(getCurrentUser);
  const { isBusy, save, note } = useSaving();
  return (
    <SettingGroup title={<Text id="settings.language" />}>
      <SelectSetting
        name="locale"
        label={<Text id="settings.languageOf" />}
        value={chooseLocale([locale])}
        disabled={isBusy}
        choices={Object.entries(localeNames).map(([value, label]) => ({ value, label }))}
        onChange={(value) => void save(patchMe({ locale: value }))}
      />
      {note}
    </SettingGroup>
  );
}
