import { Link } from '@backstage/core-components';
import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { ActionButton } from './ActionButton';
import type { ActionContext, ChecklistForm } from './itemActions';
import { nextStepOf } from './nextStep';

/** The one thing to do next about an item. */
export function NextStepCell(props: {
  result: ChecklistItemResult;
  context: ActionContext;
  /** Leads to all that is known of the item. */
  details: string;
  onForm: (form: ChecklistForm) => void;
}) {
  const { result, context, details, onForm } = props;
  const { title } = result.item;
  const step = nextStepOf(result, context);
  switch (step?.kind) {
    case 'action':
      return (
        <ActionButton action={step.action} about={title} onForm={onForm} />
      );
    case 'how-to':
      return (
        <Link to={details} aria-label={`What to do about ${title}`}>
          What to do
        </Link>
      );
    case 'evidence':
      return (
        <Link to={step.href} aria-label={`See evidence of ${title}`}>
          See evidence
        </Link>
      );
    default:
      return <>Nothing to do</>;
  }
}
