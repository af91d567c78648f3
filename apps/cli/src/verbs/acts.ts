import type { Type } from '@nestjs/common';
import { Desk } from '@hub/platform';
import { fieldsOf, type InputField } from '../act-manual.js';
import { EXIT, type Exit } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { columns, say, sayJson, tell } from '../output.js';

/** Every act by name, or the fields of one. */
export const acts = (name: string | undefined, { json = false }: Readonly<{ json?: boolean }>): Promise<Exit> =>
  withHub(async ({ app }) => {
    const known = [...app.get(Desk).known().values()].map(({ definition }) => definition).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (name === undefined) {
      if (json) sayJson(known.map(({ name: act, roles, describe }) => ({ act, roles, describe })));
      else say(columns(known.map(({ name: act, roles, describe }) => [act, roles.join(', '), describe])));
      return EXIT.done;
    }
    const definition = known.find((each) => each.name === name);
    if (!definition) {
      tell(`There is no act ${name}; hub acts lists them.`);
      return EXIT.unusable;
    }
    const fields = await fieldsOf(app, definition.input as Type<object>);
    if (json) sayJson({ act: name, roles: definition.roles, describe: definition.describe, fields });
    else say([`${name}: ${definition.describe}`, `For: ${definition.roles.join(', ')}.`, ...linesOf(fields)].join('\n'));
    return EXIT.done;
  });

const linesOf = (fields: readonly InputField[], indent = '  '): readonly string[] =>
  fields.flatMap(({ name, kind, list, required, describe, choices, fields: inner }) => [
    `${indent}${name}${required ? '' : '?'}: ${choices ? choices.join(' | ') : kind}${list ? ' []' : ''}  ${describe}`,
    ...linesOf(inner ?? [], `${indent}  `),
  ]);
