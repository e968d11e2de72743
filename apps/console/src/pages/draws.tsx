import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { ListPage, shanghaiTime, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import { DrawsDocument, type DrawsQuery } from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';

type Row = DrawsQuery['draws']['nodes'][number];

export function Draws() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const root = me.regionFor('inspections:read');
  const region = address.get('region');
  const { data, loading, error, refetch } = useQuery(DrawsDocument, {
    variables: { filter: { regionCode: region }, ...usePage() },
    skip: root === null,
  });
  if (root === null) return <NotFound />;
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('draw.title'),
      fixed: 'left',
      width: 260,
      render: (_, draw) => <Link to={`/draws/${draw.id}`}>{draw.title}</Link>,
    },
    { key: 'frame', title: t('draw.frame'), dataIndex: 'frameSize', align: 'right' },
    { key: 'pool', title: t('draw.pool'), dataIndex: 'poolSize', align: 'right' },
    { key: 'visits', title: t('draw.visits'), dataIndex: 'visitCount', align: 'right' },
    { key: 'unassigned', title: t('draw.unassigned'), dataIndex: 'unassignedCount', align: 'right' },
    { key: 'planned', title: t('inspection.planned'), render: (_, draw) => `${draw.plannedFrom} – ${draw.plannedTo}` },
    { key: 'drawn', title: t('draw.drawnAt'), render: (_, draw) => `${shanghaiTime(draw.drawnAt)} ${draw.drawnBy?.name ?? ''}` },
    {
      key: 'campaign',
      title: t('task.campaign'),
      render: (_, { campaign }) => campaign && <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>,
    },
  ];
  return (
    <Page title={t('menu.draws')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.draws')}
        columns={columns}
        rows={data?.draws.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.draws.totalCount}
        pageInfo={data?.draws.pageInfo}
        onReload={() => void refetch()}
        search={
          <RegionField
            root={root}
            aria-label={t('unit.region')}
            value={region ?? undefined}
            onChange={(code) => change({ region: code ?? '' })}
          />
        }
        actions={
          me.may('inspections:draw') && (
            <Link to="/draws/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {t('draw.new')}
              </Button>
            </Link>
          )
        }
        empty={t(me.may('inspections:draw') ? 'draw.emptyStart' : 'draw.empty')}
      />
    </Page>
  );
}
