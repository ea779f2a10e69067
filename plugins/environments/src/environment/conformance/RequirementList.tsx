import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import type {
  ConformanceState,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';
import { foldRequirements } from './foldRequirements';
import { RequirementCard } from './RequirementCard';

/** The requirements, worst first; what follows from another is found in it. */
export function RequirementList(props: {
  requirements: readonly RequirementConformance[];
  /** Only those that stand so; all of them when empty. */
  states: readonly ConformanceState[];
  /** The id of the one that is open, or of one that follows from it. */
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
  linkTo: (id: string) => string;
}) {
  const { requirements, states, open, onOpen, linkTo } = props;
  const folded = useMemo(
    () => foldRequirements(requirements, states),
    [requirements, states],
  );
  if (folded.length === 0) {
    return (
      <Typography variant="body2">
        {requirements.length === 0
          ? 'The blueprint asks for nothing here.'
          : 'No requirement stands so.'}
      </Typography>
    );
  }
  return (
    <>
      {folded.map(({ requirement, following }) => (
        <RequirementCard
          key={requirement.id}
          requirement={requirement}
          following={following}
          expanded={[requirement, ...following].some(({ id }) => id === open)}
          onExpand={expanded => onOpen(expanded ? requirement.id : undefined)}
          linkTo={linkTo}
        />
      ))}
    </>
  );
}
