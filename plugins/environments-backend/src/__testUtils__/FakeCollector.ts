import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';

type Answer = (
  request: EvidenceRequest,
  signal: AbortSignal,
) => Promise<CollectedEvidence>;

/** A collector of which a test decides what it finds, and which counts how often it was asked. */
export class FakeCollector implements EvidenceCollector {
  readonly id: string;
  readonly source: EvidenceCollector['source'];
  readonly asked: EvidenceRequest[] = [];
  answer: Answer = async ({ release }) => ({
    releaseKey: release.key,
    state: 'pending',
    summary: 'It still runs.',
  });

  constructor(id: string, source: EvidenceCollector['source'] = 'records') {
    this.id = id;
    this.source = source;
  }

  async collect(
    request: EvidenceRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<CollectedEvidence> {
    this.asked.push(request);
    return this.answer(request, signal);
  }

  /** Finds the same of every release from now on. */
  find(state: EvidenceState, summary = `It is ${state}.`): void {
    this.answer = async ({ release }) => ({
      releaseKey: release.key,
      state,
      summary,
    });
  }

  fail(message: string): void {
    this.answer = async () => {
      throw new Error(message);
    };
  }
}
