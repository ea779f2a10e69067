/** More than these, and it is likelier that items have moved than that so many have changed. */
const MOST = 64;

/** The places at which lists differ; undefined where items may have come, gone or moved. */
export function changedPlaces(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly number[] | undefined {
  if (before.length !== after.length) {
    return undefined;
  }
  const places: number[] = [];
  for (let place = 0; place < after.length; place++) {
    if (before[place] !== after[place]) {
      places.push(place);
      if (places.length > MOST) {
        return undefined;
      }
    }
  }
  return places;
}
