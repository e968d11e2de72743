/**
 * Layer 1: clean-up. Makes one way of writing out of many, and remembers for every character where it stood, so that all that is
 * found later is quoted from the original.
 */

/** The text the recognisers read. Paragraphs are parted by `\n`; a tab stands for a gap between columns. */
export interface CleanText {
  readonly text: string;
  /** Place in the original of each character of `text`. */
  readonly at: Int32Array;
  /** Lines of a web page's frame that say something of the document: 来源, 发布时间, 成文日期, 文号 …, by their label. */
  readonly labels: ReadonlyMap<string, { readonly value: string; readonly start: number; readonly end: number }>;
}

/** The stretch of the original that a stretch of the clean text stands for: UTF-16 offsets, end not included. */
export function originalSpan(clean: CleanText, start: number, end: number): readonly [number, number] {
  return [clean.at[start]!, clean.at[end - 1]! + 1];
}

// ── characters ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Traditional characters of official vocabulary, each before its simplified form: the rules are written in simplified characters. */
const TRADITIONAL =
  '開开關关於于進进會会員员辦办廳厅區区縣县鎮镇鄉乡據据實实責责務务單单業业處处長长級级機机構构總总隊队導导領领組组織织為为與与對对這这個个應应當当後后從从來来將将發发動动勢势戰战爭争議议論论認认識识設设計计劃划調调檢检測测驗验證证監监護护衛卫環环節节點点線线號号頁页碼码項项類类別别數数統统報报達达標标準准則则條条規规範范圍围時时間间週周曆历歷历誌志記记錄录資资訊讯電电氣气車车輛辆樓楼層层戶户場场廠厂倉仓儲储運运輸输學学園园醫医療疗養养險险災灾難难滅灭隱隐問问題题複复雜杂產产權权質质價价費费罰罚獎奖懲惩執执強强製制訂订簽签約约談谈誡诫書书寫写專专體体係系結结評评優优創创築筑網网絡络聯联連连續续維维穩稳諧谐壓压細细緊紧張张嚴严肅肃徹彻堅坚決决擴扩廣广傳传闡阐釋释講讲課课訓训練练習习營营額额億亿萬万餘余兩两雙双隻只臺台檯台棟栋買买賣卖購购銷销違违紀纪舉举訪访歸归檔档備备註注冊册銜衔職职鋪铺攤摊販贩貨货棄弃積积塵尘煙烟視视頻频顯显閱阅讀读臨临變变補补償偿貼贴幫帮殘残貧贫婦妇兒儿齡龄獨独樣样選选擇择遞递輪轮遷迁適适鄰邻釘钉針针鐵铁銀银錯错鎖锁門门閉闭閒闲閥阀陸陆陽阳階阶際际隨随雞鸡離离雲云靈灵靜静頂顶順顺預预頒颁願愿風风飯饭飲饮館馆駐驻騎骑髮发鬥斗魚鱼麗丽黃黄黨党齊齐龍龙義义儀仪傷伤僅仅內内兇凶凍冻勝胜勞劳勵励協协卻却參参啟启喪丧嗎吗團团國国圖图圓圆壞坏壽寿夢梦夾夹奪夺婁娄孫孙寧宁審审寶宝屆届屬属島岛幣币幹干幾几廢废彈弹徑径復复慮虑慶庆憂忧懷怀戲戏拋抛捨舍掃扫掛挂採采換换揮挥損损搶抢攔拦攜携敗败斷断暫暂東东桿杆極极橋桥歐欧歲岁殺杀氫氢沒没洩泄漲涨溝沟滿满漁渔潔洁潛潜濕湿濟济無无煉炼熱热爐炉爺爷牆墙狀状獲获獻献現现瑣琐畢毕異异疊叠盡尽盤盘確确礎础禮礼稅税種种稱称窪洼競竞筆笔糧粮純纯紛纷終终給给綜综綠绿緒绪緩缓績绩繞绕繼继羅罗聖圣聽听脫脱腦脑舊旧艙舱艦舰莊庄華华葉叶蓋盖裝装見见親亲覺觉覽览觀观討讨訟讼許许詞词試试詳详語语誤误說说請请諮咨諾诺謀谋謹谨譯译讓让負负財财貢贡貸贷貿贸賀贺賠赔賴赖贈赠趕赶趙赵趨趋跡迹踐践軍军軌轨軟软較较載载輔辅輕轻輝辉轄辖轉转農农遙遥遠远遺遗邊边郵邮鄭郑鋼钢錢钱鍋锅鍵键鏈链鏡镜鐘钟鑄铸鑒鉴閃闪隸隶響响頭头顧顾飛飞驅驱驟骤牽牵該该須须並并塊块寬宽揚扬縮缩畫画燈灯撥拨擬拟擔担攬揽況况澤泽灣湾礙碍礦矿籌筹糾纠納纳紙纸絕绝經经繪绘聞闻脅胁腳脚艱艰蘇苏蘭兰衝冲裏里襲袭觸触診诊誠诚譽誉豐丰貫贯貴贵賬账踴踊轟轰辯辩過过鍛锻閘闸雖虽霧雾韌韧顆颗騰腾驚惊鮮鲜鹽盐麥麦樁桩榮荣爾尔狹狭眾众簡简綱纲羣群膠胶薦荐蘊蕴術术襯衬訴诉詢询賓宾躍跃遲迟鋁铝鑰钥餵喂';

