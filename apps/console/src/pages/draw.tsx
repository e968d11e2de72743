import { useQuery } from '@apollo/client/react';
import { PrinterOutlined } from '@ant-design/icons';
import { ListPage, shanghaiTime, usePage, type ListColumn } from '@fire-campaign/ui';
import { Alert, Button, Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DrawPageDocument, type DrawPageQuery } from '../graphql.generated';
import { Loaded, Page } from '../page';
import { State } from '../state';

type Visit = NonNullable<DrawPageQuery['draw']>['visits']['nodes'][number];

/** The result of a draw with everything that lets anybody draw it again. */
export function DrawPage() {
  const { t } = useTranslation();
  const { id } = useParams() as { id: string };
  const { data, error, loading, refetch } = useQuery(DrawPageDocument, { variables: { id, ...usePage() } });
  const columns: ListColumn<Visit>[] = [
    { key: 'order', title: t('draw.order'), dataIndex: 'drawOrder', align: 'right', width: 90 },
    { key: 'unit', title: t('inspection.unit'), render: (_, visit) => <Link to={`/inspections/${visit.id}`}>{visit.unit.name}</Link> },
    { key: 'region', title: t('unit.region'), render: (_, { unit }) => unit.region.path },
    {
      key: 'inspectors',
      title: t('inspection.inspectors'),
      render: (_, visit) => visit.inspectors.map((person) => person?.name ?? t('field.outside')).join('、'),
    },
    { key: 'state', title: t('inspection.state'), render: (_, visit) => <State kind="inspection" of={visit.state} /> },
  ];
  return (
    <Loaded data={data?.draw} error={error} onRetry={() => void refetch()}>
      {(draw) => (
        <Page
          title={draw.title}
          above={[{ to: '/draws', title: t('menu.draws') }]}
          extra={
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('gate.print')}
            </Button>
          }
        >
          <div className="stack">
            <Alert
              type={draw.verification.ok ? 'success' : 'error'}
              showIcon
              title={t(draw.verification.ok ? 'draw.verified' : 'draw.notVerified')}
              description={draw.verification.problems.map(({ code, detail }) => `${code} ${detail}`).join(';')}
            />
            <Card size="small">
              <Descriptions
                size="small"
                column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
                items={[
                  { key: 'frame', label: t('draw.frame'), children: draw.frameSize },
                  { key: 'pool', label: t('draw.pool'), children: draw.poolSize },
                  { key: 'visits', label: t('draw.visits'), children: draw.visitCount },
                  { key: 'planned', label: t('inspection.planned'), children: `${draw.plannedFrom} – ${draw.plannedTo}` },
                  { key: 'drawn', label: t('draw.drawnAt'), children: `${shanghaiTime(draw.drawnAt)} ${draw.drawnBy?.name ?? ''}` },
                  { key: 'algorithm', label: t('draw.algorithm'), children: draw.algorithm },
                  { key: 'commit', label: t('draw.seedCommit'), span: 'filled', children: <code>{draw.seedCommit}</code> },
                  { key: 'seed', label: t('draw.seed'), span: 'filled', children: <code>{draw.seed}</code> },
                  { key: 'hash', label: t('draw.frameHash'), span: 'filled', children: <code>{draw.frameHash}</code> },
                  { key: 'transcript', label: t('draw.transcriptHash'), span: 'filled', children: <code>{draw.transcriptHash}</code> },
                ]}
              />
              <details>
                <summary>{t('draw.register')}</summary>
                <pre className="register">{draw.register}</pre>
              </details>
            </Card>
            {draw.unassigned.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={t('draw.unassignedWhy', { count: draw.unassignedCount })}
                description={draw.unassigned.map(({ unit }) => unit.name).join('、')}
              />
            )}
            <ListPage
              caption={t('draw.visits')}
              columns={columns}
              rows={draw.visits.nodes}
              rowKey="id"
              loading={loading && data === undefined}
              total={draw.visits.totalCount}
              pageInfo={draw.visits.pageInfo}
              onReload={() => void refetch()}
              empty={t('draw.noVisits')}
            />
          </div>
        </Page>
      )}
    </Loaded>
  );
}
