import { useQuery } from '@apollo/client/react';
import { Deadline, shanghaiTime } from '@fire-campaign/ui';
import { Button, Card, Descriptions, Empty, Form, Input, InputNumber, Select, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActModal } from '../act-modal';
import { CATEGORIES } from '../categories';
import {
  ChangeUnitDocument,
  ChangeUnitStatusDocument,
  UnitPageDocument,
  type ChangeUnitInput,
  type UnitPageQuery,
  type UnitStatusAction,
} from '../graphql.generated';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { State } from '../state';

type Unit = NonNullable<UnitPageQuery['unit']>;

const REFETCH = ['UnitPage'];

/** One unit: what it is, what was found there, how its record came about. */
export function UnitPage() {
  const { t } = useTranslation();
  const { id } = useParams() as { id: string };
  const { data, error, refetch } = useQuery(UnitPageDocument, { variables: { id } });
  return (
    <Loaded data={data?.unit} error={error} onRetry={() => void refetch()}>
      {(unit) => (
        <Page title={unit.name} above={[{ to: '/units', title: t('menu.units') }]} extra={<Actions unit={unit} />}>
          <div className="stack">
            <Card size="small">
              <Descriptions
                size="small"
                column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
                items={[
                  { key: 'status', label: t('unit.status'), children: <State kind="unit" of={unit.status} /> },
                  { key: 'region', label: t('unit.region'), children: unit.region.path },
                  {
                    key: 'categories',
                    label: t('unit.categories'),
                    children: unit.categories.map((code) => t(`category.${code}`)).join('、'),
                  },
                  { key: 'address', label: t('unit.address'), children: unit.address ?? t('field.none') },
                  { key: 'credit', label: t('unit.creditCode'), children: unit.creditCode ?? t('field.none') },
                  {
                    key: 'body',
                    label: t('unit.body'),
                    children: unit.supervisingBody === null ? t('unit.noBody') : t(`unit.bodies.${unit.supervisingBody}`),
                  },
                  { key: 'size', label: t('unit.size'), children: sizeOf(unit) || t('field.none') },
                  { key: 'responsible', label: t('unit.responsible'), children: contact(unit.responsiblePerson) || t('field.none') },
                  { key: 'manager', label: t('unit.manager'), children: contact(unit.manager) || t('field.none') },
                  {
                    key: 'source',
                    label: t('unit.source'),
                    children: `${t(`unit.sources.${unit.source}`)} ${unit.sourceRef ?? ''} ${shanghaiTime(unit.createdAt)}`,
                  },
                ]}
              />
            </Card>
            <div className="columns-2">
              <Card size="small" title={`${t('menu.visits')} (${unit.inspections.totalCount})`}>
                {unit.inspections.nodes.length === 0 && (
                  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('unit.neverInspected')} />
                )}
                <ul className="plain">
                  {unit.inspections.nodes.map((visit) => (
                    <li key={visit.id}>
                      <Link to={`/inspections/${visit.id}`}>
                        {t(`inspection.bases.${visit.basis}`)} {visit.inspectedOn ?? `${visit.plannedFrom} – ${visit.plannedTo}`}
                      </Link>
                      <span>
                        {visit.result !== null && t(`inspection.results.${visit.result}`)} <State kind="inspection" of={visit.state} />
                      </span>
                    </li>
                  ))}
                </ul>
              </Card>
              <Card size="small" title={`${t('menu.hazards')} (${unit.hazards.totalCount})`}>
                {unit.hazards.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('unit.noHazards')} />}
                <ul className="plain">
                  {unit.hazards.nodes.map((hazard) => (
                    <li key={hazard.id}>
                      <Link to={`/hazards?hazard=${hazard.id}&unit=${unit.id}`}>{hazard.description}</Link>
                      <span className="nowrap">
                        <State kind="hazard" of={hazard.state} />
                        <Deadline dueOn={hazard.dueOn} done={hazard.closedOn !== null} />
                      </span>
                    </li>
                  ))}
                </ul>
              </Card>
            </div>
            <Card size="small" title={`${t('unit.history')} (${unit.history.totalCount})`}>
              {unit.history.nodes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('unit.noHistory')} />}
              <Timeline
                items={[...unit.history.nodes].reverse().map((step) => ({
                  key: step.id,
                  content: (
                    <>
                      <strong>{shanghaiTime(step.at)}</strong> {step.actor?.name ?? t('field.outside')} · {step.reason}
                      {step.fields.map(({ field, before, after }) => (
                        <div key={field} className="muted">
                          {t(`unit.fields.${field}`, { defaultValue: field })}:{before ?? t('field.none')} → {after ?? t('field.none')}
                        </div>
                      ))}
                    </>
                  ),
                }))}
              />
            </Card>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

const contact = (person: Unit['manager']) => [person?.name, person?.phone].filter(Boolean).join(' ');

function sizeOf({ areaM2, heightM, floorsAbove, floorsBelow }: Unit): string {
  const parts = [
    areaM2 !== null && `${areaM2} m²`,
    heightM !== null && `${heightM} m`,
    floorsAbove !== null && `${floorsAbove}F`,
    floorsBelow !== null && `B${floorsBelow}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

type ChangeValues = Pick<ChangeUnitInput, 'name' | 'address' | 'creditCode' | 'categories' | 'areaM2' | 'reason'>;

function Actions({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const [action, setAction] = useState<UnitStatusAction | null>(null);
  if (!me.may('units:write', unit.regionCode)) return null;
  const required = [{ required: true, message: t('field.required') }];
  const base = { id: unit.id, expectedVersion: unit.version };
  return (
    <>
      <Button type="primary" onClick={() => setChanging(true)}>
        {t('unit.change')}
      </Button>
      {unit.statusActions.map((one) => (
        <Button key={one} onClick={() => setAction(one)}>
          {t(`unit.actions.${one}`)}
        </Button>
      ))}
      <ActModal
        open={changing}
        onClose={() => setChanging(false)}
        title={t('unit.change')}
        document={ChangeUnitDocument}
        initialValues={{
          name: unit.name,
          address: unit.address ?? undefined,
          creditCode: unit.creditCode ?? undefined,
          categories: unit.categories,
          areaM2: unit.areaM2 ?? undefined,
        }}
        input={(values: ChangeValues) => ({ ...base, ...values, address: values.address || null, creditCode: values.creditCode || null })}
        success={t('unit.changed')}
        refetch={REFETCH}
      >
        <Form.Item name="name" label={t('unit.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="address" label={t('unit.address')}>
          <Input />
        </Form.Item>
        <Form.Item name="creditCode" label={t('unit.creditCode')}>
          <Input />
        </Form.Item>
        <Form.Item name="categories" label={t('unit.categories')} rules={required}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="areaM2" label={t('unit.areaM2')}>
          <InputNumber min={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input />
        </Form.Item>
      </ActModal>
      <ActModal
        open={action !== null}
        onClose={() => setAction(null)}
        title={action === null ? '' : t(`unit.actions.${action}`)}
        document={ChangeUnitStatusDocument}
        input={({ reason }: { reason: string }) => ({ ...base, action: action!, reason })}
        success={t('unit.changed')}
        refetch={REFETCH}
      >
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
    </>
  );
}