/** 0: dropped; otherwise the UTF-16 unit it becomes. */
const CHARACTERS = characterTable();

function characterTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0x20; code < 0x10000; code += 1) table[code] = code;
  const set = (from: string, to: string) => {
    for (const char of from) table[char.charCodeAt(0)] = to.charCodeAt(0);
  };
  table[0x09] = 0x09;
  for (const code of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) table[code] = 0x0a;
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  set('\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000', ' ');
  set('〔【［〖﹝︹', '[');
  set('〕】］〗﹞︺', ']');
  set('﹙︵', '(');
  set('﹚︶', ')');
  set('「『＂〝„﹁﹃', '“');
  set('」』〞﹂﹄', '”');
  set('–—―−─━~～〜‐‑‒﹣', '-');
  set('︰﹕', ':');
  set('﹔', ';');
  set('﹐', ',');
  set('﹑､', '、');
  set('｡．', '。');
  table['．'.charCodeAt(0)] = '.'.charCodeAt(0);
  set('〈', '《');
  set('〉', '》');
  for (let index = 0; index < TRADITIONAL.length; index += 2) table[TRADITIONAL.charCodeAt(index)] = TRADITIONAL.charCodeAt(index + 1);
  const invisible: readonly (readonly [number, number])[] = [
    [0x7f, 0x84],
    [0x86, 0x9f],
    [0xad, 0xad],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xfff9, 0xfffc],
  ];
  for (const [from, to] of invisible) table.fill(0, from, to + 1);
  return table;
}

/** Numbers in one character, as headings use them, in full. */
function expanded(code: number): string | null {
  if (code >= 0x2474 && code <= 0x2487) return `(${code - 0x2473})`;
  if (code >= 0x2488 && code <= 0x249b) return `${code - 0x2487}.`;
  if (code >= 0x3220 && code <= 0x3229) return `(${'一二三四五六七八九十'[code - 0x3220]})`;
  return null;
}

interface Line {
  text: string;
  at: number[];
  indented: boolean;
  /** A blank line, or the start of the text, stands above. */
  apart: boolean;
  /** In full-width characters. */
  width: number;
}

const isHan = (char: string | undefined): boolean => char !== undefined && char >= '\u3400' && char <= '\u9fff';

