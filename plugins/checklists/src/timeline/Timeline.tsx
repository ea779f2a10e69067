import Typography from '@material-ui/core/Typography';
import {
  environmentReadPermission,
  type Checklist,
  type ChecklistEvents,
} from '@flightdeck/plugin-environments-common';
import { LivePart, type Live } from '@flightdeck/plugin-environments-react';
import { EventList } from './EventList';
import { ExportButtons } from './ExportButtons';

/** What happened to a checklist, to be read and to be taken along. */
export function Timeline(props: {
  environmentRef: string;
  checklist: Checklist;
  events: Live<ChecklistEvents>;
}) {
  const { environmentRef, checklist, events } = props;
  const titles = new Map(
    checklist.items.map(({ item }) => [item.id, item.title]),
  );
  return (
    <section aria-label="Timeline">
      <Typography variant="subtitle1" component="h3">
        Timeline
      </Typography>
      <ExportButtons
        environmentRef={environmentRef}
        release={checklist.release}
      />
      <LivePart
        live={events}
        what="what happened to the checklist"
        permission={environmentReadPermission.name}
      >
        {({ events: newest, olderLeftOut }) => (
          <>
            <EventList
              label="What happened to the checklist"
              events={newest}
              titleOf={itemId => titles.get(itemId) ?? itemId}
            />
            {olderLeftOut && (
              <Typography variant="body2">
                Older events are left out here: the files have all of them.
              </Typography>
            )}
          </>
        )}
      </LivePart>
    </section>
  );
}
