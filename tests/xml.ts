import { SaxesParser } from 'saxes';

export interface Element {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Read XML 1.0 with namespaces; throws where it is not well formed. */
export function readXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root = { children: [] as (Element | string)[] };
  const open = [root];
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element = { name: local, namespace: uri, attributes: values, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const keep = (characters: string) => void open.at(-1)?.children.push(characters);
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  const [element] = root.children.filter((child) => typeof child !== 'string');
  if (!element) throw new Error('no element');
  return element;
}

/** Every element of a name below another, in order. */
export function elementsNamed(element: Element | undefined, name: string): readonly Element[] {
  return (element?.children ?? []).flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsNamed(child, name)],
  );
}

export function textOf({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