/** Single blanks inside running text are slips of typing; two or more, or a tab, part columns. */
function tidy(chars: readonly string[], places: readonly number[]): { text: string; at: number[] } {
  const text: string[] = [];
  const at: number[] = [];
  const long = chars.length > 25;
  // A row of a table: every tab parts two cells, also where one is empty. Elsewhere a gap is a gap, however it was made.
  const row = chars.filter((char) => char === '\t').length >= 3;
  let quoted = false;
  let sentence = 0;
  for (let index = 0; index < chars.length; index += 1) {
    let char = chars[index]!;
    if (char === ' ' || char === '\t') {
      let end = index + 1;
      while (end < chars.length && (chars[end] === ' ' || chars[end] === '\t')) end += 1;
      const [before, after] = [text.at(-1), chars[end]];
      // Two blanks part columns between words; around figures (2023 年 5 月) only more do.
      const gap = chars.slice(index, end).includes('\t') || end - index > (isHan(before) && isHan(after) ? 1 : 2);
      const place = places[index]!;
      const tabs = row ? chars.slice(index, end).filter((one) => one === '\t').length : 1;
      index = end - 1;
      if (before === undefined || after === undefined) continue;
      for (let empty = 1; gap && empty < tabs; empty += 1) {
        text.push('\t');
        at.push(place);
      }
      if (gap) char = '\t';
      else if (/[年月日号第]/.test(before) || /[年月日号至到止前起底内]/.test(after)) continue;
      else if (
        isHan(before) &&
        isHan(after) &&
        (!long || isHeadingSoFar(text, sentence) || /^[\u3400-\u9fff]{2,6}:/.test(chars.slice(end, end + 7).join('')))
      )
        char = ' ';
      else if (/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)) char = ' ';
      else continue;
      text.push(char);
      at.push(place);
      continue;
    }
    if (char === '"') {
      char = quoted ? '”' : '“';
      quoted = !quoted;
    }
    // A full stop of the half-width set after running text; 1.5, 3.检查 and www.gov.cn keep theirs.
    if (char === '.' && text.length > 3 && /[\u3400-\u9fff)”》%]/.test(text.at(-1)!) && !/[A-Za-z]/.test(chars[index + 1] ?? ''))
      char = '。';
    text.push(char);
    at.push(places[index]!);
    if ('。;!?'.includes(char)) sentence = text.length;
  }
  while (text.length > 0 && /\s/.test(text.at(-1)!)) {
    text.pop();
    at.pop();
  }
  return { text: text.join(''), at };
}

/** 一、整治目标 通过三年时间…: a blank after a heading's words stands for the end of its line. */
function isHeadingSoFar(text: readonly string[], from: number): boolean {
  return text.length - from <= 24 && text.length - from >= 4 && HEADING.test(text.slice(from).join('').trimStart());
}

/** Where a page lost its line ends, a numbered heading after a full stop starts a line of its own. */
const LOST_LINE = /[。!?](?=(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])[\u3400-\u9fff“])/g;

function linesOf(original: string): Line[] {
  const lines: Line[] = [];
  let chars: string[] = [];
  let places: number[] = [];
  /** No blank, quote or full stop that would have to be looked at. */
  let plain = true;
  let apart = true;
  const close = () => {
    let lead = 0;
    while (lead < chars.length && (chars[lead] === ' ' || chars[lead] === '\t')) lead += 1;
    const whole = plain ? { text: chars.join(''), at: places } : tidy(chars.slice(lead), places.slice(lead));
    if (whole.text === '') apart = true;
    let from = 0;
    for (const to of [...[...whole.text.matchAll(LOST_LINE)].map(({ index }) => index + 1), whole.text.length]) {
      const text = whole.text.slice(from, to);
      const at = from === 0 && to === whole.text.length ? whole.at : whole.at.slice(from, to);
      from = to;
      if (text === '') continue;
      let width = 0;
      for (let index = 0; index < text.length; index += 1)
        width += text.charCodeAt(index) < 0x2e80 && !'“”,。;:()'.includes(text[index]!) ? 0.5 : 1;
      lines.push({ text, at, indented: lead > 0, apart, width });
      apart = false;
    }
    chars = [];
    places = [];
    plain = true;
  };
  for (let index = 0; index < original.length; index += 1) {
    const code = original.charCodeAt(index);
    const to = CHARACTERS[code]!;
    if (to === 0) continue;
    if (to === 0x0a) {
      if (code === 0x0d && original.charCodeAt(index + 1) === 0x0a) continue;
      close();
      continue;
    }
    const more = code >= 0x2474 && code <= 0x3229 ? expanded(code) : null;
    for (const char of more ?? String.fromCharCode(to)) {
      chars.push(char);
      places.push(index);
      if (char === ' ' || char === '\t' || char === '"' || char === '.') plain = false;
    }
  }
  close();
  return lines;
}

