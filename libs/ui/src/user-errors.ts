import type { FormInstance } from 'antd';

export interface UserError {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/**
 * Puts the server's refusals beside the fields they speak of.
 * @returns those that speak of no field the form shows; say them above the form
 */
export function showUserErrors(form: FormInstance, errors: readonly UserError[], english: boolean): readonly UserError[] {
  const shown = form.getFieldsError().map(({ name }) => name.map(String));
  const elsewhere: UserError[] = [];
  for (const [path, list] of Map.groupBy(errors, ({ field }) => nearest(shown, field)?.join('\0') ?? null)) {
    if (path === null) elsewhere.push(...list);
    else form.setFields([{ name: path.split('\0'), errors: list.map((error) => (english ? error.messageEn : error.message)) }]);
  }
  return elsewhere;
}

/** The field itself, or the nearest one around it: a problem in `citation.clause` is shown at `citation` where that is one field. */
export function nearest(shown: readonly (readonly string[])[], field: readonly string[]): readonly string[] | null {
  const around = shown.filter((name) => name.length > 0 && name.every((part, index) => part === field[index]));
  return around.sort((one, other) => other.length - one.length)[0] ?? null;
}
