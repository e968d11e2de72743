import { useQuery } from '@apollo/client/react';
import { INDICATORS } from '@fire-campaign/domain';
import { percent } from '@fire-campaign/ui';
import { Card, Empty, Table, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Cited } from '../cited';
import { CampaignTargetsDocument, type CampaignTargetsQuery } from '../graphql.generated';
import { useWord } from '../i18n';
import { Loaded } from '../page';

type Target = NonNullable<CampaignTargetsQuery['campaign']>['targets']['nodes'][number];

const COMPARATORS = { GTE: '≥', LTE: '≤', EQ: '=', GT: '>', LT: '<' } as const;
const RATIOS: readonly Target['kind'][] = ['RATIO', 'STOCK_CLOSURE', 'YEAR_ON_YEAR', 'STAGED_RATIO'];

/** What is to be reached, by which formula and day, and each region's part. */
export function CampaignTargets({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data, error, refetch } = useQuery(CampaignTargetsDocument, { variables: { id } });
  const shown = (target: Target, value: number) =>
    RATIOS.includes(target.kind) ? percent(value) : `${value.toLocaleString('zh-CN')} ${target.unit}`;
  return (
    <Loaded data={data?.campaign} error={error} onRetry={() => void refetch()}>
      {({ targets }) => (
        <Card size="small">
          <Table<Target>
            aria-label={t('campaign.tab.targets')}
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={targets.nodes as Target[]}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('target.empty')} /> }}
            expandable={{
              rowExpandable: ({ shares }) => shares.length > 0,
              expandedRowRender: (target) => (
                <div className="tiles">
                  {target.shares.map(({ regionCode, region, value }) => (
                    <div key={regionCode}>
                      <span className="muted">{region.name}</span> <span className="figure">{shown(target, value)}</span>
                    </div>
                  ))}
                </div>
              ),
            }}
            columns={[
              {
                title: t('target.name'),
                width: 380,
                render: (_, target) => (
                  <>
                    <strong>{target.name}</strong> <Tag>{t(`target.kind.${target.kind}`)}</Tag>
                    {target.remark !== null && <div className="muted">{target.remark}</div>}
                    {target.citation !== null && (
                      <div className="muted">
                        <Cited brief citation={target.citation} />
                      </div>
                    )}
                  </>
                ),
              },
              {
                title: t('target.value'),
                align: 'right',
                render: (_, target) => (
                  <>
                    <span className="figure">
                      {COMPARATORS[target.comparator]} {shown(target, target.value)}
                    </span>
                    {target.stages.map(({ on, value }) => (
                      <div key={on} className="muted">
                        {t('target.stage', { on, value: shown(target, value) })}
                      </div>
                    ))}
                  </>
                ),
              },
              {
                title: t('target.indicator'),
                render: (_, { indicator, reported }) => {
                  const known = Object.entries(INDICATORS).find(([code]) => code === indicator)?.[1];
                  if (reported || known === undefined) return t('target.reported', { code: indicator });
                  return <Tooltip title={word(known.formula)}>{word(known)}</Tooltip>;
                },
              },
              { title: t('target.until'), className: 'nowrap', render: (_, { from, to }) => `${from} – ${to}` },
              { title: t('target.responsible'), render: (_, { responsible }) => responsible?.name },
            ]}
          />
          <p className="muted">{t('ui.total', { total: targets.totalCount })}</p>
        </Card>
      )}
    </Loaded>
  );
}