// ── lines that are not the document ─────────────────────────────────────────────────────────────────────────────────────────────────

const PAGE_NUMBER = /^(?:-{1,2}?\s*\d{1,4}\s*-{0,2}|第\s*\d{1,4}\s*页(?:[,\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\/\d{1,4}|Page \d+(?: of \d+)?)$/i;
const LABEL =
  /(?:^|[\t ])(来源|信息来源|发布时间|发布日期|公开日期|发文日期|成文日期|生成日期|文号|发文字号|发文机关|发文机构|发布机构|索引号|主题分类|有效性|信息分类|名称|标题)\s*:\s*([^\t]{0,80})/g;
const FRAME =
  /^(?:您好|欢迎(?:您|来到|访问|光临)|首页(?:$|[\s>|-])|当前位置|您(?:现在)?(?:的|所在)位置|无障碍|长者模式|登录|注册|设为首页|加入收藏|打印|关闭|分享到?|扫一扫|返回顶部|字号|字体|【?打印|浏览次数|点击(?:数|量)|阅读(?:数|量)|责任编辑|编辑:|作者:|\[?大\s*中\s*小|繁体|网站导航|搜索)|[>|].*[>|].*|关闭窗口$/;
const TAIL =
  /^(?:主办(?:单位)?:|承办(?:单位)?:|版权所有|网站地图$|联系我们$|关于我们$|相关(?:链接|文章|新闻|阅读|信息|附件下载)|友情链接|上一[篇条]|下一[篇条]|技术支持|网站标识码|政府网站标识码|备案号|扫一扫|分享到|返回顶部)|ICP备|公网安备|^(?:Email|邮箱|地址|邮编|传真):/i;
const JUNK = /^[\x21-\x7e]{24,}$/;
const HEADING =
  /^(?:第?[一二三四五六七八九十百]{1,4}[、.,章节条部]|第[一二三四五六七八九十]阶段|[(][一二三四五六七八九十\d]{1,4}[)]|\d{1,3}[.、](?!\d)|[①-⑳]|附件\d{0,2}(?:$|:|[一-十]))/;

/** True where a line starts a numbered heading, so that it never continues the line above. */
export const startsHeading = (line: string): boolean => HEADING.test(line);

function isFrame(line: string): boolean {
  return FRAME.test(line) || JUNK.test(line) || (line.split(/[|>]/).length > 3 && line.length < 120);
}

/** Lines that stand for themselves: a document's number, a day, a field of the page. */
const OWN_LINE =
  /^(?:[\p{Script=Han}()]{2,16}[[(]\d{4}[\])]第?\d{1,5}号|[\d〇一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$|(?:来源|信息来源|发布时间|发布日期|成文日期|字号|字体|浏览次数|索引号|发文机构):)/u;
const ENDS_SENTENCE = /[。;:!?]$/;

/** Reads a whole notice. Linear in its length. */
export function cleanText(original: string): CleanText {
  const all = linesOf(original);
  const labels = new Map<string, { value: string; start: number; end: number }>();
  const kept: Line[] = [];
  let frame = true;
  const tail = tailOf(all);
  for (let index = 0; index < all.length; index += 1) {
    const line = all[index]!;
    if (PAGE_NUMBER.test(line.text) && line.text.length < 24) continue;
    if (line.text.length < 200) {
      let labelled =
        line.text.includes('\t') &&
        line.text.split(/\t+/).every((part) => /^[\u3400-\u9fff]{2,6}:/.test(part)) &&
        !/单位:|处室:|部门:/.test(line.text);
      for (const match of line.text.matchAll(LABEL)) {
        if (match.index === 0) labelled = true;
        const value = match[2]!.trim();
        const start = line.at[match.index + match[0].indexOf(match[2]!)];
        if (value !== '' && start !== undefined && !labels.has(match[1]!)) {
          // A blank may part this value from the next label.
          const own = value.split(/ (?=[\u3400-\u9fff]{2,4}:)/)[0]!;
          labels.set(match[1]!, { value: own, start, end: start + own.length });
        }
      }
      if (labelled && frame) continue;
      if (isFrame(line.text)) continue;
      // Only in the last part of the page: an address or a telephone number may be part of the notice itself.
      if (index >= tail && kept.length > 3 && TAIL.test(line.text)) break;
    }
    if (line.text.length > 60) frame = false;
    kept.push(line);
  }
  return { ...join(kept), labels };
}

/** The line from which on only few, short lines without sentences follow: a page's foot can begin there, not before. */
function tailOf(lines: readonly Line[]): number {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { text } = lines[index]!;
    if ((text.length > 60 && /[。;]/.test(text)) || (HEADING.test(text) && text.length > 12)) return index + 1;
  }
  return 0;
}

/** How wide lines are that were broken by a page's edge; null when lines are paragraphs. */
function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < 10) return null;
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b);
  const full = widths[Math.floor(widths.length * 0.9)]!;
  if (full > 60 || full < 10) return null;
  const near = lines.filter(({ width }) => width >= full - 3);
  const broken = near.filter(({ text }) => !ENDS_SENTENCE.test(text));
  return near.length >= lines.length * 0.3 && broken.length >= near.length * 0.5 ? full : null;
}

