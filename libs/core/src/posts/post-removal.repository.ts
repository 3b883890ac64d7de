import { In, type EntityManager } from 'typeorm';
import { preferenceEntity } from '../preferences/preference.entity.ts';
import { postEntity } from './post.entity.ts';
import { postReminderEntity } from './reminders/post-reminder.entity.ts';

const FLAG = 'flagged_post';

/** Takes posts out of the database, and what people noted of them. */
export class PostRemovalRepository {
  /** A post, its replies, and every version of them. Answers their ids. */
  async remove(tx: EntityManager, postId: string): Promise<string[]> {
    const own = await tx.find(postEntity, {
      select: { id: true },
      where: [{ id: postId }, { root_id: postId }, { original_id: postId }],
    });
    const ids = own.map((row) => row.id);
    await tx.delete(postEntity, { id: In(ids) });
    await tx.delete(postReminderEntity, { post_id: In(ids) });
    return ids;
  }

  async forgetFlags(tx: EntityManager, postIds: readonly string[]): Promise<void> {
    await tx.delete(preferenceEntity, { category: FLAG, name: In([...postIds]) });
  }
}
