import { useQuery } from '@apollo/client/react';
import { Deadline, ListPage, StatusTag, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import { HazardsDocument, type HazardLevel, type HazardRowFragment, type HazardState } from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';
import { State } from '../state';
import { TONES } from '../states';
import { HazardDrawer } from './hazard-drawer';

const OPEN = (Object.keys(TONES.hazard) as HazardState[]).filter((state) => state !== 'CLOSED' && state !== 'TRANSFERRED');

/** Hazards and their correction; a row opens the hazard with what may be done to it. */
export function Hazards() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const root = me.regionFor('inspections:read');
  const state = address.get('state') as HazardState | null;
  const open = address.get('open') === 'yes';
  const filter = {
    regionCode: address.get('region'),
    unitId: address.get('unit'),
    states: state !== null ? [state] : open ? OPEN : null,
    level: address.get('level') as HazardLevel | null,
    overdue: address.get('overdue') === 'yes' ? true : null,
  };
  const { data, loading, error, refetch } = useQuery(HazardsDocument, { variables: { filter, ...usePage() }, skip: root === null });
  if (root === null) return <NotFound />;
  const columns: ListColumn<HazardRowFragment>[] = [
    {
      key: 'description',
      title: t('hazard.description'),
      fixed: 'left',
      width: 300,
      render: (_, hazard) => (
        <Button type="link" className="row-link" onClick={() => change({ hazard: hazard.id })}>
          {hazard.description}
        </Button>
      ),
    },
    { key: 'unit', title: t('inspection.unit'), render: (_, { unit }) => <Link to={`/units/${unit.id}`}>{unit.name}</Link> },
    { key: 'region', title: t('unit.region'), render: (_, { unit }) => unit.region.path },
    {
      key: 'level',
      title: t('hazard.level'),
      render: (_, hazard) => (
        <StatusTag tone={hazard.level === 'MAJOR' ? 'bad' : 'neutral'}>{t(`hazard.levels.${hazard.level}`)}</StatusTag>
      ),
    },
    { key: 'state', title: t('hazard.state'), render: (_, hazard) => <State kind="hazard" of={hazard.state} /> },
    { key: 'due', title: t('hazard.dueOn'), render: (_, hazard) => <Deadline dueOn={hazard.dueOn} done={hazard.closedOn !== null} /> },
    { key: 'found', title: t('hazard.foundOn'), dataIndex: 'foundOn' },
    { key: 'closed', title: t('hazard.closedOn'), dataIndex: 'closedOn', hidden: true },
  ];
  return (
    <Page title={t('menu.hazards')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.hazards')}
        columns={columns}
        rows={data?.hazards.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.hazards.totalCount}
        pageInfo={data?.hazards.pageInfo}
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
              aria-label={t('hazard.state')}
              placeholder={t('hazard.anyState')}
              style={{ minWidth: 140 }}
              value={state}
              options={Object.keys(TONES.hazard).map((value) => ({ value, label: t(`state.hazard.${value}`) }))}
              onChange={(value?: string) => change({ state: value ?? '', open: '' })}
            />
            <Select
              allowClear
              aria-label={t('hazard.level')}
              placeholder={t('hazard.anyLevel')}
              style={{ minWidth: 120 }}
              value={filter.level}
              options={(['GENERAL', 'MAJOR'] as const).map((value) => ({ value, label: t(`hazard.levels.${value}`) }))}
              onChange={(value?: string) => change({ level: value ?? '' })}
            />
            <Checkbox checked={open} onChange={({ target }) => change({ open: target.checked ? 'yes' : '', state: '' })}>
              {t('hazard.onlyOpen')}
            </Checkbox>
            <Checkbox checked={filter.overdue === true} onChange={({ target }) => change({ overdue: target.checked ? 'yes' : '' })}>
              {t('hazard.onlyOverdue')}
            </Checkbox>
          </div>
        }
        empty={t('hazard.empty')}
      />
      <HazardDrawer id={address.get('hazard')} onClose={() => change({ hazard: '' })} />
    </Page>
  );
}
