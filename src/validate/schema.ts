import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { diagnostic } from '../diagnostics.ts';
import type { AnnexKind, Diagnostic, YamlPath, YamlSource } from '../model.ts';
import { didYouMean, nearest } from '../nearest.ts';
import * as validators from './validators.ts';

export type SchemaName = keyof typeof validators;

export const ANNEX_KINDS: readonly AnnexKind[] = [
  'outline',
  'matrix',
  'sequence',
  'glossary',
  'bibliography',
  'errata',
  'register',
  'guide',
];

const VALIDATORS: Readonly<Record<SchemaName, ValidateFunction>> = validators;

/** Check YAML data against one of the schemas in `schema/`, in our own words and at its own places. */
export function validateSchema(name: SchemaName, yaml: YamlSource): readonly Diagnostic[] {
  const validate = VALIDATORS[name];
  if (validate(yaml.data)) return [];
  const errors = validate.errors ?? [];
  return errors.filter((error) => isRoot(error, errors) && !isMisspelt(error, errors)).map((error) => describe(error, yaml));
}

/** One mistake, one finding: of all that is wrong with a value only the first counts, and what is wrong inside it not at all. */
function isRoot(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword === 'propertyNames' || error.keyword === 'anyOf') return true;
  if (error.schemaPath.includes('/anyOf/')) return false;
  if (error.propertyName !== undefined) return false;
  if (error.keyword === 'additionalProperties' || error.keyword === 'required') return true;
  return errors.find((other) => other.instancePath === error.instancePath && !KEEPS_OTHERS.has(other.keyword)) === error;
}

/** A required field that is there under a name nearly its own: the unknown name is the finding. */
function isMisspelt({ keyword, instancePath, params }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const missing = String(params['missingProperty']);
  const unknown = errors.filter((other) => other.keyword === 'additionalProperties' && other.instancePath === instancePath);
  return keyword === 'required' && unknown.some((other) => nearest(String(other.params['additionalProperty']), [missing]).length > 0);
}

const KEEPS_OTHERS = new Set(['additionalProperties', 'required', 'propertyNames']);

function describe(error: ErrorObject, yaml: YamlSource): Diagnostic {
  const path = pathOf(error.instancePath, yaml.data);
  const description = String((error.parentSchema as { description?: string } | undefined)?.description ?? '');
  const name = path.length > 0 ? `\`${path.join('.')}\`` : 'the file';
  switch (error.keyword) {
    case 'additionalProperties': {
      const field = String(error.params['additionalProperty']);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const help = didYouMean(nearest(field, known)) ?? `the fields here are ${list(known)}`;
      return diagnostic('PL201', { span: yaml.place([...path, field], 'key'), message: `unknown field \`${field}\``, help });
    }
    case 'required': {
      const field = String(error.params['missingProperty']);
      const properties = (error.parentSchema as { properties?: Record<string, { description?: string }> }).properties;
      const span = yaml.place(path, path.length > 0 && typeof path.at(-1) === 'string' ? 'key' : 'value');
      const parent = path.length > 0 ? ` in ${name}` : '';
      return diagnostic('PL203', { span, message: `missing field \`${field}\`${parent}`, help: lower(properties?.[field]?.description) });
    }
    case 'type': {
      const wanted = [error.params['type']]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join(' or ');
      return diagnostic('PL202', {
        span: yaml.place(path),
        message: `${name} should be ${wanted}, not ${typeName(error.data)}`,
        help: lower(description),
      });
    }
    case 'enum': {
      const allowed = (error.params['allowedValues'] as unknown[]).map(String);
      const help = didYouMean(nearest(String(error.data), allowed)) ?? `use ${list(allowed)}`;
      return diagnostic('PL204', { span: yaml.place(path), message: `${name} cannot be \`${String(error.data)}\``, help });
    }
    case 'anyOf':
      return diagnostic('PL203', {
        span: yaml.place([...path, 'label'], 'key'),
        message: `${name} says nothing`,
        help: lower(description),
      });
    case 'propertyNames': {
      const field = String(error.params['propertyName']);
      return diagnostic('PL204', {
        span: yaml.place([...path, field], 'key'),
        message: `\`${field}\` cannot be a name here`,
        help: lower((error.schema as { description?: string }).description),
      });
    }
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return diagnostic('PL204', { span: yaml.place(path), message: `${name} is empty`, help: lower(description) });
    case 'uniqueItems':
      return diagnostic('PL204', {
        span: yaml.place([...path, Math.max(Number(error.params['i']), Number(error.params['j']))]),
        message: `${name} holds the same value twice`,
        help: 'keep one of the two',
      });
    default: {
      const shown = typeof error.data === 'string' && error.data.trim() === '' ? 'is empty' : `cannot be \`${shorten(error.data)}\``;
      return diagnostic('PL204', { span: yaml.place(path), message: `${name} ${shown}`, help: lower(description) });
    }
  }
}

/** Decode a JSON Pointer (RFC 6901), with numbers where the data holds a list. */
function pathOf(pointer: string, data: unknown): YamlPath {
  let value = data;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown>)[step];
      return step;
    });
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return TYPES[typeof value] ?? typeof value;
}

function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}

function shorten(value: unknown): string {
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function lower(text: string | undefined): string | undefined {
  return text ? (text[0] ?? '').toLowerCase() + text.slice(1).replace(/\.$/, '') : undefined;
}
