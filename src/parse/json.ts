import { diagnostic } from '../diagnostics.ts';
import type { Outcome, SourceFile, YamlSource } from '../model.ts';
import { startOf } from '../places.ts';
import { parseYaml, valueAt } from './yaml.ts';

/**
 * Read JSON out of a file.
 *
 * JSON is YAML (YAML 1.2, section 1.3), so that places are found as in YAML; but only when it comes to that, or an escape may spell what
 * no text may hold, for it takes a hundred times as long.
 */
export function parseJson(file: SourceFile): Outcome<YamlSource | undefined> {
  if (/\\[bfu]/.test(file.text)) return parseYaml(file, file.text);
  let data: unknown;
  try {
    data = JSON.parse(file.text);
  } catch {
    const [found] = parseYaml(file, file.text).diagnostics;
    const span = found?.span ?? startOf(file.path);
    const help = 'put the file back as `scf` wrote it; nobody edits it by hand';
    return { value: undefined, diagnostics: [diagnostic('PL104', { span, message: 'the JSON cannot be read here', help })] };
  }
  let yaml: YamlSource | undefined;
  return {
    value: {
      data,
      at: (path) => valueAt(data, path),
      place: (path, part) => {
        yaml ??= parseYaml(file, file.text).value;
        return yaml?.place(path, part) ?? startOf(file.path);
      },
    },
    diagnostics: [],
  };
}
