import {
  type Release,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import type { Coming } from './findComing';
import { planSheets } from './planSheets';
import type { SheetHead, Standing } from './store/Sheet';

/** `b1`: the image b, brought by the revision 1. */
function aRelease(name: string): Release {
  const [image, revision] = name;
  return releaseOf({
    images: [`shop:${image}`],
    applications: [{ name: 'shop', revisions: [revision.repeat(40)] }],
  });
}

/** `b1 open`; of one that takes answers though it was deployed `a1 deployed live`. */
function aHead(text: string): SheetHead {
  const [name, standing, live] = text.split(' ');
  const isOpen = standing === 'open';
  return {
    id: name,
    environmentRef: 'resource:default/shop-prod',
    release: aRelease(name),
    standing: standing as Standing,
    round: 1,
    openedAt: '2026-11-21T10:00:00.000Z',
    deployedAt:
      standing === 'deployed' || standing === 'past'
        ? '2026-11-21T11:00:00.000Z'
        : undefined,
    isLive: isOpen || live === 'live',
  };
}

function aComing(
  text: string,
  runs: string | undefined,
  from: string | undefined = 'resource:default/shop-staging',
): Coming {
  const [name, standing] = text.split(' ');
  return {
    release: aRelease(name),
    standing: standing === 'open' ? 'open' : 'deployed',
    deployedAt: undefined,
    current: runs === undefined ? undefined : aRelease(runs),
    from,
  };
}

function plan(coming: Coming, heads: readonly string[]) {
  const { moves, open, own } = planSheets(coming, heads.map(aHead));
  return {
    own: own?.id ?? (open === 1 ? 'new' : `round ${open}`),
    moves: moves.map(({ head, live, standing }) =>
      [head.id, standing, ...(live ? ['live'] : [])].join(' '),
    ),
  };
}

describe('planSheets', () => {
  it.each<[string, string, string | undefined, string[], string, string[]]>([
    ['opens the first', 'b1 open', 'a1', [], 'new', []],
    ['opens one where nothing runs yet', 'b1 open', undefined, [], 'new', []],
    ['keeps the one that is open', 'b1 open', 'a1', ['b1 open'], 'b1', []],
    [
      'passes over what was never deployed',
      'c1 open',
      'a1',
      ['b1 open', 'a1 deployed'],
      'new',
      ['b1 stale'],
    ],
    [
      'has another revision of the same images make an open one stale',
      'b2 open',
      'a1',
      ['b1 open'],
      'new',
      ['b1 stale'],
    ],
    [
      'marks what was deployed',
      'b1 deployed',
      'b9',
      ['b1 open', 'a1 deployed'],
      'b1',
      ['b1 deployed', 'a1 past'],
    ],
    [
      'keeps what was deployed when only the revision moves on',
      'b2 deployed',
      'b9',
      ['b1 deployed'],
      'b1',
      [],
    ],
    [
      'marks an open one of the same images as deployed',
      'b2 deployed',
      'b9',
      ['b1 open'],
      'b1',
      ['b1 deployed'],
    ],
    [
      'opens one as deployed where none ever was open',
      'a1 deployed',
      'a9',
      [],
      'new',
      [],
    ],
    [
      'closes that one when another comes next',
      'b1 open',
      'a9',
      ['a1 deployed live'],
      'new',
      ['a1 deployed'],
    ],
    [
      'opens one again to which the stage before went back',
      'b1 open',
      'a9',
      ['c1 open', 'b1 stale', 'a1 deployed'],
      'b1',
      ['b1 open live', 'c1 stale'],
    ],
    [
      'follows a rollback: what was deployed comes next again, and keeps its sheet',
      'b1 open',
      'a9',
      ['b1 deployed', 'a1 past'],
      'round 2',
      ['b1 past', 'a1 deployed'],
    ],
    [
      'knows nothing of what was deployed past the stage before',
      'b1 open',
      'x9',
      ['b1 open', 'a1 deployed'],
      'b1',
      ['a1 past'],
    ],
    [
      'marks what was deployed when another had come next meanwhile',
      'c1 open',
      'b9',
      ['c1 open', 'b1 stale', 'a1 deployed'],
      'c1',
      ['b1 deployed', 'a1 past'],
    ],
    [
      'marks what was deployed when another comes next in the same moment',
      'c1 open',
      'b9',
      ['b1 open', 'a1 deployed'],
      'new',
      ['b1 deployed', 'a1 past'],
    ],
    [
      'marks the last of several of a release as deployed',
      'b1 deployed',
      'b9',
      ['b1 open', 'b1 past', 'a1 deployed'],
      'b1',
      ['b1 deployed', 'a1 past'],
    ],
    [
      'passes over a release that came again, and was not deployed then',
      'c1 open',
      'a9',
      ['b1 open', 'b1 past', 'a1 deployed'],
      'new',
      ['b1 stale'],
    ],
  ])('%s', (_, coming, runs, heads, own, moves) => {
    expect(plan(aComing(coming, runs), heads)).toEqual({ own, moves });
  });

  it('keeps the open one while no Pod tells its digest', () => {
    const aHeadOf = (image: string) => {
      const release = releaseOf({ images: [image], applications: [] });
      return { ...aHead('b1 open'), release };
    };
    const open = aHeadOf(`shop:b@sha256:${'1'.repeat(64)}`);
    const { release } = aHeadOf('shop:b');
    const coming = { ...aComing('b1 open', 'a1'), release };
    expect(planSheets(coming, [open])).toEqual({
      own: open,
      open: undefined,
      moves: [],
    });
  });

  it('goes by the revision, too, where no stage comes before', () => {
    const [from, next] = [undefined, { own: 'new', moves: ['a1 past'] }];
    const coming = { ...aComing('a2 deployed', 'a2'), from };
    expect(plan(coming, ['a1 deployed live'])).toEqual(next);
    expect(plan(coming, ['a2 past', 'a1 deployed live'])).toEqual({
      own: 'round 2',
      moves: ['a1 past'],
    });
  });

  it('leaves one live sheet at most', () => {
    const standings = ['open', 'deployed', 'stale', 'past', 'deployed live'];
    for (const coming of ['b1 open', 'b1 deployed']) {
      for (const one of standings) {
        for (const other of standings) {
          const heads = [`a1 ${one}`, `b1 ${other}`].map(aHead);
          const { moves, own } = planSheets(aComing(coming, 'a1'), heads);
          const live = heads.filter(
            head => moves.find(move => move.head === head)?.live ?? head.isLive,
          );
          expect([coming, one, other, live]).toEqual([
            coming,
            one,
            other,
            live.filter(head => head === own),
          ]);
        }
      }
    }
  });
});
