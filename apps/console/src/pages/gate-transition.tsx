import { Alert, Button, Form, Input, Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../act';
import { TransitionPhaseDocument, type TransitionPhaseMutation } from '../graphql.generated';
import { useWord } from '../i18n';
import type { Preview } from './gate';

type Outcome = TransitionPhaseMutation['transitionPhase'];

/** First what would happen, judged by the same code, then the deed. A return needs its reason before it can be tried. */
export function TransitionModal({ preview, onClose }: { readonly preview: Preview; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason?: string }>();
  const [trial, setTrial] = useState<Outcome | null>(null);
  const trying = useAct(TransitionPhaseDocument);
  const doing = useAct(TransitionPhaseDocument, { success: t('gate.transitioned') });
  const { campaign, action } = preview;
  const returning = action === 'RETURN_PHASE';
  const input = { campaignId: campaign.id, action, expectedVersion: campaign.version };

  const dryRun = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values === null) return;
    const answer = await trying.run({ ...input, reason: values.reason, dryRun: true });
    if (answer !== null) setTrial(answer.transitionPhase);
  };
  useEffect(() => {
    if (!returning) void dryRun();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the window opens
  }, []);

  const execute = async () => {
    const answer = await doing.run({ ...input, reason: form.getFieldValue('reason') as string | undefined });
    if (answer === null) return;
    if (answer.transitionPhase.__typename === 'GateNotMet') setTrial(answer.transitionPhase);
    else {
      onClose();
      void navigate(`/campaigns/${campaign.id}?tab=record`);
    }
  };

  const passes = trial?.__typename === 'PhaseTransitioned';
  return (
    <Modal
      open
      title={t('gate.dryRun')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('act.cancel')}
        </Button>,
        passes ? (
          <Button key="do" type="primary" danger={returning} loading={doing.busy} onClick={() => void execute()}>
            {t('gate.execute')}
          </Button>
        ) : (
          <Button key="try" loading={trying.busy} onClick={() => void dryRun()}>
            {t('gate.tryAgain')}
          </Button>
        ),
      ]}
    >
      {trying.refusal}
      {doing.refusal}
      <Form form={form} layout="vertical">
        <Form.Item
          name="reason"
          label={t(returning ? 'field.reason' : 'field.reasonOptional')}
          rules={returning ? [{ required: true, message: t('field.required') }] : []}
        >
          <Input.TextArea rows={2} onChange={() => setTrial((before) => (returning ? null : before))} />
        </Form.Item>
      </Form>
      {trying.busy && <Spin />}
      {trial?.__typename === 'PhaseTransitioned' && (
        <Alert
          type="success"
          showIcon
          title={t('gate.wouldHappen')}
          description={
            <>
              {[trial.change, trial.nextChange]
                .filter((change) => change !== null)
                .map(({ phase, from, to }) => (
                  <div key={phase}>
                    {t(`phase.${phase}`)}:{t(`state.phase.${from}`)} → <strong>{t(`state.phase.${to}`)}</strong>
                  </div>
                ))}
              {preview.accepts && <div>{t('gate.thenAccepted')}</div>}
              <div className="muted">{t('gate.nothingYet')}</div>
            </>
          }
        />
      )}
      {trial?.__typename === 'GateNotMet' && (
        <Alert
          type="error"
          showIcon
          title={t('gate.refused')}
          description={trial.report.criteria
            .filter(({ met, waived }) => !met && !waived)
            .map((criterion) => (
              <div key={criterion.key}>
                {word(criterion.title)}:{word(criterion.figureText)}
                {criterion.wouldPass !== null && <div className="muted">{word(criterion.wouldPass)}</div>}
              </div>
            ))}
        />
      )}
    </Modal>
  );
}
