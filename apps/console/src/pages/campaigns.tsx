import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { Deadline, ListPage, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CampaignsDocument, type CampaignsQuery, type CampaignStatus } from '../graphql.generated';
import { useAddress } from '../address';
import { useMe } from '../me';
import { Page } from '../page';
import { ProblemAlert } from '../problem';
import { State } from '../state';
import { TONES } from '../states';

type Row = CampaignsQuery['campaigns']['nodes'][number];

export function Campaigns() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const status = address.get('status') as CampaignStatus | null;
  const { data, loading, error, refetch } = useQuery(CampaignsDocument, {
    variables: { ...usePage(), statuses: status === null ? null : [status] },
  });

  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('campaign.name'),
      render: (_, { id, name }) => <Link to={`/campaigns/${id}`}>{name}</Link>,
      fixed: 'left',
      width: 320,
    },
    { key: 'status', title: t('campaign.status'), render: (_, row) => <State kind="campaign" of={row.status} /> },
    {
      key: 'phase',
      title: t('campaign.phase'),
      render: (_, { currentPhase }) =>
        currentPhase && (
          <>
            {currentPhase.title ?? t(`phase.${currentPhase.phase}`)} <State kind="phase" of={currentPhase.status} />
          </>
        ),
    },
    {
      key: 'phaseEnds',
      title: t('campaign.phaseEnds'),
      render: (_, { currentPhase }) => currentPhase && <Deadline dueOn={currentPhase.endsOn} />,
    },
    { key: 'region', title: t('campaign.region'), render: (_, { region }) => region.path },
    { key: 'period', title: t('campaign.period'), className: 'nowrap', render: (_, row) => `${row.startsOn} – ${row.endsOn}` },
    { key: 'responsible', title: t('campaign.responsible'), render: (_, row) => row.firstResponsible?.name },
    { key: 'number', title: t('campaign.number'), dataIndex: 'documentNumber', hidden: true },
    { key: 'published', title: t('campaign.publishedOn'), dataIndex: 'publishedOn', hidden: true },
  ];

  return (
    <Page title={t('menu.campaigns')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.campaigns')}
        columns={columns}
        rows={data?.campaigns.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.campaigns.totalCount}
        pageInfo={data?.campaigns.pageInfo}
        onReload={() => void refetch()}
        search={
          <Select
            allowClear
            aria-label={t('campaign.status')}
            placeholder={t('campaigns.anyStatus')}
            value={status}
            style={{ minWidth: 180 }}
            options={Object.keys(TONES.campaign).map((value) => ({ value, label: t(`state.campaign.${value}`) }))}
            onChange={(value: string | undefined) => change({ status: value ?? '' })}
          />
        }
        actions={
          me.may('campaigns:write') && (
            <Link to="/campaigns/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {t('campaigns.new')}
              </Button>
            </Link>
          )
        }
        empty={t(me.may('campaigns:write') ? 'campaigns.emptyStart' : 'campaigns.empty')}
      />
    </Page>
  );
}
