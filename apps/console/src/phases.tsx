import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PhaseName, PhaseStatus } from './graphql.generated';

export interface PhaseShown {
  readonly phase: PhaseName;
  readonly title: string | null;
  readonly status: PhaseStatus;
  readonly startsOn: string;
  readonly endsOn: string;
}

const STEP = {
  NOT_STARTED: 'wait',
  ENTRY_CHECK: 'process',
  IN_PROGRESS: 'process',
  EXIT_CHECK: 'process',
  PASSED: 'finish',
  PASSED_WITH_WAIVER: 'finish',
  RETURNED: 'error',
} as const satisfies Record<PhaseStatus, string>;

/** The three phases with their days and where each stands. */
export function Phases({ phases }: { readonly phases: readonly PhaseShown[] }) {
  const { t } = useTranslation();
  return (
    <Steps
      size="small"
      className="phases"
      responsive
      items={phases.map(({ phase, title, status, startsOn, endsOn }) => ({
        key: phase,
        title: title ?? t(`phase.${phase}`),
        status: STEP[status],
        content: (
          <>
            <div>{t(`state.phase.${status}`)}</div>
            <div className="nowrap">
              {startsOn} – {endsOn}
            </div>
          </>
        ),
      }))}
    />
  );
}
