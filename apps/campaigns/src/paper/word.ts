import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { dayInWords, type Block, type Face, type Paper } from './paper.blocks.js';

/*
 * Official papers in Word. Fonts are named and not embedded; where they are missing, the word processor takes others.
 * @source GB/T 9704-2012 5.2:版心、字体字号、行数字数;7.3:标题2号小标宋体,正文3号仿宋体,一级标题黑体,二级标题楷体;7.5:页码4号半角宋体
 */
const TITLE = { font: '方正小标宋_GBK', size: 44 }; // 2号 22磅
const FACES: Readonly<Record<Face, string>> = { BODY: '仿宋_GB2312', HEADING_1: '黑体', HEADING_2: '楷体_GB2312' };
const SIZE = 32; // 3号 16磅
const TABLE_SIZE = 24; // 小4号 12磅
const TWO_CHARACTERS = 640; // twentieths of a point
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const; // 28磅
const TABLE_LINE = { line: 320, lineRule: LineRuleType.EXACT } as const;
// In twentieths of a point, which every word processor reads: 37, 35, 28 and 26 mm.
const MARGINS = { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1587, header: 850 } as const;
const A4 = { width: 11906, height: 16838 } as const;
const TEXT_WIDTH = 8844; // 156毫米
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

const run = (text: string, face: Face = 'BODY', size = SIZE): TextRun => new TextRun({ text, font: FACES[face], size });
const line = (children: readonly TextRun[], options: Partial<IParagraphOptions> = {}): Paragraph =>
  new Paragraph({ spacing: LINE, ...options, children: [...children] });
/** Line feeds within a text begin new paragraphs. */
const indented = (text: string, face: Face): readonly Paragraph[] =>
  text
    .split(/\r\n?|\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => line([run(part.trim(), face)], { indent: { firstLine: TWO_CHARACTERS }, alignment: AlignmentType.BOTH }));

function written(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'MARK':
      return [line([run(block.text, 'HEADING_1')], { alignment: AlignmentType.RIGHT })];
    case 'TITLE':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { ...LINE, line: 660, before: 280, after: 280 },
          children: [new TextRun({ text: block.text, ...TITLE })],
        }),
      ];
    case 'NUMBER':
      return [line([run(block.text)], { alignment: AlignmentType.CENTER })];
    case 'ADDRESSEES':
      return [line([run(block.text)])];
    case 'HEADING_1':
    case 'HEADING_2':
      return [line([run(block.text, block.kind)], { indent: { firstLine: TWO_CHARACTERS }, keepNext: true })];
    case 'TEXT': {
      const [only, ...more] = block.runs;
      if (more.length === 0) return indented(only!.text, only!.face ?? 'BODY');
      const runs = block.runs.map(({ text, face }) => run(text.replace(/\s*[\r\n]+\s*/g, ''), face));
      return [line(runs, { indent: { firstLine: TWO_CHARACTERS }, alignment: AlignmentType.BOTH })];
    }
    case 'TABLE':
      return [tableOf(block), line([])];
    case 'SIGNATURE':
      return [
        line([]),
        ...[block.issuer, dayInWords(block.day)].map((text) =>
          line([run(text)], { alignment: AlignmentType.RIGHT, indent: { right: TWO_CHARACTERS } }),
        ),
      ];
  }
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'TABLE' }>): Table {
  const widths = columns.map(({ share }) => Math.round(share * TEXT_WIDTH));
  const cells = (texts: readonly string[], face: Face) =>
    texts.map(
      (text, index) =>
        new TableCell({
          width: { size: widths[index]!, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: [new Paragraph({ spacing: TABLE_LINE, alignment: AlignmentType.CENTER, children: [run(text, face, TABLE_SIZE)] })],
        }),
    );
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: [
      new TableRow({
        tableHeader: true,
        children: cells(
          columns.map(({ title }) => title),
          'HEADING_1',
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, 'BODY') })),
    ],
  });
}

/** — N —, on the outer side of the page. */
const footer = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: 28 })],
      }),
    ],
  });

/** The paper as a .docx; the same paper always makes the same bytes. */
export async function wordFile({ name, asOf, blocks }: Paper): Promise<Uint8Array> {
  const title = blocks.find((block) => block.kind === 'TITLE')?.text ?? name;
  const document = new Document({
    title,
    creator: '消防专项整治行动管理平台',
    lastModifiedBy: '消防专项整治行动管理平台',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FACES.BODY, size: SIZE } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGINS } },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: blocks.flatMap(written),
      },
    ],
  });
  return sealed(await Packer.toBuffer(document), asOf);
}

/** A file of the Office family with the same moment everywhere: the libraries write the time of the machine. */
export function sealed(bytes: Uint8Array, asOf: Date): Uint8Array {
  const moment = asOf.toISOString().replace(/\.\d+Z$/, 'Z');
  const files = Object.entries(unzipSync(bytes))
    .filter(([path]) => !path.endsWith('/'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, content]) => [path, path === 'docProps/core.xml' ? dated(content, moment) : content] as const);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 2), level: 6 });
}

const dated = (xml: Uint8Array, moment: string): Uint8Array =>
  strToU8(strFromU8(xml).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${moment}`));
