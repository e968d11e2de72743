import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { shanghaiTime } from '@fire-campaign/ui';
import { Alert, Button, Card, Empty, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton, ActModal } from '../act-modal';
import {
  DeadLettersDocument,
  DiscardCampaignsDocument,
  DiscardDirectoryDocument,
  DiscardInsightsDocument,
  DiscardInspectionsDocument,
  DiscardUnitsDocument,
  RedriveCampaignsDocument,
  RedriveDirectoryDocument,
  RedriveInsightsDocument,
  RedriveInspectionsDocument,
  RedriveUnitsDocument,
  type DiscardDeadLetterInput,
  type ParkedFragment,
  type RedriveDeadLetterInput,
} from '../graphql.generated';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { NotFound } from '../problem';

type Letter = ParkedFragment['nodes'][number];

const REDRIVE: Readonly<Record<string, TypedDocumentNode<object, { input: RedriveDeadLetterInput }>>> = {
  directory: RedriveDirectoryDocument,
  units: RedriveUnitsDocument,
  inspections: RedriveInspectionsDocument,
  campaigns: RedriveCampaignsDocument,
  insights: RedriveInsightsDocument,
};
const DISCARD: Readonly<Record<string, TypedDocumentNode<object, { input: DiscardDeadLetterInput }>>> = {
  directory: DiscardDirectoryDocument,
  units: DiscardUnitsDocument,
  inspections: DiscardInspectionsDocument,
  campaigns: DiscardCampaignsDocument,
  insights: DiscardInsightsDocument,
};

/** Events that a service could not apply. The system administrator sends them again, the security administrator may discard them. */
export function DeadLetters() {
  const { t } = useTranslation();
  const me = useMe();
  const [discarding, setDiscarding] = useState<Letter | null>(null);
  const { data, error, refetch } = useQuery(DeadLettersDocument, { skip: !me.may('events:read') });
  if (!me.may('events:read')) return <NotFound />;
  const common = { success: t('admin.saved'), refetch: ['DeadLetters'] };
  return (
    <Page title={t('menu.deadLetters')} extra={<Button onClick={() => void refetch()}>{t('ui.refresh')}</Button>}>
      <Loaded data={data} error={error} onRetry={() => void refetch()}>
        {(all) => {
          const lists = [
            all.directoryDeadLetters,
            all.unitsDeadLetters,
            all.inspectionsDeadLetters,
            all.campaignsDeadLetters,
            all.insightsDeadLetters,
          ];
          const total = lists.reduce((sum, { totalCount }) => sum + totalCount, 0);
          return (
            <Card size="small">
              <Alert type="info" showIcon title={t('deadLetter.why')} />
              <Table<Letter>
                aria-label={t('menu.deadLetters')}
                className="gap-above"
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={lists.flatMap(({ nodes }) => nodes)}
                scroll={{ x: 'max-content' }}
                locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deadLetter.empty')} /> }}
                expandable={{ expandedRowRender: ({ data: content }) => <pre className="register">{content}</pre> }}
                columns={[
                  { title: t('deadLetter.service'), dataIndex: 'service' },
                  { title: t('deadLetter.type'), dataIndex: 'type' },
                  { title: t('deadLetter.key'), dataIndex: 'key' },
                  { title: t('unit.region'), dataIndex: 'regionCode' },
                  { title: t('deadLetter.reason'), dataIndex: 'reason', width: 320 },
                  { title: t('deadLetter.attempts'), dataIndex: 'attempts', align: 'right' },
                  { title: t('deadLetter.parkedAt'), render: (_, { parkedAt }) => shanghaiTime(parkedAt) },
                  {
                    title: t('admin.deeds'),
                    fixed: 'right',
                    render: (_, letter) =>
                      letter.waitsFor !== null ? (
                        t('deadLetter.waits')
                      ) : (
                        <Space>
                          {me.may('events:redrive') && (
                            <ActButton {...common} size="small" document={REDRIVE[letter.service]!} input={{ eventId: letter.eventId }}>
                              {t('deadLetter.redrive')}
                            </ActButton>
                          )}
                          {me.may('events:discard') && (
                            <Button size="small" danger onClick={() => setDiscarding(letter)}>
                              {t('deadLetter.discard')}
                            </Button>
                          )}
                        </Space>
                      ),
                  },
                ]}
              />
              <p className="muted">{t('ui.total', { total })}</p>
            </Card>
          );
        }}
      </Loaded>
      {discarding !== null && (
        <ActModal
          {...common}
          open
          onClose={() => setDiscarding(null)}
          title={t('deadLetter.discard')}
          document={DISCARD[discarding.service]!}
          input={({ reason }: { reason: string }) => ({ eventId: discarding.eventId, reason })}
        >
          <p>{t('deadLetter.discardWhy')}</p>
          <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('field.required') }]}>
            <Input.TextArea rows={3} autoFocus />
          </Form.Item>
        </ActModal>
      )}
    </Page>
  );
}
