import { Link } from '@backstage/core-components';
import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { ActionButton } from './ActionButton';
import {
  nextStepOf,
  type ActionContext,
  type ChecklistForm,
} from './itemActions';

/** The one thing to do next about an item. */
export function NextStepCell(props: {
  result: ChecklistItemResult;
  context: ActionContext;
  onForm: (form: ChecklistForm) => void;
}) {
  const { result, context, onForm } = props;
  const { title } = result.item;
  const step = nextStepOf(result, context);
  switch (step?.kind) {
    case 'action':
      return (
        <ActionButton action={step.action} about={title} onForm={onForm} />
      );
    case 'link':
      return (
        <Link to={step.href} aria-label={`Open link: evidence of ${title}`}>
          Open link
        </Link>
      );
    default:
      return <>Nothing to do</>;
  }
}
