import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './bytes.js';
import { NoticeError, type NoticeErrorCode } from './errors.js';
import { type NoticeInput, readNotice } from './read-notice.js';

const NOTICE = `某某县消防安全委员会

关于开展电动自行车消防安全专项整治的通知

各乡镇人民政府：

决定自即日起至2024年12月底，在全县开展电动自行车消防安全专项整治。

一、工作任务

（一）开展全面排查。各乡镇于4月20日前完成排查，每月检查不少于2次。（责任单位：县公安局）

某某县消防安全委员会
2024年4月1日
`;

/** GBK has no encoder in the platform; its decoder, run over all codes, gives one. */
function gbk(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && !codes.has(char)) codes.set(char, [high, low]);
    }
  return Uint8Array.from([...text].flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : codes.get(char)!)));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8])]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
const paragraph = (text: string, level?: number): string =>
  `<w:p>${level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`}${run(text)}</w:p>`;
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const docx = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': strToU8(NUMBERING),
    ...more,
  });

/** A PDF of pages of lines; its one font names characters by their UTF-16 codes. */
function pdf(pages: readonly (readonly string[])[], trailer = ''): Uint8Array {
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const hex = (text: string): string => [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(map),
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + index * 2} 0 R >>`,
      stream(lines.map((line, nth) => `BT /F 10 Tf 60 ${780 - nth * 20} Td <${hex(line)}> Tj ET`).join('\n')),
    ]),
  ];
  let out = '%PDF-1.7\n';
  const offsets = objects.map((content, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Uint8Array.from(out, (char) => char.charCodeAt(0));
}

async function refusal(input: NoticeInput): Promise<NoticeError> {
  const found = await readNotice(input).then(
    () => null,
    (error: unknown) => error,
  );
  expect(found).toBeInstanceOf(NoticeError);
  return found as NoticeError;
}

describe('a notice is read the same', () => {
  it.each<[string, NoticeInput]>([
    ['as pasted text', { text: NOTICE }],
    ['in UTF-8', { bytes: strToU8(NOTICE) }],
    ['in UTF-8 with a byte order mark', { bytes: strToU8(`\ufeff${NOTICE}`) }],
    ['in UTF-16', { bytes: utf16(NOTICE) }],
    ['in GBK', { bytes: gbk(NOTICE) }],
    [
      'as a Word document',
      {
        bytes: docx(
          NOTICE.split('\n')
            .map((line) => paragraph(line))
            .join(''),
        ),
      },
    ],
    ['as a PDF', { bytes: pdf([NOTICE.split('\n').filter((line) => line !== '')]) }],
    [
      'as a saved web page with scripts',
      {
        bytes: strToU8(
          `<!DOCTYPE html><html><head><title>x</title><script>var a = "<p>一、(一)假任务。</p>";</script></head><body><style>p { margin: 0 }</style><!-- <p>旧</p> -->${NOTICE.split(
            '\n',
          )
            .map((line) => `<p>&nbsp;&nbsp;${line.replace('（一）', '&#65288;一&#xFF09;')}</p>`)
            .join('\n')}<script>alert(1)</script></body></html>`,
        ),
      },
    ],
    ['with right-to-left marks', { text: NOTICE.replaceAll('，', '\u202e，\u202c\u200f') }],
  ])('%s', async (_, input) => {
    const draft = await readNotice(input);
    expect(draft.document.title?.value).toBe('某某县消防安全委员会关于开展电动自行车消防安全专项整治的通知');
    expect(draft.document.issuer?.value).toBe('某某县消防安全委员会');
    expect(draft.document.issueDate?.value).toBe('2024-04-01');
    expect(draft.campaign?.value).toEqual({ name: '电动自行车消防安全专项整治', start: '2024-04-01', end: '2024-12-31' });
    expect(draft.tasks.map(({ path, value }) => [path, value.title])).toContainEqual(['一/(一)', '开展全面排查']);
    expect(draft.offices.map(({ value }) => value.name)).toContain('县公安局');
    expect(draft.deadlines.map(({ value }) => value.date)).toEqual(['2024-04-20']);
    expect(draft.frequencies.map(({ value }) => [value.period, value.count])).toEqual([['MONTH', 2]]);
    for (const { quote, span } of draft.deadlines) expect(draft.text.slice(...span)).toBe(quote);
  });
});

describe('places in a file', () => {
  it('are paragraphs of a Word document, whose automatic numbers are read too', async () => {
    const table = `<w:tbl>${[
      ['序号', '工作任务', '责任单位', '完成时限'],
      ['1', '摸清底数', '县公安局', '2024年5月底前'],
    ]
      .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
      .join('')}</w:tbl>`;
    const draft = await readNotice({
      bytes: docx(
        [
          paragraph('某县消防整治工作方案'),
          paragraph('工作措施', 0),
          paragraph('开展排查。', 1),
          paragraph('加强整治。', 1),
          `<w:p>${run('删')}<w:del>${run('一、已删除')}</w:del></w:p>`,
          table,
        ].join(''),
      ),
    });
    expect(draft.tasks.map(({ path, source }) => [path, source?.paragraph])).toEqual([
      ['一', 2],
      ['一/(一)', 3],
      ['一/(二)', 4],
      ['一/(二)/1', 7],
    ]);
    expect(draft.deadlines[0]).toMatchObject({ value: { date: '2024-05-31' }, source: { paragraph: 7, page: null } });
  });

  it('are pages of a PDF', async () => {
    const draft = await readNotice({
      bytes: pdf([
        ['某县消防安全整治工作方案', '一、整治措施'],
        ['（一）开展排查。5月底前完成。', '某县人民政府', '2024年4月1日'],
      ]),
    });
    expect(draft.document.title?.source).toEqual({ page: 1, paragraph: null });
    expect(draft.deadlines[0]).toMatchObject({ value: { date: '2024-05-31' }, source: { page: 2, paragraph: null } });
  });
});

describe('what cannot be read is refused with a reason and a way out', () => {
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
  const compound = (name: string): Uint8Array => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(utf16(name).subarray(2), 1024);
    return bytes;
  };
  const locked = (): Uint8Array => {
    const bytes = docx(paragraph(NOTICE));
    bytes[6] = bytes[6]! | 1;
    return bytes;
  };
  it.each<[string, NoticeErrorCode, () => NoticeInput]>([
    ['an empty file', 'EMPTY', () => ({ bytes: new Uint8Array() })],
    ['blanks only', 'EMPTY', () => ({ text: ' \n\u3000\t\n' })],
    ['marks only', 'EMPTY', () => ({ bytes: strToU8('。。。\n——\n') })],
    ['a Word document without text', 'EMPTY', () => ({ bytes: docx('<w:p/>') })],
    ['50 MB of text', 'TOO_LARGE', () => ({ bytes: new Uint8Array(50 * 1024 * 1024).fill(0x61) })],
    ['a file just over the limit', 'TOO_LARGE', () => ({ bytes: new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61) })],
    ['a text just over the limit', 'TOO_LARGE', () => ({ text: '消'.repeat(MAX_TEXT_LENGTH + 1) })],
    ['a picture', 'NOT_TEXT', () => ({ bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff) })],
    ['a text with NUL', 'NOT_TEXT', () => ({ text: '关于开展整治的通知\0' })],
    ['lone surrogates', 'NOT_TEXT', () => ({ text: '关于开展\ud800整治的通知' })],
    ['control characters', 'NOT_TEXT', () => ({ text: '关于开展\u0007整治的通知' })],
    ['a Word document with a password', 'ENCRYPTED', () => ({ bytes: compound('EncryptedPackage') })],
    ['a zip with a password', 'ENCRYPTED', () => ({ bytes: locked() })],
    ['an old Word document', 'OLD_WORD', () => ({ bytes: compound('WordDocument') })],
    ['half a Word document', 'BROKEN_DOCX', () => ({ bytes: docx(paragraph(NOTICE)).subarray(0, 200) })],
    ['a zip that is no Word document', 'BROKEN_DOCX', () => ({ bytes: zipSync({ 'a.txt': strToU8('a') }) })],
    ['a Word document with broken XML', 'BROKEN_DOCX', () => ({ bytes: docx('<w:p><w:r></w:p>') })],
    [
      'a Word document with an entity that grows',
      'BROKEN_DOCX',
      () => ({ bytes: zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;&a;</x>') }) }),
    ],
    ['a zip bomb', 'ZIP_BOMB', () => ({ bytes: zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }) })],
    ['a PDF with a password', 'ENCRYPTED', () => ({ bytes: pdf([['某县消防安全整治工作方案']], encryption) })],
    ['a PDF of pictures', 'IMAGE_ONLY_PDF', () => ({ bytes: pdf([[], []]) })],
    ['half a PDF', 'BROKEN_PDF', () => ({ bytes: Uint8Array.from('%PDF-1.7\n1 0 obj\n<< /Type', (char) => char.charCodeAt(0)) })],
    ['a classified text', 'CLASSIFIED', () => ({ text: `秘密★1年\n${NOTICE}` })],
    ['a classified Word document', 'CLASSIFIED', () => ({ bytes: docx(paragraph('机密★') + paragraph(NOTICE)) })],
  ])('%s: %s', async (_, code, input) => {
    const error = await refusal(input());
    expect(error.code).toBe(code);
    expect(error.zh).toMatch(/[。]$/);
    expect(error.en).toMatch(/\.$/);
    expect(`${error.zh}${error.en}`).not.toMatch(/[{}]/);
  });

  it('names the mark of a classified text', async () => {
    expect((await refusal({ text: `绝密★30年\n${NOTICE}` })).zh).toContain('绝密★30年');
  });

  it('a zip whose size lies unpacks no further than it said', async () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(8 * 1024 * 1024) });
    // The size told in both headers, put down to one kilobyte.
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(22, 1024, true);
    for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1024, true);
    expect((await refusal({ bytes })).code).toBe('BROKEN_DOCX');
  });
});

describe('a text without any numbering', () => {
  it('still gives its days and duties', async () => {
    const draft = await readNotice({ text: '请各单位于2024年5月20日前报送消防安全自查报告,每季度检查不少于1次。' });
    expect(draft.deadlines.map(({ path, value }) => [path, value.date])).toEqual([['前言', '2024-05-20']]);
    expect(draft.frequencies.map(({ value }) => value.period)).toEqual(['QUARTER']);
    expect(draft.document.title).toBeNull();
  });
});
