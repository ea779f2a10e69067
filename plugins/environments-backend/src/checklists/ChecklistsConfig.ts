import type {
  ChecklistDefinition,
  ChecklistOverride,
  EvidenceRequirement,
} from '@flightdeck/plugin-environments-common';

/** What is asked of a collector, and where the configuration says so. */
export interface ConfiguredEvidence extends EvidenceRequirement {
  key: string;
}

/** The settings of checklists. */
export interface ChecklistsConfig {
  definition: ChecklistDefinition;
  overrides: readonly ChecklistOverride[];
  /** All that is asked of collectors, anywhere. */
  evidence: readonly ConfiguredEvidence[];
  /** Where dashboards are, which are asked for there only. */
  grafana?: URL;
}
