import { useQuery } from '@apollo/client/react';
import { INDICATORS } from '@fire-campaign/domain';
import { percent, shanghaiTime } from '@fire-campaign/ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WallboardDocument, type WallboardQuery } from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { NotFound } from '../problem';
import './wallboard.css';

type Row = WallboardQuery['overview']['nodes'][number];
type Region = NonNullable<Row['campaign']>['progress']['nodes'][number];

const REFRESH_MS = 30_000;
const STALE_MS = 3 * REFRESH_MS;

/** For a screen on the wall: one campaign, its figures, and a tile for each region below; no borders are drawn. */
export function Wallboard() {
  const { t } = useTranslation();
  const word = useWord();
  const root = useMe().regionFor('insights:read');
  const { data } = useQuery(WallboardDocument, {
    variables: { regionCode: root?.code ?? '' },
    skip: root === null,
    pollInterval: REFRESH_MS,
  });
  const [now, setNow] = useState(() => Date.now());
  const [arrived, setArrived] = useState(() => Date.now());
  useEffect(() => setArrived(Date.now()), [data]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    document.title = `${t('menu.wallboard')} · ${t('layout.name')}`;
  }, [t]);
  if (root === null) return <NotFound />;
  const row = data?.overview.nodes[0];
  const regions = row?.campaign?.progress.nodes ?? [];
  const stale = now - arrived > STALE_MS;
  return (
    <main className="wallboard">
      <header>
        <h1>
          {root.name} · {row?.campaignName ?? t('wallboard.none')}
        </h1>
        <time>{shanghaiTime(new Date(now).toISOString())}</time>
      </header>
      {stale && (
        <p role="alert" className="stale">
          {t('wallboard.stale', { at: shanghaiTime(new Date(arrived).toISOString()) })}
        </p>
      )}
      {row?.campaign != null && (
        <ol className="wall-phases">
          {row.campaign.phases.map(({ phase, title, status, endsOn }) => (
            <li key={phase} className={status}>
              {title ?? t(`phase.${phase}`)} · {t(`state.phase.${status}`)} <small>{t('wallboard.until', { on: endsOn })}</small>
            </li>
          ))}
        </ol>
      )}
      <section className="wall-figures" aria-label={t('overview.figures')}>
        {row?.indicators.map(({ indicator, value, numerator, denominator, asOf }) => (
          <div key={indicator}>
            <div>{word(INDICATORS[indicator])}</div>
            <b>{value === null ? '—' : INDICATORS[indicator].kind === 'RATIO' ? percent(value) : value.toLocaleString('zh-CN')}</b>
            <small>
              {INDICATORS[indicator].kind === 'RATIO' && denominator !== null && `${numerator} / ${denominator} · `}
              {t('ui.asOf', { at: shanghaiTime(asOf) })}
            </small>
          </div>
        ))}
      </section>
      <section
        className="wall-tiles"
        aria-label={t('campaign.progress')}
        style={{ gridTemplateColumns: `repeat(${columnsFor(regions.length)}, 1fr)` }}
      >
        {regions.map((region) => (
          <Tile key={region.regionCode} region={region} />
        ))}
      </section>
      <footer>
        {t('wallboard.legend')}{' '}
        {['none', 'low', 'middle', 'high', 'whole'].map((step) => (
          <span key={step} className={step}>
            {t(`wallboard.step.${step}`)}
          </span>
        ))}
      </footer>
    </main>
  );
}

/** So many columns that the last row is nearly full on a wide screen. */
const columnsFor = (tiles: number) => Math.max(1, Math.ceil(tiles / Math.max(1, Math.round(Math.sqrt(tiles / 5)))));

/** One region: colour and figure for its coverage, and what is overdue there. */
function Tile({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  const figure = (code: string) => region.figures.find(({ indicator }) => indicator === code);
  const coverage = figure('COVERAGE');
  const overdue = figure('HAZARDS_OVERDUE')?.value ?? 0;
  const value = coverage?.value ?? null;
  const step = value === null ? 'none' : value >= 1 ? 'whole' : value >= 0.8 ? 'high' : value >= 0.4 ? 'middle' : 'low';
  return (
    <div className={`wall-tile ${step}`}>
      <strong>{region.region.name}</strong>
      <b>{value === null ? '—' : percent(value)}</b>
      <small>{t('wallboard.tile', { units: region.unitsNow, done: region.tasksDone, issued: region.tasksIssued })}</small>
      <small>
        {overdue + region.tasksOverdue > 0 ? t('wallboard.overdue', { hazards: overdue, tasks: region.tasksOverdue }) : '\u00a0'}
      </small>
    </div>
  );
}
