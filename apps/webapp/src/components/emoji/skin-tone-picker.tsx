import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { skinTones } from './emoji-text.ts';
import { chooseSkinTone, selectSkinTone } from './recent-emoji.ts';

const HAND = '✋';
const tones = ['', ...Object.keys(skinTones)];

/** Each press takes the next tone; it is kept as a preference. */
export function SkinTonePicker() {
  const dispatch = useAppDispatch();
  const text = useText();
  const tone = useAppSelector(selectSkinTone);
  const next = tones[(tones.indexOf(tone) + 1) % tones.length] ?? '';
  return (
    <button
      type="button"
      className="icon-button emoji-picker__tone"
      aria-label={text('emoji.tone')}
      title={text('emoji.tone')}
      onClick={() => dispatch(chooseSkinTone(next))}
    >
      {HAND}
      {skinTones[tone] ?? ''}
    </button>
  );
}
