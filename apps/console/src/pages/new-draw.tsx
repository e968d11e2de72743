import { useQuery } from '@apollo/client/react';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { Alert, Button, Card, Form, Input, InputNumber, Radio, Select, Statistic, Steps, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../act';
import { CATEGORIES } from '../categories';
import { DayField, RegionField } from '../fields';
import { CreateDrawDocument, DrawCampaignsDocument, type CreateDrawInput, type CreateDrawMutation } from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound } from '../problem';

type Preview = NonNullable<CreateDrawMutation['createDraw']['preview']>;
type Wanted = Omit<CreateDrawInput, 'idempotencyKey' | 'dryRun'>;

interface Values extends Omit<Wanted, 'samplingRate'> {
  readonly by: 'COUNT' | 'RATE';
  readonly ratePercent?: number;
}

/** Which units and inspectors the draw takes from, what it would be, and then the draw itself, which cannot be taken back. */
export function NewDraw() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const root = me.regionFor('inspections:draw');
  const [form] = Form.useForm<Values>();
  const [previewed, setPreviewed] = useState<{ readonly wanted: Wanted; readonly preview: Preview } | null>(null);
  const trying = useAct(CreateDrawDocument);
  const drawing = useAct(CreateDrawDocument, { success: t('draw.drawn') });
  const { data } = useQuery(DrawCampaignsDocument, { skip: root === null });
  if (root === null) return <NotFound />;
  const today = shanghaiDay(new Date());
  const required = [{ required: true, message: t('field.required') }];

  const look = async ({ by, ratePercent, sampleSize, ...rest }: Values) => {
    const wanted: Wanted = { ...rest, ...(by === 'RATE' ? { samplingRate: ratePercent! / 100 } : { sampleSize }) };
    const answer = await trying.run({ ...wanted, dryRun: true }, form);
    if (answer?.createDraw.preview != null) setPreviewed({ wanted, preview: answer.createDraw.preview });
  };
  const draw = async () => {
    const answer = await drawing.run(previewed!.wanted);
    if (answer?.createDraw.draw != null) void navigate(`/draws/${answer.createDraw.draw.id}`);
  };

  return (
    <Page title={t('draw.new')} above={[{ to: '/draws', title: t('menu.draws') }]}>
      <div className="stack wide">
        <Card size="small">
          <Steps
            size="small"
            current={previewed === null ? 0 : 1}
            items={['pool', 'preview', 'draw'].map((key) => ({ title: t(`draw.step.${key}`) }))}
          />
        </Card>
        <Card size="small">
          {trying.refusal}
          <Form
            form={form}
            layout="vertical"
            initialValues={{
              regionCode: root.code,
              by: 'COUNT',
              sampleSize: 5,
              ratePercent: 20,
              strata: 'NONE',
              perVisit: 2,
              plannedFrom: today,
              plannedTo: addDays(today, 30),
            }}
            onValuesChange={() => setPreviewed(null)}
            onFinish={(values) => void look(values)}
          >
            <Form.Item name="title" label={t('draw.title')} rules={required}>
              <Input placeholder={t('draw.titleExample')} />
            </Form.Item>
            <div className="columns-2">
              <Form.Item name="regionCode" label={t('unit.region')} rules={required}>
                <RegionField root={root} />
              </Form.Item>
              <Form.Item name="campaignId" label={t('task.campaign')} extra={t('draw.campaignWhy')}>
                <Select allowClear options={data?.campaigns.nodes.map(({ id, name }) => ({ value: id, label: name }))} />
              </Form.Item>
              <Form.Item name="categories" label={t('unit.categories')} extra={t('draw.categoriesWhy')}>
                <Select
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name="onlyUninspectedSince" label={t('draw.since')} extra={t('draw.sinceWhy')}>
                <DayField />
              </Form.Item>
              <Form.Item name="by" label={t('draw.size')}>
                <Radio.Group options={(['COUNT', 'RATE'] as const).map((value) => ({ value, label: t(`draw.by.${value}`) }))} />
              </Form.Item>
              <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.by !== after.by}>
                {({ getFieldValue }) =>
                  getFieldValue('by') === 'RATE' ? (
                    <Form.Item name="ratePercent" label={t('draw.rate')} rules={required}>
                      <InputNumber min={1} max={100} suffix="%" style={{ width: '100%' }} />
                    </Form.Item>
                  ) : (
                    <Form.Item name="sampleSize" label={t('draw.count')} rules={required}>
                      <InputNumber min={1} style={{ width: '100%' }} />
                    </Form.Item>
                  )
                }
              </Form.Item>
              <Form.Item name="strata" label={t('draw.strata')}>
                <Radio.Group options={(['NONE', 'COUNTY'] as const).map((value) => ({ value, label: t(`draw.strataOf.${value}`) }))} />
              </Form.Item>
              <Form.Item name="perVisit" label={t('draw.perVisit')} rules={required}>
                <InputNumber min={2} max={10} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name="plannedFrom" label={t('field.from')} rules={required}>
                <DayField />
              </Form.Item>
              <Form.Item name="plannedTo" label={t('field.to')} rules={required}>
                <DayField />
              </Form.Item>
            </div>
            <Button type={previewed === null ? 'primary' : 'default'} htmlType="submit" loading={trying.busy}>
              {t('draw.look')}
            </Button>
          </Form>
        </Card>
        {previewed !== null && (
          <Card size="small" title={t('draw.step.preview')}>
            {drawing.refusal}
            <div className="tiles">
              <Statistic title={t('draw.frame')} value={previewed.preview.frameSize} />
              <Statistic title={t('draw.sample')} value={previewed.preview.sampleSize} />
              <Statistic title={t('draw.pool')} value={previewed.preview.poolSize} />
              <Statistic title={t('draw.without')} value={previewed.preview.unitsWithoutInspectors} />
            </div>
            {previewed.preview.strata.length > 1 && (
              <Table
                aria-label={t('draw.strata')}
                size="small"
                rowKey="stratum"
                pagination={false}
                dataSource={[...previewed.preview.strata]}
                columns={[
                  { title: t('draw.stratum'), dataIndex: 'stratum' },
                  { title: t('draw.frame'), dataIndex: 'units', align: 'right' },
                  { title: t('draw.sample'), dataIndex: 'sample', align: 'right' },
                ]}
              />
            )}
            <Alert type="info" showIcon title={t('draw.once')} />
            <Button
              type="primary"
              className="gap-above"
              loading={drawing.busy}
              disabled={previewed.preview.sampleSize === 0}
              onClick={() => void draw()}
            >
              {t('draw.now')}
            </Button>
          </Card>
        )}
      </div>
    </Page>
  );
}
