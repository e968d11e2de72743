import type { TypedDocumentNode } from '@apollo/client';
import { Button, Form, Modal, Popconfirm, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from './act';

interface ActModalProps<Data extends object, Input extends { readonly idempotencyKey: string }, Values extends object> {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly document: TypedDocumentNode<Data, { input: Input }>;
  /** What the form's values mean as input. */
  readonly input: (values: Values) => Omit<Input, 'idempotencyKey'>;
  readonly initialValues?: Partial<Values>;
  readonly success: string;
  readonly refetch?: readonly string[];
  readonly okText?: string;
  readonly onDone?: (data: Data) => void;
  readonly width?: number;
  /** Form items named as the input's fields, so that refusals find them. */
  readonly children: ReactNode;
}

/** A deed with a form in a window over the page; it stays open, with what was typed, until the deed is done. */
export function ActModal<Data extends object, Input extends { readonly idempotencyKey: string }, Values extends object>(
  props: ActModalProps<Data, Input, Values>,
) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { success, refetch } = props;
  const act = useAct(props.document, { success, refetch });
  const submit = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values === null) return;
    const data = await act.run(props.input(values as Values), form);
    if (data === null) return;
    props.onClose();
    props.onDone?.(data);
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      width={props.width}
      okText={props.okText ?? t('act.ok')}
      cancelText={t('act.cancel')}
      confirmLoading={act.busy}
      mask={{ closable: false }}
      destroyOnHidden
      onOk={() => void submit()}
      onCancel={() => {
        act.clear();
        props.onClose();
      }}
    >
      {act.refusal}
      <Form form={form} layout="vertical" initialValues={props.initialValues as object} preserve={false} onFinish={() => void submit()}>
        {props.children}
      </Form>
    </Modal>
  );
}

interface ActButtonProps<Data extends object, Input extends { readonly idempotencyKey: string }> {
  readonly document: TypedDocumentNode<Data, { input: Input }>;
  readonly input: Omit<Input, 'idempotencyKey'>;
  readonly success: string;
  readonly refetch?: readonly string[];
  /** Asked before the deed. */
  readonly confirm?: string;
  readonly type?: ButtonProps['type'];
  readonly size?: ButtonProps['size'];
  readonly danger?: boolean;
  readonly children: string;
}

/** A deed without a form. Its refusal appears beneath it. */
export function ActButton<Data extends object, Input extends { readonly idempotencyKey: string }>(props: ActButtonProps<Data, Input>) {
  const { t } = useTranslation();
  const { success, refetch, type, size, danger } = props;
  const act = useAct(props.document, { success, refetch });
  const run = () => void act.run(props.input);
  const button = (
    <Button {...{ type, size, danger }} loading={act.busy} onClick={props.confirm === undefined ? run : undefined}>
      {props.children}
    </Button>
  );
  return (
    <span className="act">
      {props.confirm === undefined ? (
        button
      ) : (
        <Popconfirm title={props.confirm} okText={t('act.ok')} cancelText={t('act.cancel')} onConfirm={run}>
          {button}
        </Popconfirm>
      )}
      {act.refusal}
    </span>
  );
}
