import { useApolloClient } from '@apollo/client/react';
import { InboxOutlined } from '@ant-design/icons';
import { StatusTag } from '@fire-campaign/ui';
import { Alert, Button, Card, Form, Progress, Result, Select, Statistic, Steps, Table, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../act';
import { RegionField } from '../fields';
import {
  AppendUploadDocument,
  CreateUploadDocument,
  ImportProblemsDocument,
  PreviewImportDocument,
  RunImportDocument,
  type ImportFactsFragment,
  type ImportField,
  type ImportProblemsQuery,
  type ImportRowProblemFragment,
  type PreviewImportMutation,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound } from '../problem';
import { csvOf } from '../csv';

type Preview = NonNullable<PreviewImportMutation['previewImport']['import']>;

const CHUNK = 512 * 1024;
const FIELDS: readonly ImportField[] = [
  'NAME',
  'ALIAS',
  'CREDIT_CODE',
  'CATEGORY',
  'PROVINCE',
  'CITY',
  'COUNTY',
  'REGION_CODE',
  'ADDRESS',
  'LONGITUDE',
  'LATITUDE',
  'COORDINATE_SYSTEM',
  'AREA_M2',
  'HEIGHT_M',
  'FLOORS_ABOVE',
  'FLOORS_BELOW',
  'RESPONSIBLE_NAME',
  'RESPONSIBLE_PHONE',
  'MANAGER_NAME',
  'MANAGER_PHONE',
  'SUPERVISING_BODY',
  'REF',
];

/** Upload, what each column means, what would happen, what is wrong, and only then the import. */
export function ImportUnits() {
  const { t } = useTranslation();
  const root = useMe().regionFor('units:import');
  const [region, setRegion] = useState(root?.code);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [result, setResult] = useState<ImportFactsFragment | null>(null);
  const creating = useAct(CreateUploadDocument);
  const appending = useAct(AppendUploadDocument);
  const previewing = useAct(PreviewImportDocument);
  const running = useAct(RunImportDocument);
  if (root === null) return <NotFound />;

  const look = async (id: string, mapping?: { header: string; field: ImportField | null }[]) => {
    const answer = await previewing.run({ uploadId: id, mapping });
    if (answer?.previewImport.import != null) setPreview(answer.previewImport.import);
  };
  const send = async (file: File) => {
    setSent(0);
    const made = await creating.run({ regionCode: region ?? root.code, fileName: file.name, sizeBytes: file.size });
    const id = made?.createUpload.upload?.id;
    if (id === undefined) return setSent(null);
    for (let offset = 0; offset < file.size; offset += CHUNK) {
      const contentBase64 = base64(new Uint8Array(await file.slice(offset, offset + CHUNK).arrayBuffer()));
      const answer = await appending.run({ uploadId: id, offset, contentBase64 });
      if (answer === null) return setSent(null);
      setSent(Math.min(1, (offset + CHUNK) / file.size));
    }
    setUploadId(id);
    await look(id);
    setSent(null);
  };
  const execute = async () => {
    const answer = await running.run({ importId: preview!.id });
    if (answer?.runImport.import != null) setResult(answer.runImport.import);
  };
  const restart = () => {
    setUploadId(null);
    setPreview(null);
    setResult(null);
  };

  const step = result !== null ? 3 : preview !== null ? 1 : 0;
  return (
    <Page title={t('import.title')} above={[{ to: '/units', title: t('menu.units') }]}>
      <div className="stack">
        <Card size="small">
          <Steps
            size="small"
            current={step}
            items={['upload', 'check', 'run', 'done'].map((key) => ({ title: t(`import.step.${key}`) }))}
          />
        </Card>
        {[creating, appending, previewing, running].map((act, index) => act.refusal !== null && <div key={index}>{act.refusal}</div>)}
        {preview === null && (
          <Card size="small">
            <Form layout="vertical">
              <Form.Item label={t('import.region')} extra={t('import.regionWhy')}>
                <RegionField root={root} value={region} onChange={setRegion} aria-label={t('import.region')} />
              </Form.Item>
            </Form>
            <Upload.Dragger
              accept=".csv,.txt"
              showUploadList={false}
              disabled={sent !== null}
              beforeUpload={(file) => (void send(file), Upload.LIST_IGNORE)}
            >
              <p className="ant-upload-drag-icon">
                <InboxOutlined />
              </p>
              <p>{t('import.drop')}</p>
              <p className="muted">{t('import.formats')}</p>
            </Upload.Dragger>
            {sent !== null && <Progress percent={Math.round(sent * 100)} aria-label={t('import.step.upload')} />}
          </Card>
        )}
        {preview !== null && result === null && (
          <>
            <Facts facts={preview} />
            <Mapping preview={preview} busy={previewing.busy} onChange={(mapping) => void look(uploadId!, mapping)} />
            <Problems preview={preview} />
            <Card size="small">
              <div className="page-extra">
                <Button
                  type="primary"
                  disabled={preview.added === 0 || preview.status === 'FAILED'}
                  loading={running.busy}
                  onClick={() => void execute()}
                >
                  {t('import.run', { count: preview.added })}
                </Button>
                <Button onClick={restart}>{t('import.again')}</Button>
              </div>
              {preview.added === 0 && <p className="muted">{t('import.nothing')}</p>}
            </Card>
          </>
        )}
        {result !== null && (
          <Result
            status={result.status === 'COMPLETED' ? 'success' : 'error'}
            title={t('import.done', { added: result.added })}
            subTitle={t('import.doneMore', { known: result.alreadyKnown, duplicates: result.duplicates, rejected: result.rejected })}
            extra={[
              <Link key="units" to="/units">
                <Button type="primary">{t('menu.units')}</Button>
              </Link>,
              <Button key="again" onClick={restart}>
                {t('import.again')}
              </Button>,
            ]}
          />
        )}
      </div>
    </Page>
  );
}

function Facts({ facts }: { readonly facts: ImportFactsFragment }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={`${facts.fileName} · ${facts.encoding ?? t('import.noEncoding')}`}>
      <div className="tiles">
        {(['rows', 'added', 'alreadyKnown', 'duplicates', 'rejected'] as const).map((name) => (
          <Statistic key={name} title={t(`import.count.${name}`)} value={facts[name]} />
        ))}
      </div>
    </Card>
  );
}

