/** One function a schema. The bundled command line has in this module's place the code that ajv makes of the same schemas. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { OPTIONS, SCHEMAS } from './schemas.ts';

const ajv = new Ajv2020(OPTIONS);

export const bibliography = ajv.compile(SCHEMAS.bibliography);
export const edition = ajv.compile(SCHEMAS.edition);
export const editionNotes = ajv.compile(SCHEMAS.editionNotes);
export const errata = ajv.compile(SCHEMAS.errata);
export const glossary = ajv.compile(SCHEMAS.glossary);
export const guide = ajv.compile(SCHEMAS.guide);
export const language = ajv.compile(SCHEMAS.language);
export const matrix = ajv.compile(SCHEMAS.matrix);
export const outline = ajv.compile(SCHEMAS.outline);
export const page = ajv.compile(SCHEMAS.page);
export const pattern = ajv.compile(SCHEMAS.pattern);
export const register = ajv.compile(SCHEMAS.register);
export const reviews = ajv.compile(SCHEMAS.reviews);
export const sequence = ajv.compile(SCHEMAS.sequence);
