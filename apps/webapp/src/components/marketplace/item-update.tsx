import { useState } from 'react';
import { installItem } from '../../actions/marketplace.ts';
import { Text } from '../../i18n/text.tsx';
import { isMajorStep } from '../../rest/is-major-step.ts';
import type { MarketplaceItem } from '../../rest/marketplace.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { MajorStepNote } from '../admin-console/major-step-note.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import { mayInstallPlugins } from './marketplace-access.ts';

/** A newer version is there: what changed, and a button that brings it. */
export function ItemUpdate({ item }: { item: MarketplaceItem }) {
  const dispatch = useAppDispatch();
  const mayInstall = useAppSelector(mayInstallPlugins);
  const [isAsking, setAsking] = useState(false);
  const { id, name, installedVersion, version, releaseNotesUrl } = item;
  const update = () => {
    setAsking(false);
    void dispatch(installItem(item));
  };
  const notes = releaseNotesUrl !== '' && (
    <a href={releaseNotesUrl} target="_blank" rel="noopener noreferrer">
      <Text id="market.releaseNotes" values={{ version }} />
    </a>
  );
  return (
    <p className="marketplace__update">
      <Text id="market.updateThere" values={{ version: <strong>{version}</strong> }} />
      {mayInstall && (
        <button
          type="button"
          className="link-button"
          data-testid={`market-update-${id}`}
          onClick={() => setAsking(true)}
        >
          <Text id="market.update" />
        </button>
      )}
      {notes}
      {isAsking && (
        <ConfirmDialog
          title={<Text id="market.updateTitle" values={{ name }} />}
          confirm={<Text id="market.update" />}
          onConfirm={update}
          onCancel={() => setAsking(false)}
        >
          <p>
            <Text
              id="market.updateText"
              values={{ from: <strong>{installedVersion}</strong>, to: <strong>{version}</strong> }}
            />{' '}
            <Text id="upload.overwriteKeeps" /> {notes}
          </p>
          {isMajorStep(installedVersion, version) && <MajorStepNote from={installedVersion} to={version} />}
        </ConfirmDialog>
      )}
    </p>
  );
}
