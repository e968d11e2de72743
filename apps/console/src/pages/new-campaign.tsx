import { useQuery } from '@apollo/client/react';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { App, Button, Card, Form, Input, Radio, Select, Space, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../act';
import { DayField, PersonField, RegionField } from '../fields';
import {
  CreateCampaignDocument,
  CreateCampaignFromTemplateDocument,
  TemplatesDocument,
  type CreateCampaignFromTemplateInput,
  type CreateCampaignInput,
  type PhaseName,
} from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';
import { CATEGORIES } from '../categories';

const PHASES: readonly PhaseName[] = ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'];

/** A draft from a template with its whole plan, or from a blank sheet with the three phases. */
export function NewCampaign() {
  const { t } = useTranslation();
  const root = useMe().regionFor('campaigns:write');
  if (root === null) return <NotFound />;
  return (
    <Page title={t('campaigns.new')} above={[{ to: '/campaigns', title: t('menu.campaigns') }]}>
      <Card className="wide">
        <Tabs
          items={[
            { key: 'template', label: t('newCampaign.fromTemplate'), children: <FromTemplate root={root} /> },
            { key: 'blank', label: t('newCampaign.blank'), children: <Blank root={root} /> },
          ]}
        />
      </Card>
    </Page>
  );
}

interface Root {
  readonly root: { readonly code: string; readonly name: string };
}

function FromTemplate({ root }: Root) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Omit<CreateCampaignFromTemplateInput, 'idempotencyKey'>>();
  const { data, error } = useQuery(TemplatesDocument);
  const act = useAct(CreateCampaignFromTemplateDocument, { success: t('newCampaign.created') });
  const submit = async (values: Omit<CreateCampaignFromTemplateInput, 'idempotencyKey'>) => {
    const answer = await act.run(values, form);
    const made = answer?.createCampaignFromTemplate;
    if (made?.campaign == null) return;
    void navigate(`/campaigns/${made.campaign.id}?tab=plan`);
    if (made.unmatched.length > 0) {
      modal.info({
        title: t('newCampaign.unmatched', { count: made.unmatched.length }),
        content: (
          <ul>
            {made.unmatched.slice(0, 20).map(({ name, where }) => (
              <li key={`${name} ${where}`}>
                {name} <span className="muted">{where}</span>
              </li>
            ))}
          </ul>
        ),
      });
    }
  };
  return (
    <Form
      name="from-template"
      form={form}
      layout="vertical"
      onFinish={(values) => void submit(values)}
      initialValues={{ regionCode: root.code, startsOn: shanghaiDay(new Date()) }}
    >
      {act.refusal}
      <ProblemAlert error={error} />
      <Form.Item name="templateCode" label={t('newCampaign.template')} rules={[{ required: true, message: t('field.choose') }]}>
        <Radio.Group className="templates">
          {data?.templates.nodes.map((template) => (
            <Radio key={template.code} value={template.code}>
              <strong>{template.name}</strong>
              <div className="muted">{template.summary}</div>
              <div className="muted">{t('newCampaign.counts', { ...template.counts })}</div>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <div className="columns-2">
        <Form.Item name="regionCode" label={t('campaign.region')} rules={[{ required: true, message: t('field.choose') }]}>
          <RegionField root={root} />
        </Form.Item>
        <Form.Item
          name="startsOn"
          label={t('campaign.startsOn')}
          extra={t('newCampaign.shifts')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <DayField />
        </Form.Item>
        <Form.Item
          name="firstResponsiblePersonId"
          label={t('campaign.responsible')}
          rules={[{ required: true, message: t('field.choose') }]}
        >
          <PersonField regionCode={root.code} />
        </Form.Item>
        <Form.Item name="name" label={t('campaign.name')} extra={t('newCampaign.nameOfTemplate')}>
          <Input />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('campaign.number')}>
          <Input placeholder="苏消〔2026〕7号" />
        </Form.Item>
      </div>
      <Submit busy={act.busy} />
    </Form>
  );
}

interface BlankValues extends Omit<CreateCampaignInput, 'idempotencyKey' | 'phases' | 'categories'> {
  readonly categories: string[];
  readonly phases: { readonly startsOn: string; readonly endsOn: string }[];
}

function Blank({ root }: Root) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<BlankValues>();
  const act = useAct(CreateCampaignDocument, { success: t('newCampaign.created') });
  const today = shanghaiDay(new Date());
  const submit = async (values: BlankValues) => {
    const phases = PHASES.map((phase, index) => ({ phase, ...values.phases[index]! }));
    const answer = await act.run({ ...values, phases, startsOn: phases[0]!.startsOn, endsOn: phases.at(-1)!.endsOn }, form);
    if (answer?.createCampaign.campaign != null) void navigate(`/campaigns/${answer.createCampaign.campaign.id}`);
  };
  return (
    <Form
      name="blank"
      form={form}
      layout="vertical"
      onFinish={(values) => void submit(values)}
      initialValues={{
        regionCode: root.code,
        phases: [
          { startsOn: today, endsOn: addDays(today, 14) },
          { startsOn: addDays(today, 15), endsOn: addDays(today, 75) },
          { startsOn: addDays(today, 76), endsOn: addDays(today, 90) },
        ],
      }}
    >
      {act.refusal}
      <Form.Item name="name" label={t('campaign.name')} rules={[{ required: true, message: t('field.required') }]}>
        <Input />
      </Form.Item>
      <div className="columns-2">
        <Form.Item name="regionCode" label={t('campaign.region')} rules={[{ required: true, message: t('field.choose') }]}>
          <RegionField root={root} />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('campaign.number')}>
          <Input placeholder="苏消〔2026〕7号" />
        </Form.Item>
        <Form.Item
          name="firstResponsiblePersonId"
          label={t('campaign.responsible')}
          rules={[{ required: true, message: t('field.choose') }]}
        >
          <PersonField regionCode={root.code} />
        </Form.Item>
        <Form.Item name="categories" label={t('campaign.categories')} rules={[{ required: true, message: t('field.choose') }]}>
          <Select
            mode="multiple"
            options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      </div>
      <Form.Item name="goal" label={t('campaign.goal')} rules={[{ required: true, message: t('field.required') }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <fieldset>
        <legend>{t('newCampaign.phases')}</legend>
        {PHASES.map((phase, index) => (
          <Space key={phase} wrap align="start">
            <strong className="phase-name">{t(`phase.${phase}`)}</strong>
            <Form.Item
              name={['phases', index, 'startsOn']}
              label={t('field.from')}
              rules={[{ required: true, message: t('field.required') }]}
            >
              <DayField />
            </Form.Item>
            <Form.Item name={['phases', index, 'endsOn']} label={t('field.to')} rules={[{ required: true, message: t('field.required') }]}>
              <DayField />
            </Form.Item>
          </Space>
        ))}
        <p className="muted">{t('newCampaign.gates')}</p>
      </fieldset>
      <Submit busy={act.busy} />
    </Form>
  );
}

function Submit({ busy }: { readonly busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" htmlType="submit" loading={busy}>
      {t('newCampaign.create')}
    </Button>
  );
}
