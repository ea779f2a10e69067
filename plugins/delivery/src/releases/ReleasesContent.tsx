import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import {
  FlightdeckQueryProvider,
  FreshnessLine,
  LivePart,
  useReleases,
} from '@flightdeck/plugin-environments-react';
import { ReleaseBoard } from './ReleaseBoard';

/** Which release of the System at hand is where. */
export function ReleasesContent() {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <LiveReleases systemRef={stringifyEntityRef(entity)} />
    </FlightdeckQueryProvider>
  );
}

function LiveReleases(props: { systemRef: string }) {
  const live = useReleases(props.systemRef);
  return (
    <LivePart
      live={live}
      what="the releases"
      permission={environmentReadPermission.name}
    >
      {board => (
        <>
          {!live.error && <FreshnessLine live={live} />}
          <ReleaseBoard board={board} />
        </>
      )}
    </LivePart>
  );
}
