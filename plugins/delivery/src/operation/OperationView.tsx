import Typography from '@material-ui/core/Typography';
import LinearProgress from '@material-ui/core/LinearProgress';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ACTION_TITLES,
  type Operation,
  type OperationStep,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  safeUrl,
  StatusMark,
  type Tone,
} from '@flightdeck/plugin-environments-react';
import { Revisions } from '../panel/Revisions';
import { BreakGlassAlert } from './BreakGlassAlert';
import { StepResources } from './StepResources';

const MARKS: Record<OperationStep['state'], { tone: Tone; word: string }> = {
  waiting: { tone: 'suspended', word: 'Waiting' },
  running: { tone: 'progressing', word: 'Running' },
  succeeded: { tone: 'healthy', word: 'Succeeded' },
  failed: { tone: 'critical', word: 'Failed' },
  lost: { tone: 'unknown', word: 'Outcome unknown' },
  skipped: { tone: 'suspended', word: 'Skipped' },
  undone: { tone: 'warning', word: 'Taken back' },
};

/** An operation from its start to its end: who, when, each step, what became of each resource. */
export function OperationView(props: { operation: Operation }) {
  const { operation } = props;
  const { tone, word } = MARKS[operation.state];
  const title = ACTION_TITLES[operation.action];
  return (
    <div>
      <Typography variant="body1" component="div" role="status">
        <StatusMark tone={tone}>
          {title} {word.toLocaleLowerCase('en')}
        </StatusMark>{' '}
        {operation.message}
      </Typography>
      <Typography variant="body2">{operation.summary}</Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        Asked for by{' '}
        <EntityRefLink entityRef={operation.requestedBy} defaultKind="user" />{' '}
        <Age time={operation.startedAt} />
        {operation.finishedAt && (
          <>
            , ended <Age time={operation.finishedAt} />
          </>
        )}
      </Typography>
      {operation.breakGlass && (
        <BreakGlassAlert breakGlass={operation.breakGlass} />
      )}
      {operation.state === 'running' && (
        <LinearProgress aria-label={`${title} in progress`} />
      )}
      {operation.state === 'lost' && (
        <Typography variant="body2">
          It was started, and nobody can tell how it ended. The state of the
          applications says what is there now.
        </Typography>
      )}
      <ol aria-label="Steps">
        {operation.steps.map(step => (
          <Typography
            key={`${step.kind} ${step.subject}`}
            variant="body2"
            component="li"
          >
            <Step step={step} />
          </Typography>
        ))}
      </ol>
      <OperationLinks links={operation.links} />
    </div>
  );
}

function Step(props: { step: OperationStep }) {
  const { step } = props;
  const { tone, word } = MARKS[step.state];
  return (
    <>
      <StatusMark tone={tone}>{word}</StatusMark> {step.kind}{' '}
      <strong>{step.subject}</strong> {step.message}
      {step.revisions.length > 0 && (
        <>
          {' Revision '}
          <Revisions revisions={step.revisions} />.
        </>
      )}
      <StepResources application={step.subject} resources={step.resources} />
    </>
  );
}

function OperationLinks(props: { links: Operation['links'] }) {
  return (
    <>
      {props.links.map(({ title, url }) => {
        const safe = safeUrl(url);
        return safe ? (
          <Typography key={url} variant="body2" component="div">
            <Link to={safe}>{title}</Link>
          </Typography>
        ) : null;
      })}
    </>
  );
}
