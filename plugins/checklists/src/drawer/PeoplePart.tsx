import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  isSamePerson,
  type ChecklistItemResult,
  type PeopleRequirement,
} from '@flightdeck/plugin-environments-common';
import {
  sentenceOf,
  useChecklistAction,
} from '@flightdeck/plugin-environments-react';
import { signatureStanding } from '../items/signatures';
import { SignatureTable } from './SignatureTable';

/** The rules for who signs and with what, as a sentence each. */
function rulesOf({
  count,
  notAuthor,
  notRequester,
  requireComment,
  requireLink,
}: PeopleRequirement): string[] {
  return [
    count > 1 ? `${count} different people sign.` : undefined,
    notAuthor ? 'Who wrote the release does not sign.' : undefined,
    notRequester
      ? 'A signature does not count for who asks for the deployment.'
      : undefined,
    requireComment ? 'A comment is needed.' : undefined,
    requireLink ? 'A link is needed.' : undefined,
  ].flatMap(rule => rule ?? []);
}

/** What is asked of people for an item, and what they have said. */
export function PeoplePart(props: {
  environmentRef: string;
  result: ChecklistItemResult;
  people: PeopleRequirement;
  releaseKey: string;
  caller: string;
  /** Whether the checklist takes answers of the caller. */
  canSign: boolean;
}) {
  const { caller, canSign, people, releaseKey, result } = props;
  const { item, signOffs } = result;
  const { isAsked, replacement } = signatureStanding(result, releaseKey);
  const writer = useChecklistAction(props.environmentRef);
  const withdraw = () =>
    writer.run({ kind: 'withdraw', itemId: item.id, release: releaseKey });
  return (
    <>
      <Typography variant="body2">
        {[`“${people.statement}”`, ...rulesOf(people)].join(' ')}
      </Typography>
      {replacement && <Typography variant="body2">{replacement}</Typography>}
      {writer.error && (
        <Alert severity="error" role="alert">
          It was not withdrawn: {sentenceOf(writer.error)}
        </Alert>
      )}
      <SignatureTable
        signOffs={signOffs}
        emptyText={
          isAsked ? 'Nobody has signed yet.' : 'Nobody has signed, or has to.'
        }
        isWithdrawing={writer.isRunning}
        isOwn={({ by }) => canSign && isSamePerson(by, caller)}
        onWithdraw={withdraw}
      />
    </>
  );
}
