import { addDays, daysBetween, type LocalDate } from '@fire-campaign/domain';
import { errors } from '../errors.js';
import { PHASE_LABELS, phaseOver, type Phase, type PhaseName } from './phase.rules.js';

export const FOLLOWING = ['SHRINK', 'MOVE'] as const;
/** What becomes of the phases after the extended one: the next starts later and ends as planned, or all move by the same days. */
export type Following = (typeof FOLLOWING)[number];

/** The last days that bind from above: the parent's phases, and the last day of parent and programme. */
export interface Frame {
  readonly phases: readonly Pick<Phase, 'phase' | 'endsOn'>[];
  readonly endsOn: LocalDate | null;
}

export interface Extension {
  readonly phase: PhaseName;
  /** The new last day. */
  readonly endsOn: LocalDate;
  readonly following: Following;
}

/**
 * The phases and the last day of a campaign after an extension (阶段延期). Phases keep their order and at least one day each; the
 * campaign ends later only when its last phase does.
 *
 * @throws PHASE_OVER, EXTENSION_DAY when the new day is not later or has passed, EXTENSION_NEXT when nothing would be left of the
 *   next phase, EXTENSION_FRAME when a phase or the campaign would outlast what binds it from above
 */
export function extendedPhases(
  campaign: { readonly phases: readonly Phase[]; readonly endsOn: LocalDate },
  { phase: name, endsOn, following }: Extension,
  frame: Frame,
  today: LocalDate,
): { readonly phases: readonly Phase[]; readonly endsOn: LocalDate } {
  const index = campaign.phases.findIndex(({ phase }) => phase === name);
  const extended = campaign.phases[index]!;
  const { zh, en } = PHASE_LABELS[name];
  if (phaseOver(extended)) throw errors.PHASE_OVER({ phase: zh, phaseEn: en });
  if (endsOn <= extended.endsOn || endsOn < today) throw errors.EXTENSION_DAY({ endsOn: extended.endsOn, today });
  const days = daysBetween(extended.endsOn, endsOn);
  const phases = campaign.phases.map((phase, position): Phase => {
    if (position < index) return phase;
    if (position === index) return { ...phase, endsOn };
    if (following === 'MOVE') return { ...phase, startsOn: addDays(phase.startsOn, days), endsOn: addDays(phase.endsOn, days) };
    return position === index + 1 && phase.startsOn <= endsOn ? { ...phase, startsOn: addDays(endsOn, 1) } : phase;
  });
  const next = phases[index + 1];
  if (next !== undefined && next.startsOn > next.endsOn) {
    const label = PHASE_LABELS[next.phase];
    throw errors.EXTENSION_NEXT({ next: label.zh, nextEn: label.en, endsOn: next.endsOn });
  }
  const last = phases.at(-1)!.endsOn;
  const campaignEnd = last > campaign.endsOn ? last : campaign.endsOn;
  phases.forEach((phase, position) => {
    const bound = frame.phases.find((one) => one.phase === phase.phase);
    if (bound !== undefined && phase.endsOn > bound.endsOn && phase.endsOn > campaign.phases[position]!.endsOn) {
      const label = PHASE_LABELS[phase.phase];
      throw errors.EXTENSION_FRAME({ what: `“${label.zh}”阶段`, whatEn: `phase ${label.en}`, endsOn: bound.endsOn });
    }
  });
  if (frame.endsOn !== null && campaignEnd > frame.endsOn && campaignEnd > campaign.endsOn)
    throw errors.EXTENSION_FRAME({ what: '行动', whatEn: 'campaign', endsOn: frame.endsOn });
  return { phases, endsOn: campaignEnd };
}
