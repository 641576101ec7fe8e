// Like program.ts; TypeBox is an ES module only, which TypeScript's node16 does not let CommonJS have.
import { answerObject, type TextEngine } from 'openvino-serve';
import { Type } from 'typebox';

export async function legs(engine: TextEngine): Promise<number> {
  const schema = Type.Object({ legs: Type.Number() });
  const { object } = await answerObject(engine, { messages: [], schema });
  // @ts-expect-error: the schema says that it is a number.
  const wrong: string = object.legs;
  void wrong;
  return object.legs;
}
