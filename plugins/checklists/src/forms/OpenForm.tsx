import { useState } from 'react';
import type {
  ChecklistAnswer,
  DeliveryStatus,
  Release,
} from '@flightdeck/plugin-environments-common';
import { useChecklistAction } from '@flightdeck/plugin-environments-react';
import type { ChecklistForm } from '../items/itemActions';
import { DecisionForm } from './DecisionForm';
import { NoticeForm } from './NoticeForm';
import { ReviewForm } from './ReviewForm';
import { SignForm } from './SignForm';
import { WaiverForm } from './WaiverForm';

/** The form that is open. It answers for the release that was on screen when it was opened. */
export function OpenForm(props: {
  environmentRef: string;
  form: ChecklistForm;
  brokenGlass: ChecklistAnswer['brokenGlass'];
  release: Pick<Release, 'key' | 'name'>;
  windows: DeliveryStatus['windows'] | undefined;
  onClose: () => void;
}) {
  const { environmentRef, form, brokenGlass, windows, onClose } = props;
  const [release] = useState(props.release);
  const common = {
    release,
    isOutdated: release.key !== props.release.key,
    writer: useChecklistAction(environmentRef),
    onClose,
  };
  switch (form.kind) {
    case 'sign':
      return <SignForm {...common} result={form.result} answer={form.answer} />;
    case 'ask-for-waiver':
      return <WaiverForm {...common} result={form.result} />;
    case 'decide':
      return (
        <DecisionForm
          {...common}
          result={form.result}
          waiver={form.waiver}
          decision={form.decision}
        />
      );
    case 'send-notice':
      return <NoticeForm {...common} windows={windows} />;
    default:
      return brokenGlass ? (
        <ReviewForm {...common} brokenGlass={brokenGlass} />
      ) : null;
  }
}
