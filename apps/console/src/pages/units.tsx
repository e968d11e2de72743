import { useQuery } from '@apollo/client/react';
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { ListPage, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Form, Input, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { CATEGORIES } from '../categories';
import { RegionField } from '../fields';
import {
  RegisterUnitDocument,
  UnitsDocument,
  type RegisterUnitInput,
  type SupervisingBody,
  type UnitCategory,
  type UnitsQuery,
  type UnitStatus,
} from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';
import { State } from '../state';
import { TONES } from '../states';

type Row = UnitsQuery['units']['nodes'][number];

const BODIES: readonly SupervisingBody[] = ['FIRE_RESCUE', 'POLICE_STATION', 'TOWNSHIP'];

export function Units() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [address, change] = useAddress();
  const [registering, setRegistering] = useState(false);
  const root = me.regionFor('units:read');
  const category = address.get('category') as UnitCategory | null;
  const status = address.get('status') as UnitStatus | null;
  const filter = {
    name: address.get('name'),
    regionCode: address.get('region'),
    categories: category === null ? null : [category],
    statuses: status === null ? null : [status],
    supervisingBody: address.get('body') as SupervisingBody | null,
  };
  const { data, loading, error, refetch } = useQuery(UnitsDocument, { variables: { filter, ...usePage() } });
  if (root === null) return <NotFound />;
  const writeRoot = me.regionFor('units:write');

  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('unit.name'),
      fixed: 'left',
      width: 280,
      render: (_, unit) => <Link to={`/units/${unit.id}`}>{unit.name}</Link>,
    },
    { key: 'region', title: t('unit.region'), render: (_, { region }) => region.path },
    {
      key: 'categories',
      title: t('unit.categories'),
      render: (_, unit) => unit.categories.map((code) => <Tag key={code}>{t(`category.${code}`)}</Tag>),
    },
    { key: 'status', title: t('unit.status'), render: (_, unit) => <State kind="unit" of={unit.status} /> },
    {
      key: 'inspected',
      title: t('unit.lastInspection'),
      render: (_, unit) => {
        const visit = unit.inspections.nodes[0];
        return visit === undefined ? (
          <span className="muted">{t('unit.neverInspected')}</span>
        ) : (
          <Link to={`/inspections/${visit.id}`}>{visit.inspectedOn ?? t(`state.inspection.${visit.state}`)}</Link>
        );
      },
    },
    { key: 'address', title: t('unit.address'), width: 260, dataIndex: 'address' },
    { key: 'body', title: t('unit.body'), render: (_, unit) => unit.supervisingBody && t(`unit.bodies.${unit.supervisingBody}`) },
    { key: 'credit', title: t('unit.creditCode'), dataIndex: 'creditCode', hidden: true },
    { key: 'area', title: t('unit.areaM2'), dataIndex: 'areaM2', align: 'right', hidden: true },
    { key: 'responsible', title: t('unit.responsible'), hidden: true, render: (_, unit) => unit.responsiblePerson?.name },
  ];
  const required = [{ required: true, message: t('field.required') }];

  return (
    <Page title={t('menu.units')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.units')}
        columns={columns}
        rows={data?.units.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.units.totalCount}
        pageInfo={data?.units.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <Input.Search
              allowClear
              aria-label={t('unit.name')}
              placeholder={t('unit.searchName')}
              defaultValue={filter.name ?? ''}
              style={{ width: 240 }}
              onSearch={(name) => change({ name: name.trim() })}
            />
            <RegionField
              root={root}
              aria-label={t('unit.region')}
              value={filter.regionCode ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('unit.categories')}
              placeholder={t('unit.anyCategory')}
              style={{ minWidth: 180 }}
              value={category}
              options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
              onChange={(value?: string) => change({ category: value ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('unit.status')}
              placeholder={t('unit.anyStatus')}
              style={{ minWidth: 120 }}
              value={status}
              options={Object.keys(TONES.unit).map((value) => ({ value, label: t(`state.unit.${value}`) }))}
              onChange={(value?: string) => change({ status: value ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('unit.body')}
              placeholder={t('unit.anyBody')}
              style={{ minWidth: 140 }}
              value={filter.supervisingBody}
              options={BODIES.map((value) => ({ value, label: t(`unit.bodies.${value}`) }))}
              onChange={(value?: string) => change({ body: value ?? '' })}
            />
          </div>
        }
        actions={
          <>
            {writeRoot !== null && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setRegistering(true)}>
                {t('unit.register')}
              </Button>
            )}
            {me.may('units:import') && (
              <Link to="/units/import">
                <Button icon={<ImportOutlined />}>{t('unit.import')}</Button>
              </Link>
            )}
          </>
        }
        empty={t(me.may('units:import') ? 'unit.emptyImport' : 'unit.empty')}
      />
      {writeRoot !== null && (
        <ActModal
          open={registering}
          onClose={() => setRegistering(false)}
          width={640}
          title={t('unit.register')}
          document={RegisterUnitDocument}
          input={(values: Omit<RegisterUnitInput, 'idempotencyKey'>) => values}
          success={t('unit.registered')}
          onDone={({ registerUnit }) => void navigate(`/units/${registerUnit.unit!.id}`)}
        >
          <Form.Item name="name" label={t('unit.name')} rules={required}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="regionCode" label={t('unit.region')} extra={t('unit.regionHow')} rules={required}>
            <RegionField root={writeRoot} />
          </Form.Item>
          <Form.Item name="categories" label={t('unit.categories')} rules={required}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="creditCode" label={t('unit.creditCode')}>
            <Input />
          </Form.Item>
          <Form.Item name="address" label={t('unit.address')}>
            <Input />
          </Form.Item>
          <Form.Item name="areaM2" label={t('unit.areaM2')}>
            <InputNumber min={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="supervisingBody" label={t('unit.body')}>
            <Select allowClear options={BODIES.map((value) => ({ value, label: t(`unit.bodies.${value}`) }))} />
          </Form.Item>
        </ActModal>
      )}
    </Page>
  );
}
