import type { ToolDefinition } from './output-format.js';
import { tag } from './structural-tag.js';
import { isObject, typesOf } from './xml-value.js';

/**
 * The parameters of a function as XML, in the order of the schema, and the function's end. What is a
 * string may be any text: its length and its pattern are not constrained. Put together from parts in
 * place of xgrammar's qwen_xml_parameter, so that the schemas in it are handled like all others.
 */
export function xmlParameters(tool: ToolDefinition): object {
  const root = isObject(tool.parameters) ? tool.parameters : {};
  const properties = isObject(root['properties']) ? root['properties'] : {};
  const required = Array.isArray(root['required']) ? (root['required'] as unknown[]) : [];
  const parameters = Object.entries(properties).map(([key, schema]) => {
    const parameter = xmlParameter(key, schema, root);
    return required.includes(key) ? parameter : { type: 'or', elements: [parameter, NOTHING] };
  });
  return {
    type: 'sequence',
    elements: [...parameters, { type: 'const_string', value: '\n</function>' }],
  };
}

const NOTHING = { type: 'grammar', grammar: 'root ::= ""' };

function xmlParameter(
  key: string,
  schema: unknown,
  root: Readonly<Record<string, unknown>>,
): object {
  const begin = `\n<parameter=${key}>\n`;
  const types = typesOf(schema, root);
  const texts = enumeratedTexts(schema);
  if (texts) {
    const elements = texts.map((value) => ({ type: 'const_string', value }));
    return tag(begin, { type: 'or', elements }, '\n</parameter>');
  }
  // The newline at the end is part of the text, so that the tag cannot be part of it.
  if (types.size === 0 || types.has('string')) {
    return tag(begin, { type: 'any_text' }, '</parameter>');
  }
  const { $defs, definitions } = root;
  const whole = {
    ...(schema as object),
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
  };
  return tag(begin, { type: 'json_schema', json_schema: whole }, '\n</parameter>');
}

function enumeratedTexts(schema: unknown): string[] | undefined {
  const values = isObject(schema) ? schema['enum'] : undefined;
  const isTexts = Array.isArray(values) && values.length > 0;
  if (!isTexts || !values.every((value) => typeof value === 'string' && value !== '')) {
    return undefined;
  }
  return values as string[];
}
