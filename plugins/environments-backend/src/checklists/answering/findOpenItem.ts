import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { ChecklistItem } from '@flightdeck/plugin-environments-common';
import type { Sheet } from '../store/Sheet';

/**
 * The item of a sheet that takes answers.
 *
 * @throws ConflictError when the sheet is closed; NotFoundError when it has no such item.
 */
export function findOpenItem(sheet: Sheet, itemId: string): ChecklistItem {
  refuseClosed(sheet);
  const item = sheet.definition.items.find(({ id }) => id === itemId);
  if (!item) {
    throw new NotFoundError(
      `The checklist of ${sheet.environmentRef} has no item ${itemId}.`,
    );
  }
  return item;
}

/** @throws ConflictError when the sheet takes no answers. */
export function refuseClosed({ isLive, release, standing }: Sheet): void {
  if (!isLive) {
    throw new ConflictError(
      standing === 'stale'
        ? `Another release has taken the place of ${release.name}: its checklist takes no answers.`
        : `${release.name} was deployed: its checklist is kept as it was then.`,
    );
  }
}

/** What a person must give beside their answer. */
export function refuseIncomplete(
  { people, title }: ChecklistItem,
  {
    answer,
    comment,
    link,
  }: { answer: string; comment?: string; link?: string },
): void {
  if (!people) {
    throw new InputError(`Nobody is asked to sign “${title}”.`);
  }
  const needsComment = answer !== 'confirmed' || people.requireComment === true;
  if (needsComment && !comment) {
    throw new InputError(
      answer === 'confirmed'
        ? `“${title}” is signed with a comment.`
        : `Say in a comment why “${title}” is ${
            answer === 'refused' ? 'refused' : 'not applicable'
          }.`,
    );
  }
  if (answer === 'confirmed' && people.requireLink && !link) {
    throw new InputError(`“${title}” is signed with a link.`);
  }
}
