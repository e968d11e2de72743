import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { sealed } from './word.js';

/** Text, a number, a share shown in percent, or nothing. Text is never read as a formula. */
export type WorkbookCell = string | number | { readonly share: number } | null;

/** A table as one sheet of Excel: a title, a line below it, the headings, and rows, of which the last holds the sums. */
export interface Workbook {
  /** File name without its ending. */
  readonly name: string;
  readonly asOf: Date;
  readonly sheet: string;
  readonly title: string;
  readonly subtitle: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

const FONT = { fontFamily: '宋体', fontSize: 11 } as const;
const BOX = { borderStyle: 'thin', borderColor: '#000000', align: 'center', alignVertical: 'center', wrap: true } as const;
const HEAD_ROWS = 3;

/** The workbook as an .xlsx; the same workbook always makes the same bytes. */
export async function excelFile({ asOf, sheet, title, subtitle, columns, rows }: Workbook): Promise<Uint8Array> {
  const over = { columnSpan: columns.length, align: 'center' } as const;
  const last = rows.length - 1;
  const data = [
    [{ value: title, ...over, fontWeight: 'bold', fontSize: 16, height: 28 }],
    [{ value: subtitle, ...over }],
    columns.map((column): Cell => ({ value: column.title, ...BOX, fontWeight: 'bold' })),
    ...rows.map((row, index) =>
      row.map((cell) => ({ ...cellOf(cell), ...BOX, ...(index === last ? { fontWeight: 'bold' } : {}) }) as Cell),
    ),
  ] as Cell[][];
  const options = { sheet, orientation: 'landscape', stickyRowsCount: HEAD_ROWS, stickyColumnsCount: 2 } as const;
  const widths = columns.map(({ width }) => ({ width }));
  return sealed(await writeExcelFile(data, { ...options, columns: widths }, FONT).toBuffer(), asOf);
}

function cellOf(cell: WorkbookCell): Cell & object {
  if (cell === null) return {};
  if (typeof cell === 'string') return { value: cell, type: String };
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell.share, type: Number, format: '0.00%' };
}
