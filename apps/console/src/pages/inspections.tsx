import { useQuery } from '@apollo/client/react';
import { Deadline, ListPage, StatusTag, usePage, type ListColumn } from '@fire-campaign/ui';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import { InspectionsDocument, type InspectionsQuery, type InspectionState } from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';
import { State } from '../state';
import { TONES } from '../states';

type Row = InspectionsQuery['inspections']['nodes'][number];

const DONE: readonly InspectionState[] = ['COMPLETED', 'REVIEWED', 'PUBLISHED', 'CANCELLED'];

export function Inspections() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const root = me.regionFor('inspections:read');
  const state = address.get('state') as InspectionState | null;
  const filter = {
    regionCode: address.get('region'),
    campaignId: address.get('campaign'),
    states: state === null ? null : [state],
    inspectorId: address.get('mine') === 'yes' ? me.id : null,
  };
  const { data, loading, error, refetch } = useQuery(InspectionsDocument, { variables: { filter, ...usePage() }, skip: root === null });
  if (root === null) return <NotFound />;
  const columns: ListColumn<Row>[] = [
    {
      key: 'unit',
      title: t('inspection.unit'),
      fixed: 'left',
      width: 280,
      render: (_, visit) => <Link to={`/inspections/${visit.id}`}>{visit.unit.name}</Link>,
    },
    { key: 'region', title: t('unit.region'), render: (_, { unit }) => unit.region.path },
    { key: 'state', title: t('inspection.state'), render: (_, visit) => <State kind="inspection" of={visit.state} /> },
    {
      key: 'planned',
      title: t('inspection.planned'),
      render: (_, visit) => (
        <>
          {visit.plannedFrom} – {visit.plannedTo} {!DONE.includes(visit.state) && <Deadline dueOn={visit.plannedTo} />}
        </>
      ),
    },
    { key: 'inspected', title: t('inspection.inspectedOn'), dataIndex: 'inspectedOn' },
    {
      key: 'result',
      title: t('inspection.result'),
      render: (_, { result }) =>
        result && <StatusTag tone={result === 'PASSED' ? 'good' : 'bad'}>{t(`inspection.results.${result}`)}</StatusTag>,
    },
    {
      key: 'inspectors',
      title: t('inspection.inspectors'),
      render: (_, visit) => visit.inspectors.map((person) => person?.name ?? t('field.outside')).join('、'),
    },
    { key: 'basis', title: t('inspection.basis'), render: (_, visit) => t(`inspection.bases.${visit.basis}`) },
    {
      key: 'campaign',
      title: t('task.campaign'),
      hidden: true,
      render: (_, { campaign }) => campaign && <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>,
    },
  ];
  return (
    <Page title={t('menu.visits')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.visits')}
        columns={columns}
        rows={data?.inspections.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.inspections.totalCount}
        pageInfo={data?.inspections.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <RegionField
              root={root}
              aria-label={t('unit.region')}
              value={filter.regionCode ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('inspection.state')}
              placeholder={t('inspection.anyState')}
              style={{ minWidth: 140 }}
              value={state}
              options={Object.keys(TONES.inspection).map((value) => ({ value, label: t(`state.inspection.${value}`) }))}
              onChange={(value?: string) => change({ state: value ?? '' })}
            />
            <Checkbox checked={filter.inspectorId !== null} onChange={({ target }) => change({ mine: target.checked ? 'yes' : '' })}>
              {t('inspection.onlyMine')}
            </Checkbox>
          </div>
        }
        empty={t('inspection.empty')}
      />
    </Page>
  );
}
