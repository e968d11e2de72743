import { useQuery } from '@apollo/client/react';
import { shanghaiDay, type RegionCode } from '@fire-campaign/domain';
import { percent, shanghaiTime } from '@fire-campaign/ui';
import { Alert, Button, Card, Form, Input, InputNumber, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { useAddress } from '../address';
import { DayField, RegionField } from '../fields';
import {
  CampaignDispatchDocument,
  ConfirmDispatchSheetDocument,
  SubmitDispatchSheetDocument,
  type CampaignDispatchQuery,
  type SheetFragment,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded } from '../page';
import { problemOf } from '../problem';
import { State } from '../state';

type Sheet = CampaignDispatchQuery['dispatchSheet'];
type Line = SheetFragment['lines'][number];

/** The sheet of one day and region: how long until the cut-off, what is to be filled in, who below has reported. */
export function CampaignDispatch({ id, regionCode }: { readonly id: string; readonly regionCode: RegionCode }) {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const own = me.regionFor('campaigns:read')!;
  const root = own.code.length > regionCode.length ? own : { code: regionCode, name: '' };
  const region = address.get('region') ?? root.code;
  const day = address.get('day') ?? shanghaiDay(new Date());
  const { data, error, refetch } = useQuery(CampaignDispatchDocument, { variables: { id, regionCode: region, day }, pollInterval: 30_000 });
  const missing = error !== undefined && problemOf(error).code === 'NOT_FOUND';
  return (
    <div className="stack">
      <Card size="small">
        <div className="search-row">
          <RegionField root={own} aria-label={t('field.region')} value={region} onChange={(code) => change({ region: code ?? '' })} />
          <DayField aria-label={t('dispatch.day')} value={day} onChange={(value) => change({ day: value ?? '' })} />
        </div>
      </Card>
      {missing ? (
        <Alert type="info" showIcon title={t('dispatch.none')} />
      ) : (
        <Loaded data={data?.dispatchSheet} error={error} onRetry={() => void refetch()}>
          {(sheet) => (
            <>
              <Head sheet={sheet} />
              <Entry key={`${sheet.id} ${sheet.version}`} sheet={sheet} />
              {sheet.below.totalCount > 0 && <Below sheet={sheet} />}
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}

function Head({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  const { expected, reported, onTime, late, missing, onTimeRate } = sheet.statistics;
  return (
    <Card size="small" title={`${sheet.region.name} ${sheet.day}`} extra={<State kind="dispatch" of={sheet.status} />}>
      <Countdown dueAt={sheet.dueAt} open={sheet.closedAt === null} />
      <div className="tiles">
        {Object.entries({ expected, reported, onTime, late, missing }).map(([name, count]) => (
          <div key={name} className="tile">
            {t(`dispatch.statistics.${name}`)}
            <b>{count}</b>
          </div>
        ))}
        <div className="tile">
          {t('dispatch.statistics.rate')}
          <b>{onTimeRate === null ? '—' : percent(onTimeRate)}</b>
        </div>
      </div>
    </Card>
  );
}

/** 距 16:00 截止还有 1 小时 12 分; from the cut-off on, late. */
function Countdown({ dueAt, open }: { readonly dueAt: string; readonly open: boolean }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.floor((new Date(dueAt).getTime() - now) / 1000);
  const at = shanghaiTime(dueAt);
  if (!open || left <= 0)
    return <Alert type={open ? 'warning' : 'info'} showIcon title={t(open ? 'dispatch.past' : 'dispatch.closed', { at })} />;
  const clock = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return (
    <p className={left < 1800 ? 'countdown soon' : 'countdown'} role="timer">
      {t('dispatch.left', { at })} <b>{clock}</b>
    </p>
  );
}

type Values = Readonly<Record<string, { readonly numerator?: number; readonly denominator?: number }>> & { readonly lateReason?: string };

/** Computed lines stand filled in; the others are typed, once. */
function Entry({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const [form] = Form.useForm();
  const submitting = useAct(SubmitDispatchSheetDocument, { success: t('dispatch.submitted'), refetch: ['CampaignDispatch'] });
  const confirming = useAct(ConfirmDispatchSheetDocument, { success: t('dispatch.confirmed'), refetch: ['CampaignDispatch'] });
  const ownLine = (line: Line) => line.kind === 'REPORTED' && line.level === sheet.level;
  const maySubmit = !sheet.aggregate && (sheet.status === 'OPEN' || sheet.status === 'MISSING') && me.may('tasks:work', sheet.regionCode);
  const mayConfirm =
    sheet.aggregate && sheet.closedAt !== null && sheet.confirmedAt === null && me.may('campaigns:write', sheet.regionCode);
  const typed = maySubmit || mayConfirm;
  const late = sheet.status === 'MISSING' || new Date(sheet.dueAt).getTime() <= Date.now();
  const finish = async ({ lateReason, ...values }: Values) => {
    const filled = sheet.lines.filter(ownLine).map(({ code }) => ({ code, ...values[code] }));
    if (mayConfirm) await confirming.run({ sheetId: sheet.id, values: filled });
    else await submitting.run({ sheetId: sheet.id, values: filled, lateReason }, form);
  };
  return (
    <Card size="small" title={t('dispatch.lines')}>
      {submitting.refusal}
      {confirming.refusal}
      <Form form={form} onFinish={(values: Values) => void finish(values)}>
        <Table<Line>
          aria-label={t('dispatch.lines')}
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={sheet.lines as Line[]}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('dispatch.line'),
              render: (_, line) => (
                <>
                  {word(line)} {line.required && <Tag color="red">{t('dispatch.required')}</Tag>}
                </>
              ),
            },
            { title: t('dispatch.kind'), render: (_, line) => t(`dispatch.kinds.${line.kind}`) },
            {
              title: t('dispatch.value'),
              align: 'right',
              render: (_, line) =>
                typed && ownLine(line) ? (
                  <Form.Item
                    name={[line.code, 'numerator']}
                    noStyle
                    rules={line.required ? [{ required: true, message: t('field.required') }] : []}
                  >
                    <InputNumber min={0} aria-label={word(line)} suffix={line.unit} />
                  </Form.Item>
                ) : (
                  <span className="figure">
                    {line.value === null
                      ? '—'
                      : line.denominator !== null
                        ? `${percent(line.value)}(${line.numerator}/${line.denominator})`
                        : `${line.value} ${line.unit}`}
                  </span>
                ),
            },
            { title: t('dispatch.asOf'), render: (_, { asOf }) => asOf !== null && shanghaiTime(asOf) },
          ]}
        />
        {maySubmit && late && (
          <Form.Item
            name="lateReason"
            label={t('dispatch.lateReason')}
            className="gap-above"
            rules={[{ required: true, message: t('field.required') }]}
          >
            <Input />
          </Form.Item>
        )}
        {typed && (
          <Button type="primary" htmlType="submit" className="gap-above" loading={submitting.busy || confirming.busy}>
            {t(mayConfirm ? 'dispatch.confirm' : 'dispatch.submit')}
          </Button>
        )}
      </Form>
      {sheet.submittedAt !== null && (
        <p className="muted">{t('dispatch.by', { name: sheet.submittedBy?.name ?? '', at: shanghaiTime(sheet.submittedAt) })}</p>
      )}
    </Card>
  );
}

function Below({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  type Row = Sheet['below']['nodes'][number];
  return (
    <Card size="small" title={`${t('dispatch.below')} (${sheet.below.totalCount})`}>
      <Table<Row>
        aria-label={t('dispatch.below')}
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={sheet.below.nodes as Row[]}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('field.region'), render: (_, { region }) => region.name },
          { title: t('campaign.status'), render: (_, { status }) => <State kind="dispatch" of={status} /> },
          {
            title: t('dispatch.reported'),
            align: 'right',
            render: (_, { statistics }) => `${statistics.reported} / ${statistics.expected}`,
          },
          {
            title: t('dispatch.at'),
            render: (_, { submittedAt, submittedBy }) => submittedAt !== null && `${shanghaiTime(submittedAt)} ${submittedBy?.name ?? ''}`,
          },
          { title: t('dispatch.lateReason'), dataIndex: 'lateReason' },
        ]}
      />
    </Card>
  );
}
