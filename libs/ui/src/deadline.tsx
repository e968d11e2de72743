import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { shanghaiDay, type LocalDate } from '@fire-campaign/domain';
import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { deadlineState } from './deadline.rules';

export interface DeadlineProps {
  readonly dueOn: LocalDate;
  /** The duty is done: only the day is shown. */
  readonly done?: boolean;
  /** Counted by the platform's calendar; without it days are counted. */
  readonly workingDaysLeft?: number;
  /** As the platform sees it; a duty may be late within its last day. */
  readonly overdue?: boolean;
}

/** 剩 N 个工作日 · 今日到期 · 逾期 N 天. */
export function Deadline({ dueOn, done = false, workingDaysLeft, overdue = false }: DeadlineProps) {
  const { t } = useTranslation();
  if (done) return <span className="figure">{dueOn}</span>;
  const state = deadlineState(dueOn, shanghaiDay(new Date()));
  const late = overdue || state.kind === 'overdue';
  const text = late
    ? state.kind === 'overdue'
      ? t('ui.overdue', { count: state.days })
      : t('ui.late')
    : state.kind !== 'ahead'
      ? t('ui.dueToday')
      : workingDaysLeft === undefined
        ? t('ui.daysLeft', { count: state.days })
        : t('ui.workingDaysLeft', { count: workingDaysLeft });
  const soon = state.kind === 'today' || (state.kind === 'ahead' && state.soon);
  return (
    <Tooltip title={dueOn}>
      <Tag color={late ? 'error' : soon ? 'warning' : 'default'} icon={late ? <ExclamationCircleOutlined /> : <ClockCircleOutlined />}>
        {text}
      </Tag>
    </Tooltip>
  );
}
