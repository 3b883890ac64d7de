const CATEGORY = 'category:';

/** Categories and channels are dragged in the same place; their ids tell them apart. */
export const categoryDragId = (categoryId: string): string => `${CATEGORY}${categoryId}`;

/** The category a drag id belongs to; undefined for one of a channel. */
export const categoryOfDragId = (dragId: string): string | undefined =>
  dragId.startsWith(CATEGORY) ? dragId.slice(CATEGORY.length) : undefined;
