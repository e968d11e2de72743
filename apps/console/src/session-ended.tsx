import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onEnded, signInAgain } from './session';

/** Over the page, which keeps what was typed; what was being sent goes on after the person has signed in again. */
export function SessionEnded() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => onEnded(() => setOpen(true)), []);
  const signIn = async () => {
    setFailed(false);
    try {
      await signInAgain();
      setOpen(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <Modal
      open={open}
      closable={false}
      title={t('session.ended')}
      footer={
        <Button type="primary" onClick={() => void signIn()}>
          {t('session.again')}
        </Button>
      }
    >
      <p>{t('session.kept')}</p>
      {failed && <Alert type="warning" showIcon title={t('session.failed')} />}
    </Modal>
  );
}
