import { useQuery } from '@apollo/client/react';
import { INDICATORS } from '@fire-campaign/domain';
import { Deadline, Figure } from '@fire-campaign/ui';
import { Button, Card, Empty, Progress, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OverviewDocument, type DueOf, type OverviewQuery } from '../graphql.generated';
import { useAddress } from '../address';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { Phases } from '../phases';
import { State } from '../state';

/** What runs, what is due, what waits for me. */
export function Overview() {
  const { t } = useTranslation();
  const me = useMe();
  const region = me.regionFor('campaigns:read');
  return <Page title={t('overview.title')}>{region === null ? <Administration /> : <Work region={region.code} />}</Page>;
}

/** System, security and audit administrators see no campaigns; they find their own work here. */
function Administration() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card>
      <p>{t('overview.administration')}</p>
      <div className="page-extra">
        {me.may('directory:read') && <Link to="/admin/people">{t('menu.people')}</Link>}
        {me.may('directory:read') && <Link to="/admin/grants">{t('menu.grants')}</Link>}
        {me.may('events:read') && <Link to="/admin/dead-letters">{t('menu.deadLetters')}</Link>}
        {me.may('audit:read') && <Link to="/admin/audit">{t('menu.audit')}</Link>}
      </div>
    </Card>
  );
}

