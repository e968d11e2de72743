import { useApolloClient, useQuery } from '@apollo/client/react';
import { regionAncestors, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { Cascader, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleChoiceDocument, RegionChoiceDocument } from './graphql.generated';

interface FieldProps<Value> {
  readonly id?: string;
  readonly value?: Value;
  readonly onChange?: (value: Value | undefined) => void;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

/** A day as YYYY-MM-DD. */
export function DayField({ value, onChange, ...rest }: FieldProps<LocalDate>) {
  return (
    <DatePicker
      {...rest}
      value={value === undefined ? null : dayjs(value)}
      format="YYYY-MM-DD"
      style={{ width: '100%' }}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly isLeaf: boolean;
  children?: Option[];
}

/** A region at or below `root`, level by level; names come as they are opened. */
export function RegionField({
  root,
  value,
  onChange,
  ...rest
}: FieldProps<RegionCode> & { readonly root: { readonly code: RegionCode; readonly name: string } }) {
  const client = useApolloClient();
  const { t } = useTranslation();
  const [options, setOptions] = useState<Option[]>([{ value: root.code, label: root.name, isLeaf: root.code.length === 12 }]);
  const path =
    value === undefined ? [] : [...regionAncestors(value).filter((code) => code.length >= root.code.length && code !== ''), value];
  const opened = path.slice(0, -1).join(',');

  const childrenOf = async (code: RegionCode): Promise<Option[]> => {
    const { data } = await client.query({ query: RegionChoiceDocument, variables: { parentCode: code }, fetchPolicy: 'cache-first' });
    return data!.regions.nodes.map((region) => ({ value: region.code, label: region.name, isLeaf: region.code.length === 12 }));
  };
  const open = async (codes: readonly RegionCode[]) => {
    const lists = await Promise.all(codes.map(async (code) => [code, await childrenOf(code)] as const));
    const byCode = new Map(lists);
    const fill = (list: readonly Option[]): Option[] =>
      list.map((option) => {
        const children = option.children ?? byCode.get(option.value);
        return children === undefined ? option : { ...option, children: fill(children) };
      });
    setOptions(fill);
  };
  useEffect(() => {
    // A region that came with the address: its path is opened so that names show.
    if (opened !== '') void open(opened.split(','));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the path matters
  }, [opened]);

  return (
    <Cascader<Option>
      {...rest}
      options={options}
      value={path}
      changeOnSelect
      allowClear
      placeholder={rest.placeholder ?? t('field.region')}
      displayRender={(labels) => labels.join(' / ')}
      loadData={(chosen) => void open([chosen.at(-1)!.value])}
      onChange={(chosen) => onChange?.((chosen as readonly string[] | undefined)?.at(-1))}
      style={{ minWidth: 220 }}
    />
  );
}

/** A person of the region, found by a part of the name. */
export function PersonField({ regionCode, value, onChange, ...rest }: FieldProps<string> & { readonly regionCode: RegionCode }) {
  const [name, setName] = useState('');
  const { data, previousData, loading } = useQuery(PeopleChoiceDocument, { variables: { regionCode, name: name === '' ? null : name } });
  const people = (data ?? previousData)?.people.nodes ?? [];
  return (
    <Select
      {...rest}
      value={value}
      onChange={onChange}
      showSearch={{ onSearch: setName, filterOption: false }}
      loading={loading}
      options={people.map((person) => ({ value: person.id, label: `${person.name} · ${person.organization?.name ?? ''}` }))}
    />
  );
}