function join(lines: readonly Line[]): { text: string; at: Int32Array } {
  const wrap = wrapWidth(lines);
  // Double spacing parts nothing.
  const spaced = lines.filter(({ apart }) => apart).length > lines.length * 0.8;
  const pieces: string[] = [];
  const places: number[][] = [];
  let length = 0;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && !continues(previous, line, wrap, spaced)) {
      pieces.push('\n');
      places.push([previous.at.at(-1)!]);
      length += 1;
    }
    pieces.push(line.text);
    places.push(line.at);
    length += line.text.length;
  }
  const at = new Int32Array(length);
  let offset = 0;
  for (const part of places) {
    at.set(part, offset);
    offset += part.length;
  }
  return { text: pieces.join(''), at };
}

function continues(previous: Line, line: Line, wrap: number | null, spaced: boolean): boolean {
  if (HEADING.test(line.text) || OWN_LINE.test(line.text) || line.text.includes('\t') || previous.text.includes('\t')) return false;
  if (/[,、]$/.test(previous.text) && previous.width >= 10) return true;
  if ((line.apart && !spaced) || (line.indented && !previous.indented)) return false;
  if (/(?:责任|牵头|配合|主办|协办|参与|承办|落实)(?:单位|处室|部门|科室|主体|机构):$/.test(previous.text)) return true;
  if (wrap !== null) {
    if (previous.width < wrap - 3) return false;
    return !ENDS_SENTENCE.test(previous.text) || (previous.width >= wrap - 1 && !/[:]$/.test(previous.text));
  }
  return previous.width >= 38 && !/[。;:!?)”》\]]$/.test(previous.text) && !/^[“(《]/.test(line.text);
}