function Mapping({
  preview,
  busy,
  onChange,
}: {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onChange: (mapping: { header: string; field: ImportField | null }[]) => void;
}) {
  const { t } = useTranslation();
  const columns = preview.columns;
  return (
    <Card size="small" title={t('import.mapping')} loading={busy}>
      <p className="muted">{t('import.mappingWhy')}</p>
      <div className="tiles mapping">
        {columns.map(({ header, field }, index) => (
          <label key={`${index} ${header}`}>
            <div>{header}</div>
            <Select
              allowClear
              aria-label={header}
              style={{ width: '100%' }}
              placeholder={t('import.ignored')}
              value={field}
              options={FIELDS.map((value) => ({ value, label: t(`import.field.${value}`) }))}
              onChange={(value?: ImportField) =>
                onChange(columns.map((column, at) => ({ header: column.header, field: at === index ? (value ?? null) : column.field })))
              }
            />
          </label>
        ))}
      </div>
    </Card>
  );
}

function Problems({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const word = useWord();
  const client = useApolloClient();
  const [saving, setSaving] = useState(false);
  if (preview.problems.totalCount === 0) return <Alert type="success" showIcon title={t('import.noProblems')} />;
  const save = async () => {
    setSaving(true);
    const rows: ImportRowProblemFragment[] = [];
    for (let after: string | null = null; ;) {
      const answer: { readonly data?: ImportProblemsQuery } = await client.query({
        query: ImportProblemsDocument,
        variables: { id: preview.id, after },
        fetchPolicy: 'no-cache',
      });
      const page = answer.data!.import!.problems;
      rows.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    const head = [t('import.row'), t('import.column'), t('import.value'), t('import.problem'), t('import.consequence')];
    const lines = rows.map(({ row, column, value, rejected, ...problem }) => [
      String(row),
      column === null ? '' : t(`import.field.${column}`),
      value,
      word({ zh: problem.message, en: problem.messageEn }),
      t(rejected ? 'import.rejected' : 'import.kept'),
    ]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csvOf([head, ...lines])], { type: 'text/csv' }));
    link.download = `${preview.fileName.replace(/\.\w+$/, '')}-${t('import.problems')}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
    setSaving(false);
  };
  return (
    <Card
      size="small"
      title={`${t('import.problems')} (${preview.problems.totalCount})`}
      extra={
        <Button loading={saving} onClick={() => void save()}>
          {t('import.download')}
        </Button>
      }
    >
      <p className="muted">{t('import.problemsHow')}</p>
      <Table<ImportRowProblemFragment>
        aria-label={t('import.problems')}
        size="small"
        rowKey={(problem) => `${problem.row} ${problem.column} ${problem.code}`}
        dataSource={preview.problems.nodes as ImportRowProblemFragment[]}
        scroll={{ x: 'max-content', y: 360 }}
        pagination={false}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 80 },
          { title: t('import.column'), width: 140, render: (_, { column }) => column && t(`import.field.${column}`) },
          { title: t('import.value'), dataIndex: 'value', width: 200 },
          { title: t('import.problem'), render: (_, { message, messageEn }) => word({ zh: message, en: messageEn }) },
          {
            title: t('import.consequence'),
            width: 120,
            render: (_, { rejected }) => (
              <StatusTag tone={rejected ? 'bad' : 'waiting'}>{t(rejected ? 'import.rejected' : 'import.kept')}</StatusTag>
            ),
          },
        ]}
      />
    </Card>
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
