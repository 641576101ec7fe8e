/** The report for people: marks that need no colour, a remedy below each thing that is wrong. */
import { formatSize } from './format-size.js';
import { findingsOf, type Finding, type Model, type Report } from './report.js';

type Mark = 'ok' | 'absent' | Finding['level'];

const MARKS: Record<Mark, string> = { ok: '✓', absent: '–', warning: '!', problem: '✗' };
const COLOURS: Record<Mark, number> = { ok: 32, absent: 90, warning: 33, problem: 31 };

const LABEL_WIDTH = 11;

/** Lays lines out; with colours if asked to. */
class Page {
  readonly lines: string[] = [];

  constructor(readonly colours: boolean) {}

  heading(text: string): void {
    this.lines.push('', text);
  }

  row(mark: Mark, label: string, value: string, width = LABEL_WIDTH): void {
    this.lines.push(`  ${this.#mark(mark)} ${label.padEnd(width)} ${value}`.trimEnd());
  }

  findings(findings: readonly Finding[]): void {
    for (const finding of findings) this.finding(finding, '  ');
  }

  finding({ level, message, remedy }: Finding, indent: string): void {
    const [first = '', ...more] = message.split('\n');
    this.lines.push(`${indent}${this.#mark(level)} ${first}`);
    for (const line of more) this.lines.push(`${indent}  ${line}`);
    for (const line of remedy?.split('\n') ?? []) this.lines.push(`${indent}  → ${line}`);
  }

  #mark(mark: Mark): string {
    return this.colours ? `\x1b[${COLOURS[mark]}m${MARKS[mark]}\x1b[39m` : MARKS[mark];
  }
}

/** @returns the lines */
export function renderReport(report: Report, colours: boolean): string[] {
  const page = new Page(colours);
  page.lines.push(`openvino-serve ${report.versions.openvinoServe}`);
  renderSoftware(page, report);
  renderMachine(page, report);
  renderModels(page, report);
  page.heading(summary(findingsOf(report)));
  return page.lines;
}

function renderSoftware(page: Page, { versions, addon, devices }: Report): void {
  page.heading('Software');
  const { node, system, libc, findings } = versions;
  page.row(worst(findings), 'Node.js', node);
  page.row('ok', 'system', libc === undefined ? system : `${system}, ${libc}`);
  if (addon.loaded) {
    page.row('ok', 'OpenVINO', addon.openvino ?? '');
    page.row('ok', 'GenAI', addon.genai ?? '');
    page.row('ok', 'addon', addon.folder ?? '');
  }
  page.findings([...findings, ...addon.findings]);
  page.heading('Devices');
  for (const { id, name } of devices.available) page.row('ok', id, name);
  page.findings(devices.findings);
  if (!addon.loaded) page.lines.push('  – not known without the addon');
}

function renderMachine(page: Page, { processor, memory }: Report): void {
  const { name, threads, quota, features, findings } = processor;
  page.heading('Processor');
  const limit = quota === undefined ? '' : `, time for ${+quota.toFixed(2)}`;
  page.row('ok', name, `${threads} ${threads === 1 ? 'thread' : 'threads'}${limit}`);
  for (const feature of features) {
    page.row(feature.present ? 'ok' : 'absent', feature.name, feature.brings);
  }
  page.findings(findings);
  page.heading('Memory');
  const most = memory.limit === undefined ? '' : `, limit ${formatSize(memory.limit)}`;
  const { total, available } = memory;
  page.row('ok', formatSize(available), `available of ${formatSize(total)}${most}`);
  page.findings(memory.findings);
}

function renderModels(page: Page, { models: { folder, models, findings } }: Report): void {
  page.heading(`Models in ${folder}`);
  const width = Math.max(LABEL_WIDTH, ...models.map(({ id }) => id.length));
  for (const model of models) renderModel(page, model, width);
  page.findings(findings);
}

function renderModel(page: Page, model: Model, width: number): void {
  const { id, size, contextLength, findings } = model;
  const context = contextLength === undefined ? '' : `, context of ${contextLength} tokens`;
  page.row(worst(findings), id, `${formatSize(size)}${context}`, width);
  for (const finding of findings) page.finding(finding, '      ');
}

function worst(findings: readonly Finding[]): Mark {
  const levels = findings.map(({ level }) => level);
  if (levels.includes('problem')) return 'problem';
  return levels.includes('warning') ? 'warning' : 'ok';
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems === 0 && warnings === 0) return 'Nothing is wrong.';
  return `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`;
}
