import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../files.mjs';
import { contractFolder, dataFolder } from '../paths.mjs';
import { generateProto, NUMBERS_FILE } from './generate.ts';

const numbersText = () => readFile(join(contractFolder, NUMBERS_FILE), 'utf8');
const MODELS = 'proto/patchbay/plugin/v1/models.proto';

describe('the generated .proto files of the contract', () => {
  it('are what the data gives: after a change of data, run node tools/contract/main.mjs --typescript', async () => {
    const files = generateProto(await readFolder(dataFolder, '.json'), await numbersText());
    for (const [name, text] of files) {
      const written = await readFile(join(contractFolder, name), 'utf8');
      expect({ name, same: written === text }).toEqual({ name, same: true });
    }
  });

  it('have an rpc for every hook and API method', async () => {
    const data = await readFolder(dataFolder, '.json');
    const files = generateProto(data, await numbersText());
    for (const list of ['hooks', 'api'])
      for (const { name } of JSON.parse(data[`${list}.json`]))
        expect(files.get(`proto/patchbay/plugin/v1/${list}.proto`)).toContain(`  rpc ${name}(`);
  });

  it('keep the number of a field whatever comes, goes or moves around it', async () => {
    const data = await readFolder(dataFolder, '.json');
    const types = JSON.parse(data['types.json']);
    const { fields } = types.types['model.Reaction'];
    const first = fields.shift();
    fields.unshift({ name: 'Brand', type: 'bool', json: 'brand' });
    const changed = generateProto({ ...data, 'types.json': JSON.stringify(types) }, await numbersText());
    const was = generateProto(data, await numbersText());
    expect(was.get(MODELS)).toMatch(/message Reaction \{\n {2}string user_id = 1;/);
    const text = changed.get(MODELS);
    expect(first.name).toBe('UserId');
    expect(text).toMatch(/message Reaction \{\n {2}reserved 1;\n {2}reserved "user_id";\n/);
    expect(text).toContain(`  bool brand = ${fields.length + 1};\n  string post_id = 2;`);

    const back = generateProto(data, changed.get(NUMBERS_FILE));
    expect(back.get(MODELS)).toContain('  string user_id = 1;\n  string post_id = 2;');
    expect(back.get(MODELS)).toContain(`  reserved "brand";`);
  });

  it('give a field that changes its type another number', async () => {
    const data = await readFolder(dataFolder, '.json');
    const types = JSON.parse(data['types.json']);
    const { fields } = types.types['model.Reaction'];
    fields[0].type = '*string';
    const text = generateProto({ ...data, 'types.json': JSON.stringify(types) }, await numbersText()).get(
      MODELS,
    );
    expect(text).toContain(
      `message Reaction {\n  reserved 1;\n  optional string user_id = ${fields.length + 1};`,
    );
  });

  it('say so when a type has no protobuf form', async () => {
    const data = await readFolder(dataFolder, '.json');
    const changed = data['api.json'].replace(
      '"name":"groupId","type":"string"',
      '"name":"groupId","type":"map[int]string"',
    );
    expect(() => generateProto({ ...data, 'api.json': changed }, '{}')).toThrow('map[int]string');
  });
});
