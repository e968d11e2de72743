import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { INDICATORS, type RegionCode } from '@fire-campaign/domain';
import { Figure } from '@fire-campaign/ui';
import { Alert, Button, Card, Descriptions, Empty, Form, Input, Table, Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActButton, ActModal } from '../act-modal';
import { useAddress } from '../address';
import { Cited } from '../cited';
import {
  ApproveCampaignDocument,
  ArchiveCampaignDocument,
  CampaignPageDocument,
  PublishCampaignDocument,
  ResumeCampaignDocument,
  ReturnCampaignDocument,
  SubmitCampaignDocument,
  SuspendCampaignDocument,
  TerminateCampaignDocument,
  type CampaignAction,
  type CampaignDecisionInput,
  type CampaignPageQuery,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { Phases } from '../phases';
import { State } from '../state';
import { CampaignDispatch } from './campaign-dispatch';
import { CampaignPlan } from './campaign-plan';
import { CampaignRecord } from './campaign-record';
import { CampaignTargets } from './campaign-targets';
import { TaskTable } from './task-table';

const ProgressChart = lazy(() => import('./progress-chart'));

type Campaign = NonNullable<CampaignPageQuery['campaign']>;

/** One campaign: where it stands, its plan, its tasks, its targets, what was done. */
export function CampaignPage() {
  const { t } = useTranslation();
  const { id } = useParams() as { id: string };
  const [address, change] = useAddress();
  const { data, error, refetch } = useQuery(CampaignPageDocument, { variables: { id } });
  return (
    <Loaded data={data?.campaign} error={error} onRetry={() => void refetch()}>
      {(campaign) => (
        <Page title={campaign.name} above={[{ to: '/campaigns', title: t('menu.campaigns') }]} extra={<Actions campaign={campaign} />}>
          <Tabs
            activeKey={address.get('tab') ?? 'overview'}
            onChange={(tab) => change({ tab: tab === 'overview' ? '' : tab, task: '', region: '', day: '' })}
            destroyOnHidden
            items={[
              { key: 'overview', label: t('campaign.tab.overview'), children: <Summary campaign={campaign} /> },
              { key: 'plan', label: t('campaign.tab.plan'), children: <CampaignPlan id={id} /> },
              { key: 'tasks', label: t('campaign.tab.tasks'), children: <TaskTable campaign={campaign} /> },
              { key: 'targets', label: t('campaign.tab.targets'), children: <CampaignTargets id={id} /> },
              ...(campaign.dispatch === null || campaign.publishedOn === null
                ? []
                : [
                    {
                      key: 'dispatch',
                      label: t('campaign.tab.dispatch'),
                      children: <CampaignDispatch id={id} regionCode={campaign.regionCode} />,
                    },
                  ]),
              { key: 'record', label: t('campaign.tab.record'), children: <CampaignRecord id={id} /> },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}

function Actions({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<CampaignAction | null>(null);
  const may = (action: CampaignAction) => campaign.permittedActions.includes(action);
  const input = { campaignId: campaign.id, expectedVersion: campaign.version };
  const success = t('campaign.done');
  const reasoned: Readonly<Record<'RETURN' | 'SUSPEND' | 'TERMINATE', TypedDocumentNode<object, { input: CampaignDecisionInput }>>> = {
    RETURN: ReturnCampaignDocument,
    SUSPEND: SuspendCampaignDocument,
    TERMINATE: TerminateCampaignDocument,
  };
  return (
    <>
      {campaign.publishedOn !== null && (
        <Link to={`/campaigns/${campaign.id}/gate`}>
          <Button type={campaign.currentPhase === null ? 'default' : 'primary'}>{t('campaign.gate')}</Button>
        </Link>
      )}
      {may('SUBMIT') && (
        <ActButton document={SubmitCampaignDocument} input={input} success={success} type="primary" confirm={t('campaign.confirm.SUBMIT')}>
          {t('campaign.action.SUBMIT')}
        </ActButton>
      )}
      {may('APPROVE') && (
        <ActButton
          document={ApproveCampaignDocument}
          input={input}
          success={success}
          type="primary"
          confirm={t('campaign.confirm.APPROVE')}
        >
          {t('campaign.action.APPROVE')}
        </ActButton>
      )}
      {may('PUBLISH') && (
        <ActButton
          document={PublishCampaignDocument}
          input={input}
          success={success}
          type="primary"
          confirm={t('campaign.confirm.PUBLISH')}
          refetch={['CampaignPage']}
        >
          {t('campaign.action.PUBLISH')}
        </ActButton>
      )}
      {may('RESUME') && (
        <ActButton document={ResumeCampaignDocument} input={input} success={success} confirm={t('campaign.confirm.RESUME')}>
          {t('campaign.action.RESUME')}
        </ActButton>
      )}
      {may('ARCHIVE') && (
        <ActButton document={ArchiveCampaignDocument} input={input} success={success} confirm={t('campaign.confirm.ARCHIVE')}>
          {t('campaign.action.ARCHIVE')}
        </ActButton>
      )}
      {(['RETURN', 'SUSPEND', 'TERMINATE'] as const).filter(may).map((action) => (
        <Button key={action} danger={action === 'TERMINATE'} onClick={() => setDeciding(action)}>
          {t(`campaign.action.${action}`)}
        </Button>
      ))}
      {(['RETURN', 'SUSPEND', 'TERMINATE'] as const).map((action) => (
        <ActModal
          key={action}
          open={deciding === action}
          onClose={() => setDeciding(null)}
          title={t(`campaign.action.${action}`)}
          document={reasoned[action]}
          input={({ reason }: { reason: string }) => ({ ...input, reason })}
          success={success}
        >
          <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('field.required') }]}>
            <Input.TextArea rows={3} autoFocus />
          </Form.Item>
        </ActModal>
      ))}
    </>
  );
}

function Summary({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="stack">
      {campaign.statusReason !== null && <Alert type="info" showIcon title={t('campaign.reason', { reason: campaign.statusReason })} />}
      {campaign.status === 'DRAFT' && me.may('campaigns:write', campaign.regionCode) && (
        <Alert type="info" showIcon title={t('campaign.draftNext')} />
      )}
      {campaign.openProposal !== null && (
        <Alert
          type="warning"
          showIcon
          title={
            <Link to={`/campaigns/${campaign.id}/gate`}>
              {t('overview.proposed', { name: campaign.openProposal.proposedBy?.name ?? '', until: campaign.openProposal.expiresOn })}
            </Link>
          }
        />
      )}
      <Card size="small">
        <Phases phases={campaign.phases} />
      </Card>
      <Card size="small">
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
          items={[
            { key: 'status', label: t('campaign.status'), children: <State kind="campaign" of={campaign.status} /> },
            { key: 'region', label: t('campaign.region'), children: campaign.region.path },
            { key: 'number', label: t('campaign.number'), children: campaign.documentNumber ?? t('field.none') },
            { key: 'period', label: t('campaign.period'), children: `${campaign.startsOn} – ${campaign.endsOn}` },
            { key: 'responsible', label: t('campaign.responsible'), children: campaign.firstResponsible?.name ?? t('field.outside') },
            { key: 'published', label: t('campaign.publishedOn'), children: campaign.publishedOn ?? t('field.notYet') },
            {
              key: 'categories',
              label: t('campaign.categories'),
              span: 'filled',
              children: campaign.categories.map((category) => t(`category.${category}`)).join('、'),
            },
            { key: 'goal', label: t('campaign.goal'), span: 'filled', children: <span className="pre">{campaign.goal}</span> },
            ...(campaign.citation === null
              ? []
              : [
                  {
                    key: 'citation',
                    label: t('campaign.basis'),
                    span: 'filled' as const,
                    children: <Cited citation={campaign.citation} />,
                  },
                ]),
          ]}
        />
      </Card>
      <RegionProgress campaign={campaign} />
    </div>
  );
}

function RegionProgress({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  const [address, change] = useAddress();
  const rows = campaign.progress.nodes;
  const codes = [...new Set(rows.flatMap(({ figures }) => figures.map(({ indicator }) => indicator)))];
  const charted = address.get('chart') === 'yes';
  type Row = (typeof rows)[number];
  if (rows.length === 0) return null;
  return (
    <Card
      size="small"
      title={t('campaign.progress')}
      extra={
        campaign.publishedOn !== null && (
          <Button size="small" onClick={() => change({ chart: charted ? '' : 'yes' })}>
            {t(charted ? 'campaign.table' : 'campaign.chart')}
          </Button>
        )
      }
    >
      {charted ? (
        <Suspense fallback={null}>
          <ProgressChart rows={rows} />
        </Suspense>
      ) : (
        <Table<Row>
          aria-label={t('campaign.progress')}
          size="small"
          rowKey="regionCode"
          pagination={false}
          dataSource={rows as Row[]}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('campaign.noProgress')} /> }}
          columns={[
            { title: t('campaign.region'), fixed: 'left', render: (_, { region }) => region.name },
            {
              title: t('campaign.unitsAtStart'),
              align: 'right',
              render: (_, { unitsAtStart }) => unitsAtStart?.toLocaleString('zh-CN') ?? '—',
            },
            { title: t('campaign.unitsNow'), align: 'right', render: (_, { unitsNow }) => unitsNow.toLocaleString('zh-CN') },
            {
              title: t('campaign.tasksDone'),
              align: 'right',
              render: (_, { regionCode, tasksDone, tasksIssued }) => (
                <Link to={tasksOf(campaign.id, regionCode)}>
                  {tasksDone} / {tasksIssued}
                </Link>
              ),
            },
            {
              title: t('campaign.tasksOverdue'),
              align: 'right',
              render: (_, { regionCode, tasksOverdue }) =>
                tasksOverdue === 0 ? 0 : <Link to={`${tasksOf(campaign.id, regionCode)}&overdue=yes`}>{tasksOverdue}</Link>,
            },
            ...codes
              .filter((code) => code !== 'UNITS_IN_SCOPE')
              .map((code) => ({
                title: word(INDICATORS[code]),
                align: 'right' as const,
                render: (_: unknown, row: Row) => {
                  const figure = row.figures.find(({ indicator }) => indicator === code);
                  return <Figure ratio={INDICATORS[code].kind === 'RATIO'} value={null} {...figure} />;
                },
              })),
          ]}
        />
      )}
      {campaign.progress.totalCount > rows.length && (
        <p className="muted">{t('campaign.moreRegions', { count: campaign.progress.totalCount })}</p>
      )}
    </Card>
  );
}

const tasksOf = (id: string, region: RegionCode) => `/campaigns/${id}?tab=tasks&region=${region}`;
