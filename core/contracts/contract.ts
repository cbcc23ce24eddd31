import * as z from 'zod';

/** A shape that others may rely on, published as JSON Schema. */
export interface Contract {
  /** Kebab-case; the name of its file and of `stanch schema NAME`. */
  readonly name: string;
  /** What holds to it, in a few words. */
  readonly about: string;
  readonly schema: z.ZodType;
  /** `input`: files that people write, where an unknown key is a mistake. `output`: what Stanch prints, where a later version may add keys. */
  readonly of: 'input' | 'output';
}

/**
 * The JSON Schema of a contract, draft 7, which every editor reads. What only code can check, such as an end that must
 * not be before its start, is not in it.
 */
export function jsonSchemaOf({ name, about, schema, of }: Contract): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // Astro's YAML makes dates of its own; in a file they are texts.
      if (zodSchema._zod.def.type === 'date') jsonSchema.not = {};
      if (of === 'output') delete jsonSchema.additionalProperties;
      if (jsonSchema.anyOf) {
        const possible = jsonSchema.anyOf.filter((each) => typeof each !== 'object' || each.not === undefined);
        if (possible.length === jsonSchema.anyOf.length) return;
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, possible.length === 1 ? possible[0] : { anyOf: possible });
      }
    },
  });
  return { $schema, $id: `urn:stanch:schema:${name}:1`, title: `stanch ${name}`, description: about, ...rest };
}

/** `schema --json`. */
export const schemaListContract = z.strictObject({ schema: z.literal(1), schemas: z.array(z.strictObject({ name: z.string(), about: z.string() })) });
