import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

export interface FigureProps {
  /** A count, or a share from 0 to 1; null when nothing can be said. */
  readonly value: number | null | undefined;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** True where `value` is a share. */
  readonly ratio: boolean;
  readonly asOf?: string | null;
}

/** 93.5% with 87 / 93 and its moment on hover, or a count. */
export function Figure({ value, numerator, denominator, ratio, asOf }: FigureProps) {
  const { t } = useTranslation();
  const moment = asOf == null ? null : <div>{t('ui.asOf', { at: shanghaiTime(asOf) })}</div>;
  if (value == null) {
    return (
      <Tooltip title={t('ui.noFigureWhy')}>
        <span className="muted">{t('ui.noFigure')}</span>
      </Tooltip>
    );
  }
  const title = (
    <>
      {ratio && denominator != null && (
        <div>
          {numerator} / {denominator}
        </div>
      )}
      {moment}
    </>
  );
  return (
    <Tooltip title={ratio || moment !== null ? title : undefined}>
      <span className="figure">{ratio ? percent(value) : value.toLocaleString('zh-CN')}</span>
    </Tooltip>
  );
}

/** 0.9355 → 93.6%; only a whole is 100%, only nothing 0%. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded >= 100 && share < 1) return '99.9%';
  if (rounded <= 0 && share > 0) return '0.1%';
  return `${rounded}%`;
}

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** A moment as officers read it: 2026-12-01 16:00 in Beijing. */
export function shanghaiTime(moment: string): string {
  return TIME.format(new Date(moment));
}