function Work({ region }: { readonly region: string }) {
  const me = useMe();
  const [address, change] = useAddress();
  const of = (address.get('of') as DueOf | null) ?? 'ORGANIZATION';
  const { data, error, refetch } = useQuery(OverviewDocument, { variables: { region, me: me.id, of }, pollInterval: 60_000 });
  return (
    <Loaded data={data} error={error} onRetry={() => void refetch()}>
      {(work) => (
        <div className="stack">
          <Tiles work={work} />
          <Campaigns work={work} />
          <div className="columns-2">
            <Dues work={work} of={of} onChange={(value) => change({ of: value })} />
            {me.may('inspections:record') && <Visits visits={work.myVisits} />}
            <Preparing campaigns={work.preparing} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Tiles({ work }: { readonly work: OverviewQuery }) {
  const { t } = useTranslation();
  const tile = (to: string, label: string, count: number, bad = false) => (
    <Link to={to} className={bad && count > 0 ? 'tile bad' : 'tile'}>
      {label}
      <b>{count.toLocaleString('zh-CN')}</b>
    </Link>
  );
  return (
    <section className="tiles" aria-label={t('overview.figures')}>
      {tile('/campaigns?status=RUNNING', t('overview.running'), work.overview.totalCount)}
      {tile('/tasks?overdue=yes', t('overview.overdue'), work.dueSummary.overdue, true)}
      {tile('/tasks?open=yes', t('overview.dueToday'), work.dueSummary.today)}
      {tile('/tasks?open=yes', t('overview.dueThisWeek'), work.dueSummary.thisWeek)}
      {tile('/tasks?status=SUBMITTED', t('overview.toReview'), work.toReview.totalCount)}
      {tile('/tasks?extension=yes', t('overview.extensions'), work.extensions.totalCount)}
      {tile('/hazards?overdue=yes', t('overview.overdueHazards'), work.overdueHazards.totalCount, true)}
      {tile('/hazards?state=AWAITING_REINSPECTION', t('overview.toReinspect'), work.toReinspect.totalCount)}
    </section>
  );
}

function Campaigns({ work }: { readonly work: OverviewQuery }) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const rows = work.overview.nodes;
  return (
    <Card size="small" title={t('overview.running')} extra={<Link to="/campaigns">{t('overview.all')}</Link>}>
      {rows.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(me.may('campaigns:write') ? 'overview.noCampaignStart' : 'overview.noCampaign')}
        >
          {me.may('campaigns:write') && (
            <Link to="/campaigns/new">
              <Button type="primary">{t('campaigns.new')}</Button>
            </Link>
          )}
        </Empty>
      )}
      <div className="stack">
        {rows.map((row) => (
          <article key={`${row.campaign?.id ?? row.campaignName} ${row.region.code}`} className="campaign-card">
            <h2>
              {row.campaign === null ? row.campaignName : <Link to={`/campaigns/${row.campaign.id}`}>{row.campaign.name}</Link>}{' '}
              <span className="muted">{row.region.name}</span>
            </h2>
            {row.campaign?.openProposal != null && (
              <p>
                <Link to={`/campaigns/${row.campaign.id}/gate`}>
                  {t('overview.proposed', {
                    name: row.campaign.openProposal.proposedBy?.name ?? '',
                    until: row.campaign.openProposal.expiresOn,
                  })}
                </Link>
              </p>
            )}
            {row.campaign !== null && <Phases phases={row.campaign.phases} />}
            <div className="tiles">
              {row.indicators.map(({ indicator, value, numerator, denominator, asOf }) => {
                const { kind } = INDICATORS[indicator];
                return (
                  <div key={indicator}>
                    <div className="muted">{word(INDICATORS[indicator])}</div>
                    <Figure value={value} numerator={numerator} denominator={denominator} ratio={kind === 'RATIO'} asOf={asOf} />
                    {kind === 'RATIO' && value !== null && (
                      <Progress percent={Math.floor(value * 100)} size="small" showInfo={false} aria-label={word(INDICATORS[indicator])} />
                    )}
                  </div>
                );
              })}
            </div>
          </article>
        ))}
      </div>
    </Card>
  );
}

const DUES: readonly DueOf[] = ['ME', 'ORGANIZATION', 'AREA'];

/** Everything owed, whatever it is, soonest first. */
function Dues({ work, of, onChange }: { readonly work: OverviewQuery; readonly of: DueOf; readonly onChange: (of: DueOf) => void }) {
  const { t } = useTranslation();
  return (
    <Card
      size="small"
      title={`${t('overview.dues')} (${work.dues.totalCount})`}
      extra={
        <Segmented
          size="small"
          aria-label={t('overview.dues')}
          value={of}
          options={DUES.map((value) => ({ value, label: t(`overview.of.${value}`) }))}
          onChange={onChange}
        />
      }
    >
      {work.dues.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.nothingDue')} />}
      <ul className="plain">
        {work.dues.nodes.map((due) => (
          <li key={due.id}>
            <span>
              <Tag>{t(`due.${due.kind}`)}</Tag>
              {due.campaign === null ? due.title : <Link to={placeOf(due)}>{due.title}</Link>}{' '}
              <span className="muted">
                {due.region.name} {due.person?.name}
              </span>
            </span>
            <span className="nowrap">
              {due.estimated && <Tag>{t('task.estimated')}</Tag>}
              <Deadline dueOn={due.dueOn} workingDaysLeft={due.workingDaysLeft} overdue={due.overdue} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where a duty is done. */
function placeOf({ kind, subjectId, campaign }: OverviewQuery['dues']['nodes'][number]): string {
  const page = `/campaigns/${campaign!.id}`;
  return kind === 'TASK' || kind === 'TASK_REVIEW' ? `${page}?tab=tasks&task=${subjectId}` : page;
}

function Visits({ visits }: { readonly visits: OverviewQuery['myVisits'] }) {
  const { t } = useTranslation();
  return (
    <Card
      size="small"
      title={`${t('overview.myVisits')} (${visits.totalCount})`}
      extra={<Link to="/inspections?mine=yes">{t('overview.all')}</Link>}
    >
      {visits.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.noVisits')} />}
      <ul className="plain">
        {visits.nodes.map((visit) => (
          <li key={visit.id}>
            <Link to={`/inspections/${visit.id}`}>{visit.unit.name}</Link>
            <span className="nowrap">
              <State kind="inspection" of={visit.state} />
              <Deadline dueOn={visit.plannedTo} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Preparing({ campaigns }: { readonly campaigns: OverviewQuery['preparing'] }) {
  const { t } = useTranslation();
  if (campaigns.totalCount === 0) return null;
  return (
    <Card size="small" title={`${t('overview.preparing')} (${campaigns.totalCount})`}>
      <ul className="plain">
        {campaigns.nodes.map(({ id, name, status }) => (
          <li key={id}>
            <Link to={`/campaigns/${id}`}>{name}</Link>
            <State kind="campaign" of={status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
