import { useQuery } from '@apollo/client/react';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { Deadline, StatusTag } from '@fire-campaign/ui';
import { Alert, Button, Card, Descriptions, Form, Input, Radio, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAct } from '../act';
import { ActButton, ActModal } from '../act-modal';
import { DayField } from '../fields';
import {
  AdvanceInspectionDocument,
  InspectionPageDocument,
  RecordInspectionDocument,
  type HazardLevel,
  type InspectionAction,
  type InspectionPageQuery,
  type ItemOutcome,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { State } from '../state';

type Visit = NonNullable<InspectionPageQuery['inspection']>;
type Checklist = InspectionPageQuery['checklists'][number];

const OUTCOMES: readonly ItemOutcome[] = ['PASS', 'FAIL', 'CORRECTED_ON_SITE', 'NOT_APPLICABLE'];
const REASONED: readonly InspectionAction[] = ['CANCEL', 'REPORT_UNREACHABLE', 'REPORT_REFUSED'];
const RECORDABLE = ['PLANNED', 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE', 'IN_PROGRESS'];
const USUAL_DAYS = 15;

/** One visit: earlier violations on top, the checklist, what was found; afterwards the record. */
export function InspectionPage() {
  const { t } = useTranslation();
  const { id } = useParams() as { id: string };
  const me = useMe();
  const { data, error, refetch } = useQuery(InspectionPageDocument, { variables: { id } });
  return (
    <Loaded data={data?.inspection} error={error} onRetry={() => void refetch()}>
      {(visit) => (
        <Page title={visit.unit.name} above={[{ to: '/inspections', title: t('menu.visits') }]} extra={<Actions visit={visit} />}>
          <div className="stack">
            <Card size="small">
              <Descriptions
                size="small"
                column={{ xs: 1, sm: 1, md: 2, lg: 3 }}
                items={[
                  { key: 'state', label: t('inspection.state'), children: <State kind="inspection" of={visit.state} /> },
                  { key: 'unit', label: t('inspection.unit'), children: <Link to={`/units/${visit.unit.id}`}>{visit.unit.name}</Link> },
                  { key: 'where', label: t('unit.address'), children: `${visit.unit.region.path} ${visit.unit.address ?? ''}` },
                  {
                    key: 'inspectors',
                    label: t('inspection.inspectors'),
                    children: visit.inspectors.map((person) => person?.name ?? t('field.outside')).join('、'),
                  },
                  { key: 'planned', label: t('inspection.planned'), children: `${visit.plannedFrom} – ${visit.plannedTo}` },
                  { key: 'basis', label: t('inspection.basis'), children: t(`inspection.bases.${visit.basis}`) },
                  ...(visit.campaign === null
                    ? []
                    : [
                        {
                          key: 'campaign',
                          label: t('task.campaign'),
                          children: <Link to={`/campaigns/${visit.campaign.id}`}>{visit.campaign.name}</Link>,
                        },
                      ]),
                  ...(visit.draw === null
                    ? []
                    : [
                        {
                          key: 'draw',
                          label: t('menu.draws'),
                          children: (
                            <Link
                              to={`/draws/${visit.draw.id}`}
                            >{`${visit.draw.title} · ${t('inspection.order', { order: visit.drawOrder })}`}</Link>
                          ),
                        },
                      ]),
                  ...(visit.reason === null ? [] : [{ key: 'reason', label: t('field.reason'), children: visit.reason }]),
                ]}
              />
            </Card>
            <Earlier visit={visit} />
            {visit.result !== null ? (
              <Recorded visit={visit} checklists={data!.checklists} />
            ) : RECORDABLE.includes(visit.state) && visit.inspectors.some((person) => person?.id === me.id) ? (
              <Entry visit={visit} checklist={data!.checklists[0]!} />
            ) : (
              <Alert type="info" showIcon title={t('inspection.notYet')} />
            )}
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Earlier({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation();
  const earlier = visit.unit.hazards.nodes.filter(({ id }) => !visit.hazards.some((hazard) => hazard.id === id));
  if (earlier.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('inspection.earlier', { count: earlier.length })}
      description={
        <ul className="plain">
          {earlier.map((hazard) => (
            <li key={hazard.id}>
              <Link to={`/hazards?hazard=${hazard.id}&unit=${visit.unit.id}`}>{hazard.description}</Link>
              <span className="nowrap">
                <State kind="hazard" of={hazard.state} />
                <Deadline dueOn={hazard.dueOn} />
              </span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Actions({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<InspectionAction | null>(null);
  const common = { success: t('inspection.saved'), refetch: ['InspectionPage'] };
  const base = { id: visit.id, expectedVersion: visit.version };
  return (
    <>
      {visit.actions.map((action) =>
        REASONED.includes(action) ? (
          <Button key={action} onClick={() => setAsking(action)}>
            {t(`inspection.actions.${action}`)}
          </Button>
        ) : (
          <ActButton key={action} {...common} document={AdvanceInspectionDocument} input={{ ...base, action }}>
            {t(`inspection.actions.${action}`)}
          </ActButton>
        ),
      )}
      <ActModal
        {...common}
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === null ? '' : t(`inspection.actions.${asking}`)}
        document={AdvanceInspectionDocument}
        input={({ reason }: { reason: string }) => ({ ...base, action: asking!, reason })}
      >
        <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('field.required') }]}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
    </>
  );
}

interface Found {
  readonly description: string;
  readonly level: HazardLevel;
  readonly dueOn: string;
}

interface EntryValues {
  readonly inspectedOn: string;
  readonly outcomes: Readonly<Record<string, ItemOutcome>>;
  readonly found?: Readonly<Record<string, Found>>;
  readonly signedByUnit?: string;
}

/** The checklist as it is filled in on site; a failed item asks at once for the hazard and its term. */
function Entry({ visit, checklist }: { readonly visit: Visit; readonly checklist: Checklist }) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<EntryValues>();
  const act = useAct(RecordInspectionDocument, { success: t('inspection.recorded'), refetch: ['InspectionPage'] });
  const today = shanghaiDay(new Date());
  const required = [{ required: true, message: t('field.required') }];
  const submit = (values: EntryValues) =>
    void act.run({
      id: visit.id,
      inspectedOn: values.inspectedOn,
      signedByUnit: values.signedByUnit,
      checklist: checklist.items.map(({ code }) => ({ itemCode: code, outcome: values.outcomes[code]! })),
      hazards: Object.entries(values.found ?? {})
        .filter(([code]) => values.outcomes[code] === 'FAIL')
        .map(([itemCode, found]) => ({ itemCode, ...found })),
    });
  const restPass = () =>
    form.setFields(
      checklist.items.map(({ code }) => ({
        name: ['outcomes', code],
        value: (form.getFieldValue(['outcomes', code]) as ItemOutcome | undefined) ?? 'PASS',
        errors: [],
      })),
    );
  return (
    <Card
      size="small"
      title={word({ zh: checklist.nameZh, en: checklist.nameEn })}
      extra={
        <Button size="small" onClick={restPass}>
          {t('inspection.restPass')}
        </Button>
      }
    >
      {act.refusal}
      <Form form={form} layout="vertical" initialValues={{ inspectedOn: today }} onFinish={submit}>
        {checklist.items.map((item, index) => (
          <div key={item.code} className="check">
            <Form.Item
              name={['outcomes', item.code]}
              label={
                <span>
                  {index + 1}. {word({ zh: item.textZh, en: item.textEn })} <span className="muted">{item.legalBasis}</span>
                </span>
              }
              rules={[{ required: true, message: t('field.choose') }]}
            >
              <Radio.Group optionType="button" options={OUTCOMES.map((value) => ({ value, label: t(`inspection.outcomes.${value}`) }))} />
            </Form.Item>
            <Form.Item
              noStyle
              shouldUpdate={(before: EntryValues, after: EntryValues) => before.outcomes?.[item.code] !== after.outcomes?.[item.code]}
            >
              {({ getFieldValue }) =>
                getFieldValue(['outcomes', item.code]) === 'FAIL' && (
                  <Space wrap align="start" className="found">
                    <Form.Item name={['found', item.code, 'description']} label={t('hazard.description')} rules={required}>
                      <Input style={{ width: 320, maxWidth: '80vw' }} />
                    </Form.Item>
                    <Form.Item name={['found', item.code, 'level']} label={t('hazard.level')} initialValue="GENERAL" rules={required}>
                      <Radio.Group
                        options={(['GENERAL', 'MAJOR'] as const).map((value) => ({ value, label: t(`hazard.levels.${value}`) }))}
                      />
                    </Form.Item>
                    <Form.Item
                      name={['found', item.code, 'dueOn']}
                      label={t('hazard.dueOn')}
                      initialValue={addDays(today, USUAL_DAYS)}
                      rules={required}
                    >
                      <DayField />
                    </Form.Item>
                  </Space>
                )
              }
            </Form.Item>
          </div>
        ))}
        <div className="columns-2">
          <Form.Item name="inspectedOn" label={t('inspection.inspectedOn')} rules={required}>
            <DayField />
          </Form.Item>
          <Form.Item name="signedByUnit" label={t('inspection.signedByUnit')}>
            <Input />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('inspection.record')}
        </Button>
      </Form>
    </Card>
  );
}

function Recorded({ visit, checklists }: { readonly visit: Visit; readonly checklists: readonly Checklist[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const items = new Map(checklists.flatMap(({ items }) => items.map((item) => [item.code, item] as const)));
  const tone = { PASS: 'good', FAIL: 'bad', CORRECTED_ON_SITE: 'waiting', NOT_APPLICABLE: 'neutral' } as const;
  return (
    <div className="columns-2">
      <Card size="small" title={`${t('inspection.record')} · ${visit.inspectedOn}`}>
        <ul className="plain">
          {visit.checklist.map(({ itemCode, outcome, note }) => {
            const item = items.get(itemCode);
            return (
              <li key={itemCode}>
                <span>
                  {item === undefined ? itemCode : word({ zh: item.textZh, en: item.textEn })} <span className="muted">{note}</span>
                </span>
                <StatusTag tone={tone[outcome]}>{t(`inspection.outcomes.${outcome}`)}</StatusTag>
              </li>
            );
          })}
        </ul>
        {visit.signedByUnit !== null && <p>{t('inspection.signed', { name: visit.signedByUnit })}</p>}
      </Card>
      <Card size="small" title={`${t('menu.hazards')} (${visit.hazards.length})`}>
        {visit.hazards.length === 0 && t('inspection.noHazards')}
        <ul className="plain">
          {visit.hazards.map((hazard) => (
            <li key={hazard.id}>
              <Link to={`/hazards?hazard=${hazard.id}&unit=${visit.unit.id}`}>{hazard.description}</Link>
              <span className="nowrap">
                <State kind="hazard" of={hazard.state} />
                <Deadline dueOn={hazard.dueOn} done={hazard.closedOn !== null} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
