import { useQuery } from '@apollo/client/react';
import { Card, Empty, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Cited } from '../cited';
import { CampaignPlanDocument, type CampaignPlanQuery } from '../graphql.generated';
import { Loaded } from '../page';

type Item = NonNullable<CampaignPlanQuery['campaign']>['plan'][number];
interface Branch extends Item {
  children?: Branch[];
}

/** Operations, measures and sub-plans as a tree, each with the text it comes from. */
export function CampaignPlan({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(CampaignPlanDocument, { variables: { id } });
  return (
    <Loaded data={data?.campaign} error={error} onRetry={() => void refetch()}>
      {({ plan }) =>
        plan.length === 0 ? (
          <Card>
            <Empty description={t('plan.empty')} />
          </Card>
        ) : (
          <Card size="small">
            <Table<Branch>
              aria-label={t('campaign.tab.plan')}
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={treeOf(plan)}
              expandable={{ defaultExpandAllRows: plan.length <= 200 }}
              columns={[
                {
                  title: t('plan.item'),
                  render: (_, item) => (
                    <>
                      <Tag>{t(`plan.kind.${item.kind}`)}</Tag>
                      <strong>{item.title}</strong> {item.mandatory && <Tag color="red">{t('plan.mandatory')}</Tag>}
                      {item.text !== null && <div className="pre muted">{item.text}</div>}
                      {item.cadences.nodes.map((cadence) => (
                        <div key={cadence.id}>
                          <Tag color="blue">{t('plan.cadence')}</Tag>
                          {cadence.who}:{cadence.what} · {t(`period.${cadence.period}`, { count: cadence.atLeast })}
                          {cadence.dueBefore !== null && ` · ${t('plan.before', { time: cadence.dueBefore })}`}
                        </div>
                      ))}
                    </>
                  ),
                },
                {
                  title: t('plan.phase'),
                  width: 110,
                  responsive: ['md'],
                  render: (_, item) => (item.phase === null ? t('plan.allPhases') : t(`phase.${item.phase}`)),
                },
                {
                  title: t('campaign.source'),
                  width: '32%',
                  responsive: ['md'],
                  render: (_, item) => item.citation && <Cited citation={item.citation} />,
                },
              ]}
            />
          </Card>
        )
      }
    </Loaded>
  );
}

function treeOf(plan: readonly Item[]): Branch[] {
  const byId = new Map<string, Branch>(plan.map((item) => [item.id, { ...item }]));
  const roots: Branch[] = [];
  for (const branch of byId.values()) {
    const parent = branch.parentId === null ? undefined : byId.get(branch.parentId);
    if (parent === undefined) roots.push(branch);
    else (parent.children ??= []).push(branch);
  }
  return roots;
}
