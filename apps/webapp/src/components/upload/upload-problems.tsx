import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setUploadProblems } from '../../store/views/uploads.ts';
import type { UploadProblem } from '../../store/views/uploads.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';

const none: readonly UploadProblem[] = [];

/** What could not be uploaded and why, until it is taken away or something else is uploaded. */
export function UploadProblems({ draftKey }: { draftKey: string }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const problems = useAppSelector((state) => state.views.uploads.problems[draftKey] ?? none);
  if (problems.length === 0) {
    return null;
  }
  return (
    <div className="composer__error upload-problems error-text" role="alert">
      <Icon name="alert-circle-outline" />
      <span className="upload-problems__list">
        {problems.map((problem, index) => (
          <span key={index}>
            {'id' in problem ? <Text id={problem.id} values={problem.values} /> : problem.message}
          </span>
        ))}
      </span>
      <IconButton
        icon="close"
        label={text('close')}
        onClick={() => dispatch(setUploadProblems(draftKey, []))}
      />
    </div>
  );
}
