import { CODES } from '../codes.ts';
import { redlineLines } from '../editions/changes-text.ts';
import type { Diagnostic } from '../model.ts';

type Locate = (path: string) => string;

/** Findings as a JSON array, places as in the model. */
export function toJsonReport(diagnostics: readonly Diagnostic[], locate: Locate): string {
  const located = diagnostics.map((found) => ({ ...found, span: { ...found.span, file: locate(found.span.file) } }));
  return `${JSON.stringify(located, null, 2)}\n`;
}

/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
export function toGithub(diagnostics: readonly Diagnostic[], locate: Locate): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return diagnostics
    .map(({ code, severity, message, help, redline, span }) => {
      const { start, end } = span;
      const text = [help ? `${message} (${help})` : message, ...(redline ? redlineLines(redline) : [])].join('\n');
      const place = `file=${property(locate(span.file))},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}`;
      return `::${severity} ${place},title=${code}::${data(text)}\n`;
    })
    .join('');
}

/** Findings as a SARIF 2.1.0 log, with the rules that were broken. */
export function toSarif(diagnostics: readonly Diagnostic[], locate: Locate): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const rules = codes.map((id) => ({
    id,
    name: CODES[id].name,
    shortDescription: { text: CODES[id].summary },
    defaultConfiguration: { level: CODES[id].severity },
  }));
  const results = diagnostics.map(({ code, severity, message, help, redline, span }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: [message, ...(redline ? redlineLines(redline) : []), ...(help ? [help] : [])].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: locate(span.file).split('/').map(encodeURIComponent).join('/') },
          region: { startLine: span.start.line, startColumn: span.start.column, endLine: span.end.line, endColumn: span.end.column },
        },
      },
    ],
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'scf', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
