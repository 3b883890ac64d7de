import { Emoji } from '@mattermost/shared/components/emoji';

/** Comes later, in a file of its own, and takes the picture of an emoji from the host. */
export default function Details() {
  return (
    <p className="era11-details">
      era 11 came later <Emoji emoji={{ short_name: 'tea' }} size={16} />
    </p>
  );
}
