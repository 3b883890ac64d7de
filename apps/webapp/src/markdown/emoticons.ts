const emoticons: Readonly<Record<string, string>> = {
  ':)': 'slightly_smiling_face',
  ':-)': 'slightly_smiling_face',
  ';)': 'wink',
  ';-)': 'wink',
  ':o': 'open_mouth',
  ':-o': 'open_mouth',
  ':(': 'slightly_frowning_face',
  ':-(': 'slightly_frowning_face',
  ":'(": 'cry',
  ':/': 'confused',
  ':-/': 'confused',
  ':p': 'stuck_out_tongue',
  ':-p': 'stuck_out_tongue',
  ':d': 'smile',
  ':-d': 'smile',
  ':|': 'neutral_face',
  ':-|': 'neutral_face',
  ':*': 'kissing_heart',
  '<3': 'heart',
  '</3': 'broken_heart',
};

const longestFirst = Object.keys(emoticons).sort((one, other) => other.length - one.length);

/** The face typed as signs at the start of a text, if it stands for itself. */
export function emoticonAt(source: string): { text: string; name: string } | undefined {
  const start = source.slice(0, 4).toLowerCase();
  const sign = longestFirst.find(
    (typed) => start.startsWith(typed) && /^(?:\s|[.,!?)]|$)/.test(source.slice(typed.length)),
  );
  return sign === undefined ? undefined : { text: source.slice(0, sign.length), name: emoticons[sign] ?? '' };
}
