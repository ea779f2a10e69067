import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import {
  FlightdeckQueryProvider,
  LivePart,
  useChecklist,
  useChecklists,
} from '@flightdeck/plugin-environments-react';
import { useChecklistLocation } from '../location/useChecklistLocation';
import { ChecklistSheet } from './ChecklistSheet';
import { NoChecklist } from './NoChecklist';
import { SheetChoice } from './SheetChoice';

/** The checklists of the environment at hand: that of the release that comes next, and former ones. */
export function ChecklistContent() {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <InfoCard>
        <LiveChecklist
          environmentRef={stringifyEntityRef(entity)}
          environment={entity.metadata.title ?? entity.metadata.name}
        />
      </InfoCard>
    </FlightdeckQueryProvider>
  );
}

function LiveChecklist(props: {
  environmentRef: string;
  /** What it is called. */
  environment: string;
}) {
  const { environmentRef } = props;
  const { location, change, linkTo } = useChecklistLocation();
  const live = useChecklist(environmentRef, location.release, location.round);
  const list = useChecklists(environmentRef);
  const checklists = list.data?.checklists ?? [];
  return (
    <>
      <SheetChoice
        checklists={checklists}
        error={list.error}
        shown={location}
        onChoose={choice => change({ ...choice, item: undefined })}
      />
      <LivePart
        live={live}
        what="the checklist"
        permission={environmentReadPermission.name}
      >
        {answer =>
          answer.checklist ? (
            <ChecklistSheet
              environmentRef={environmentRef}
              environment={props.environment}
              live={live}
              answer={answer}
              checklist={answer.checklist}
              checklists={checklists}
              itemId={location.item}
              onItem={item => change({ item })}
              linkTo={linkTo}
            />
          ) : (
            <NoChecklist problem={answer.problem} onRetry={live.refresh} />
          )
        }
      </LivePart>
    </>
  );
}
